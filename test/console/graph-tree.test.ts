import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EdgeView, NodeView } from '../../shared/api/graph.ts';
import { plusDays } from '../../shared/domain/dates.ts';
import { marksOn, numberOf } from '../../web/graph/days.ts';
import { pictureOf } from '../../web/graph/known.ts';
import { ringLayout } from '../../web/graph/ring-layout.ts';
import { type TimeTree, timeTree } from '../../web/graph/time-tree.ts';
import { madeUpCluster } from '../support/made-up-cluster.ts';

const node = (person: string, onset?: string): NodeView => ({
  person,
  status: onset === undefined ? 'contact' : 'case',
  cases: onset === undefined ? [] : [{ disease: 'mers', onset }],
  step: 0,
  sources: 0,
});
const edge = (from: string, to: string, more: Partial<EdgeView> = {}): EdgeView => ({
  id: `${from}-${to}`,
  kind: 'exposure',
  from,
  to,
  disease: 'mers',
  state: 'stands',
  ...more,
});
const treeOf = (nodes: readonly NodeView[], edges: readonly EdgeView[]) => timeTree(pictureOf(nodes, edges));
const placesIn = ({ places, first }: TimeTree) =>
  Object.fromEntries([...places].map(([person, { day, row }]) => [person, [day - first, row]]));

describe('the drawing of a cluster on days', () => {
  it('puts everybody on the day they fell ill or were last exposed, on their source’s row or below it', () => {
    const tree = treeOf(
      [node('c', '2015-05-20'), node('a', '2015-05-11'), node('b', '2015-05-18'), node('d')],
      [edge('a', 'b'), edge('a', 'c'), edge('b', 'd', { lastExposure: '2015-05-19' })],
    );
    expect(placesIn(tree)).toEqual({ a: [0, 0], b: [7, 0], d: [8, 0], c: [9, 1] });
    expect(tree).toMatchObject({ first: numberOf('2015-05-11'), last: numberOf('2015-05-20'), rows: 2 });
  });

  it('draws somebody below the preferred of several sources, else below the surest', () => {
    const nodes = [node('a', '2015-05-01'), node('b', '2015-05-02'), node('c', '2015-05-09')];
    const source = (...edges: EdgeView[]) => treeOf(nodes, edges).places.get('c')?.source;
    const proposed = { kind: 'link', state: 'proposed' } as const;
    expect(source(edge('a', 'c', proposed), edge('b', 'c', proposed))).toBe('a');
    expect(source(edge('a', 'c', proposed), edge('b', 'c', { ...proposed, state: 'confirmed' }))).toBe('b');
    expect(
      source(edge('a', 'c', { ...proposed, state: 'confirmed' }), edge('b', 'c', { ...proposed, preferred: true })),
    ).toBe('b');
    expect(source(edge('a', 'c', { ...proposed, state: 'ruled-out' }), edge('b', 'c', proposed))).toBe('b');
    expect(source(edge('a', 'c', { state: 'withdrawn' }))).toBeUndefined();
  });

  it('goes once around a circle of three, from its earliest on', () => {
    const nodes = [node('a', '2015-05-03'), node('b', '2015-05-01'), node('c', '2015-05-02')];
    const tree = treeOf(nodes, [edge('a', 'b'), edge('b', 'c'), edge('c', 'a')]);
    expect(placesIn(tree)).toEqual({ b: [0, 0], c: [1, 0], a: [2, 0] });
    expect(tree.places.get('b')?.source).toBeUndefined();
  });

  // Few people, so that circles are frequent.
  const people = fc.integer({ min: 1, max: 8 });
  const pairs = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 });

  it('draws each person once and nobody on another, in whatever circles they stand', () => {
    fc.assert(
      fc.property(people, pairs, fc.array(fc.nat(60)), (count, joined, days) => {
        const nodes = Array.from({ length: count }, (_, n) => {
          const day = days[n];
          return node(`p${n}`, day === undefined ? undefined : plusDays('2015-05-01', day));
        });
        const tree = treeOf(
          nodes,
          joined.map(([from, to]) => edge(`p${from}`, `p${to}`)),
        );
        expect([...tree.places.keys()].toSorted()).toEqual(nodes.map(({ person }) => person).toSorted());
        const places = [...tree.places.values()].map(({ day, row }) => `${day} ${row}`);
        expect(new Set(places).size).toBe(places.length);
        for (const { day, row } of tree.places.values()) {
          expect(day >= tree.first && day <= tree.last).toBe(true);
          expect(row >= 0 && row < tree.rows).toBe(true);
        }
      }),
    );
  });

  it('lets no line of the tree cross another where everybody fell ill after their source', () => {
    const later = fc.array(fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 9 })), { maxLength: 40 });
    fc.assert(
      fc.property(later, (behind) => {
        const days = [0];
        const edges = behind.map(([source, after], n) => {
          const from = source % (n + 1);
          days.push((days[from] ?? 0) + after);
          return edge(`p${from}`, `p${n + 1}`);
        });
        const nodes = days.map((day, n) => node(`p${n}`, plusDays('2015-05-01', day)));
        const { places } = treeOf(nodes, edges);
        // Along a row from the day after the source's to one's own, every stretch is somebody's alone.
        const taken = new Set<string>();
        for (const { day, row, source } of places.values()) {
          const from = source === undefined ? day : (places.get(source)?.day ?? day) + 1;
          for (let at = from; at <= day; at += 1) {
            expect(taken.has(`${at} ${row}`)).toBe(false);
            taken.add(`${at} ${row}`);
          }
        }
        // Down from a source to the lowest behind it, nobody's stretch is passed.
        for (const [person, { day, row }] of places) {
          const lowest = Math.max(row, ...[...places.values()].flatMap((at) => (at.source === person ? [at.row] : [])));
          for (let at = row + 1; at <= lowest; at += 1) expect(taken.has(`${day} ${at}`)).toBe(false);
        }
      }),
    );
  });

  it('needs few rows for many people, and not long for twenty thousand', () => {
    const { nodes, edges } = madeUpCluster(20_000);
    const picture = pictureOf(nodes, edges);
    const begun = performance.now();
    const tree = timeTree(picture);
    console.log(
      `20,000 people: ${tree.rows} rows over ${tree.last - tree.first} days, ${Math.round(performance.now() - begun)} ms`,
    );
    expect(tree.places.size).toBe(20_000);
    expect(tree.rows).toBeLessThan(10_000);
  });

  it('draws a chain of some hundreds on one row', () => {
    const nodes = Array.from({ length: 600 }, (_, n) => node(`p${n}`, plusDays('2015-01-01', n)));
    const edges = nodes.slice(1).map(({ person }, n) => edge(`p${n}`, person));
    expect(treeOf(nodes, edges)).toMatchObject({ rows: 1, first: numberOf('2015-01-01') });
  });

  it('marks about ten days of whatever time is in sight', () => {
    for (const days of [0, 5, 30, 200, 700, 9_000]) {
      const marks = marksOn(100, 100 + days);
      expect(marks.length).toBeLessThanOrEqual(13);
      for (const mark of marks) expect(mark >= 100 && mark <= 100 + days).toBe(true);
    }
  });
});

describe('the drawing of a network', () => {
  it('begins with everybody on a place of their own, the same each time', () => {
    const { nodes, edges } = madeUpCluster(500);
    const alone = [node('alone'), node('also alone')];
    const picture = pictureOf([...nodes, ...alone], edges);
    const { x, y } = ringLayout(picture);
    expect(ringLayout(picture)).toEqual({ x, y });
    const places = [...x].map((at, n) => `${at.toFixed(3)} ${y[n]?.toFixed(3)}`);
    expect(new Set(places).size).toBe(502);
    expect([...x, ...y].every(Number.isFinite)).toBe(true);
  });
});
