import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EdgeView, NodeView } from '../../shared/api/graph.ts';
import { fitting, fromScreen, movedBy, toScreen, zoomed } from '../../web/graph/camera.ts';
import { coloursFor, hues, none } from '../../web/graph/colours.ts';
import { seenOf } from '../../web/graph/filter.ts';
import { judgedIn } from '../../web/graph/judged-in.ts';
import { pictureOf } from '../../web/graph/known.ts';
import { lineAt, personAt } from '../../web/graph/pick.ts';
import { sceneOf } from '../../web/graph/scene.ts';
import { choices, lookAt, type View, viewInAddress } from '../../web/graph/view.ts';
import { csvOf } from '../../web/supervise/csv.ts';
import { madeUpCluster } from '../support/made-up-cluster.ts';

const plain = viewInAddress.read('');

describe('a view in an address', () => {
  const chosen = fc.record(
    Object.fromEntries(Object.entries(choices).map(([key, all]) => [key, fc.constantFrom(...all)])),
  );
  const written = fc.record(
    {
      person: fc.stringMatching(/^[\w.:-]{1,64}$/),
      from: fc.constantFrom('2015-05-01', '2020-12-31'),
      place: fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => /^.+$/.test(text)),
      generation: fc.nat(500).map(String),
    },
    { requiredKeys: [] },
  );

  it('comes back as it was, whatever was chosen', () => {
    fc.assert(
      fc.property(chosen, written, (some, more) => {
        const view = { ...plain, ...some, ...more } as View;
        expect(viewInAddress.read(viewInAddress.write(view))).toEqual(view);
      }),
    );
  });

  it('is as if nothing was said where an address says what cannot be', () => {
    expect(viewInAddress.read('colour=name&from=yesterday&person=<b>&generation=-1&x=1')).toEqual(plain);
    expect(viewInAddress.write(plain)).toBe('');
  });

  it('leaves behind with the people before what was chosen and left out among them', () => {
    const view = { ...plain, drawn: 'network', person: 'a', chosen: 'b', setting: 'work', expanded: 'b,c' } as const;
    expect(viewInAddress.write(lookAt(view, { network: 'n' }))).toBe('drawn=network&network=n');
  });
});

describe('what is seen of a picture', () => {
  const { nodes, edges } = madeUpCluster(90);
  const picture = pictureOf(nodes, edges);
  const seen = (left: Partial<View>) => seenOf(picture, { ...plain, ...left });
  const people = (left: Partial<View>) => seen(left).people.map(({ node }) => node.person);

  it('is everybody where nothing is left out', () => {
    expect(seen({})).toEqual(picture);
  });

  it('is of the days, the place, the generation that were asked for, first and last day included', () => {
    const onsets = nodes.flatMap(({ person, cases: [one] }) =>
      one?.onset === undefined ? [] : [{ person, day: one.onset }],
    );
    const [day = ''] = onsets
      .map((each) => each.day)
      .toSorted()
      .slice(10);
    const cases = people({ from: day, to: day, contacts: 'hidden' });
    expect(cases).toEqual(onsets.filter((each) => each.day === day).map(({ person }) => person));
    expect(people({ place: 'hospital 2' })).toEqual(
      nodes.filter(({ cases: [one] }) => one?.hospital === 'hospital 2').map(({ person }) => person),
    );
    expect(people({ generation: '2' })).toEqual(
      nodes.filter(({ generation }) => generation === 2).map(({ person }) => person),
    );
  });

  it('is of a setting whoever was exposed in it and who exposed them, and no line of another', () => {
    const of = seen({ setting: 'work' });
    expect(of.edges).toEqual(edges.filter(({ setting }) => setting === 'work'));
    expect(of.people.map(({ node }) => node.person).toSorted()).toEqual(
      [...new Set(of.edges.flatMap(({ from, to }) => [from, to]))].toSorted(),
    );
  });

  it('has no line to somebody who is not seen', () => {
    const { people: some, edges: between } = seen({ contacts: 'hidden' });
    const there = new Set(some.map(({ node }) => node.person));
    expect(between.length).toBeGreaterThan(0);
    for (const { from, to } of between) expect(there.has(from) && there.has(to)).toBe(true);
  });
});

describe('colours and sizes', () => {
  const node = (person: string, ageBand?: string): NodeView => ({
    person,
    status: 'case',
    cases: [{ disease: 'mers', ...(ageBand === undefined ? {} : { ageBand }) }],
    step: 0,
    sources: 0,
  });

  it('go to the most frequent, and what is beyond the eighth shares one', () => {
    const ages = Array.from({ length: 10 }, (_, n) => Array.from({ length: 10 - n }, () => `${n}0`)).flat();
    const { people } = pictureOf([...ages.map((age, n) => node(`p${n}`, age)), node('unknown')], []);
    const colours = coloursFor(people, 'age');
    expect([...colours.values()]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 7, 7, none]);
    expect(none).toBe(hues.length);
  });

  it('count cases that were infected once, and nobody by what was ruled out or taken back', () => {
    const edge = (id: string, to: string, state: EdgeView['state']): EdgeView => ({
      id,
      kind: 'link',
      from: 'a',
      to,
      disease: 'mers',
      state,
    });
    const { people } = pictureOf(
      ['a', 'b', 'c', 'd'].map((person) => node(person)),
      [
        edge('1', 'b', 'proposed'),
        edge('2', 'b', 'confirmed'),
        edge('3', 'c', 'ruled-out'),
        edge('4', 'd', 'withdrawn'),
      ],
    );
    expect(people[0]).toMatchObject({ infected: 1, met: 3 });
  });
});

describe('a judgement', () => {
  const link = (from: string, to: string, more: Partial<EdgeView> = {}): EdgeView => ({
    id: `${from}-${to}`,
    kind: 'link',
    from,
    to,
    disease: 'mers',
    state: 'proposed',
    ...more,
  });
  const loaded = (...edges: EdgeView[]) => ({ nodes: [], edges, cycles: 0, complete: true, rebuilding: false });

  it('takes a link that is ruled out away, and brings it back as it is said to be', () => {
    const other = link('x', 'y');
    const without = judgedIn(loaded(link('a', 'b'), other), link('a', 'b', { state: 'ruled-out' }), undefined);
    expect(without.edges).toEqual([other]);
    expect(judgedIn(without, link('a', 'b', { state: 'confirmed' }), undefined).edges).toEqual([
      other,
      link('a', 'b', { state: 'confirmed' }),
    ]);
  });

  it('leaves one preferred source of whoever was infected, and those of others as they were', () => {
    const before = loaded(link('a', 'b', { preferred: true }), link('c', 'b'), link('a', 'd', { preferred: true }));
    expect(judgedIn(before, link('c', 'b'), 'c').edges).toEqual([
      link('a', 'b'),
      link('a', 'd', { preferred: true }),
      link('c', 'b', { preferred: true }),
    ]);
  });
});

describe('the window on a drawing', () => {
  const size = { width: 900, height: 500 };
  const number = fc.double({ min: -1e4, max: 1e4, noNaN: true });
  const places = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 30 });
  const pointsOf = (all: readonly (readonly [number, number])[]) => ({
    x: Float64Array.from(all, ([x]) => x),
    y: Float64Array.from(all, ([, y]) => y),
  });

  it('has everybody in it at first', () => {
    fc.assert(
      fc.property(places, fc.boolean(), (all, onDays) => {
        const camera = fitting(pointsOf(all), size, onDays);
        for (const [x, y] of all) {
          const [sx, sy] = toScreen(camera, size, x, y);
          expect(sx > 0 && sx < size.width && sy > 0 && sy < size.height).toBe(true);
        }
      }),
    );
  });

  it('keeps what is under the pointer there while it is zoomed, and moves by what the hand moved', () => {
    const by = fc.double({ min: 0.5, max: 2, noNaN: true });
    fc.assert(
      fc.property(by, by, fc.nat(899), fc.nat(499), (across, down, sx, sy) => {
        const camera = { x: 3, y: 4, across: 10, down: 5 };
        const there = fromScreen(camera, size, sx, sy);
        const after = toScreen(zoomed(camera, size, { across, down }, sx, sy), size, ...there);
        expect(after[0]).toBeCloseTo(sx, 6);
        expect(after[1]).toBeCloseTo(sy, 6);
        const moved = toScreen(movedBy(camera, 7, -9), size, ...there);
        expect([moved[0] - sx, moved[1] - sy]).toEqual([expect.closeTo(7, 6), expect.closeTo(-9, 6)]);
      }),
    );
  });

  it('finds the nearest person under a pointer, and a line where nobody is', () => {
    const { nodes, edges } = madeUpCluster(2);
    const picture = pictureOf(nodes, edges);
    const points = { x: Float64Array.of(0, 10), y: Float64Array.of(0, 0) };
    const scene = sceneOf(picture, points, false, plain);
    const camera = { x: 5, y: 0, across: 20, down: 20 };
    const at = (x: number, y: number) => [personAt(scene, camera, size, x, y), lineAt(scene, camera, size, x, y)];
    const [left, middle] = toScreen(camera, size, 0, 0);
    expect(at(left + 2, middle)).toEqual([0, 0]);
    expect(at(size.width / 2, middle + 3)).toEqual([undefined, 0]);
    expect(at(size.width / 2, middle + 30)).toEqual([undefined, undefined]);
  });
});

describe('rows for a spreadsheet', () => {
  it('have no formulas, and keep what was in them', () => {
    expect(
      csvOf([
        ['a', '=1+1', '+7916', '-x', '@b', '\tc'],
        [-1, 'x,"y"', undefined, 'z'],
      ]),
    ).toBe(`a,'=1+1,'+7916,'-x,'@b,'\tc\r\n-1,"x,""y""",,z\r\n`);
  });
});
