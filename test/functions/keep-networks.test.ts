import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keepNetworks } from '../../functions/keep-networks/keep-networks.ts';
import type { Exposure } from '../../shared/domain/cases/exposure.ts';
import { digestOf } from '../../shared/runtime/ids.ts';
import { countingUnits } from '../../shared/runtime/units.ts';
import { readHeads, readTree } from '../../shared/storage/networks.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { gate, interleave } from '../support/interleave.ts';
import { changesOf, expectKept, networksOf, settleNetworks } from '../support/kept-networks.ts';
import { changeExposure, endCase, exposureOf, plantCases, plantExposures, plantMerge } from '../support/planted.ts';
import { seededChance } from '../support/world.ts';

const world = freshWorld();

const settle = (writesAtOnce?: number) => settleNetworks(world(), networksOf(world(), writesAtOnce));
const looked = (exposure: string, of: string) =>
  keepNetworks(networksOf(world()), JSON.stringify({ schema: 'ringtrace.graph.v1', exposure, of }));
const heads = async () =>
  (await readHeads(world().wired)).map(({ people, exposures, cases }) => ({ people, exposures, cases }));

test('two who meet are a network, a third joins it, and two networks that meet are one', async () => {
  await plantCases(world(), { a: '2020-02-01', d: undefined });
  await plantExposures(world(), [exposureOf('a', 'b'), exposureOf('d', 'e')]);
  await settle();
  expect(await heads()).toEqual([
    { people: 2, exposures: 1, cases: 1 },
    { people: 2, exposures: 1, cases: 1 },
  ]);
  await plantExposures(world(), [exposureOf('b', 'c'), exposureOf('c', 'd')]);
  await settle();
  expect(await heads()).toEqual([{ people: 5, exposures: 4, cases: 2 }]);
  await expectKept(world());
});

test('large networks meet by appending, and nothing of the smaller is written again', async () => {
  const star = (hub: string) => Array.from({ length: 40 }, (_, n) => exposureOf(hub, `${hub}-${n}`));
  await plantExposures(world(), [...star('a'), ...star('b')]);
  await settle();
  const before = new Set((await world().items('caseFiles')).map(digestOf));
  await plantExposures(world(), [exposureOf('a', 'b')]);
  await settle();
  const written = (await world().items('caseFiles')).filter((item) => !before.has(digestOf(item)));
  expect(written.map(({ sk }) => sk.split(/[#_]/)[0]).sort()).toEqual([
    'EDGE',
    'EXPOSED',
    'EXPOSED-BY',
    'SEGMENT',
    'network',
    'network',
  ]);
  expect(await heads()).toEqual([{ people: 82, exposures: 81, cases: 0 }]);
  await expectKept(world());

  // What is marked in a segment is rebuilt with the network that the segment belongs to.
  const cut = exposureOf('b', 'b-0');
  await plantExposures(world(), [exposureOf('b-0', 'x')]);
  await changeExposure(world(), cut, { state: 'withdrawn' });
  await settle();
  expect((await heads()).map(({ people }) => people).sort()).toEqual([2, 81]);
  await expectKept(world());
});

test('who hangs together by another exposure stays when one is taken back, who does not is parted', async () => {
  const ring = [
    exposureOf('a', 'b'),
    exposureOf('b', 'c'),
    exposureOf('c', 'a'),
    exposureOf('c', 'd'),
    exposureOf('d', 'e'),
  ];
  await plantExposures(world(), ring);
  await settle();
  const [ab, bc, , cd] = ring;
  if (!ab || !bc || !cd) return;
  await changeExposure(world(), ab, { state: 'withdrawn' });
  await settle();
  expect(await heads()).toEqual([{ people: 5, exposures: 4, cases: 0 }]);
  await changeExposure(world(), cd, { state: 'withdrawn' });
  await settle();
  expect(await expectKept(world())).toBe(2);
  await changeExposure(world(), bc, { state: 'withdrawn' });
  await settle();
  expect(await expectKept(world())).toBe(2);
});

test('between an exposure that was taken back and its rebuilding the old network is there, and says so', async () => {
  await plantExposures(world(), [exposureOf('a', 'b'), exposureOf('b', 'c'), exposureOf('c', 'd')]);
  await settle();
  await changeExposure(world(), exposureOf('b', 'c'), { state: 'withdrawn' });
  const body = JSON.stringify({ schema: 'ringtrace.graph.v1', exposure: 'exposure_b_c_0', of: 'b' });
  expect(await keepNetworks(networksOf(world()), body)).toBe('marked');
  expect(await readHeads(world().wired)).toMatchObject([{ people: 4, exposures: 2, dirtySince: world().now() }]);
  await settle();
  expect(await expectKept(world())).toBe(2);
});

test('a large part is split off bit by bit, and every edge stays findable on the way', async () => {
  const star = (hub: string) => Array.from({ length: 30 }, (_, n) => exposureOf(hub, `${hub}-${n}`));
  const bridge = exposureOf('a', 'b');
  await plantCases(world(), Object.fromEntries([...'ab'].map((name) => [name, undefined])));
  await plantExposures(world(), [
    ...star('a'),
    ...star('b'),
    bridge,
    exposureOf('b-1', 'b-2'),
    exposureOf('b-2', 'b-3'),
  ]);
  await settle(20);
  await changeExposure(world(), bridge, { state: 'withdrawn' });
  await settle(20);
  expect(await expectKept(world())).toBe(2);
  const [first] = await readHeads(world().wired);
  expect((await readTree(world().wired, first?.networkId ?? '')).edges.length).toBeGreaterThanOrEqual(30);
});

test('two who turn out to be one are one of the network, whichever was told of, and two again when that was a mistake', async () => {
  await plantCases(world(), { x: undefined });
  await plantExposures(world(), [exposureOf('a', 'x'), exposureOf('y', 'b')]);
  await settle();
  await plantMerge(world(), 'x', 'y');
  await settle();
  expect(await heads()).toEqual([{ people: 3, exposures: 2, cases: 1 }]);
  await plantMerge(world(), 'z', 'x');
  await settle();
  expect(await heads(), 'nothing was told of z').toEqual([{ people: 3, exposures: 2, cases: 1 }]);
  await expectKept(world());
  await plantMerge(world(), 'x', 'y', 'parted');
  await settle();
  expect(await expectKept(world())).toBe(2);
  await changeExposure(world(), exposureOf('a', 'x'), { state: 'withdrawn' });
  await settle();
  expect(await expectKept(world()), 'nobody is a network alone').toBe(1);
});

test('what was read before a change and written after it is not left so', async () => {
  gate(world().client);
  const property = fc.asyncProperty(fc.array(fc.nat(1), { minLength: 30, maxLength: 60 }), async (order) => {
    const exposure = exposureOf('a', 'b', {}, order.length);
    const ids = { exposureId: `${exposure.exposureId}_${digestOf(order)}` };
    const told = { ...exposure, ...ids };
    await plantExposures(world(), [told]);
    const body = JSON.stringify({ schema: 'ringtrace.graph.v1', exposure: told.exposureId, of: 'a' });
    const deliver = () => keepNetworks(networksOf(world()), body);
    await interleave(order, deliver, async () => {
      await changeExposure(world(), told, { state: 'withdrawn' });
      return deliver();
    });
    await changesOf(world());
    const [kept] = await readHeads(world().wired);
    expect(kept?.exposures ?? 0).toBe(0);
    await settle();
  });
  await fc.assert(property, { numRuns: 25, endOnFailure: true });
});

test('what one commit takes for granted another may have changed: whoever leaves, joins or stays is seen by both', async () => {
  gate(world().client);
  let round = 0;
  const property = fc.asyncProperty(fc.array(fc.nat(1), { minLength: 30, maxLength: 60 }), async (order) => {
    const name = (who: string) => `n${++round}-${who}`;
    const [a, b, c] = [name('a'), name('b'), name('c')];
    const [first, second] = [exposureOf(a, b), exposureOf(b, c)];
    await plantExposures(world(), [first]);
    await settle();
    await changeExposure(world(), first, { state: 'withdrawn' });
    await interleave(
      order,
      () => looked(first.exposureId, a),
      async () => {
        await plantExposures(world(), [second]);
        return looked(second.exposureId, b);
      },
    );
    await settle();
    await expectKept(world());
  });
  await fc.assert(property, { numRuns: 8, endOnFailure: true });
});

test('nobody is left alone in a network by what was told of them meanwhile and taken back again', async () => {
  const [first, second] = [exposureOf('a', 'b'), exposureOf('b', 'c')];
  await plantExposures(world(), [first]);
  await settle();
  await changeExposure(world(), first, { state: 'withdrawn' });
  await plantExposures(world(), [second]);
  await looked(first.exposureId, 'a');
  await changeExposure(world(), second, { state: 'withdrawn' });
  await settle();
  expect(await heads()).toEqual([]);
  await expectKept(world());
});

test('an exposure with oneself is none, and a message that comes again writes nothing', async () => {
  const [self, told] = [exposureOf('a', 'a'), exposureOf('a', 'b')];
  await plantExposures(world(), [self, told]);
  await settle();
  expect(await heads()).toEqual([{ people: 2, exposures: 1, cases: 0 }]);
  const { units } = await countingUnits(() => looked(told.exposureId, 'a'));
  expect(units.wru).toBe(0);
  const alone = exposureOf('z', 'z');
  await plantExposures(world(), [alone]);
  await settle();
  expect(await heads()).toHaveLength(1);
});

const names = [...'abcdefghij'];
const Step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('tell' as const),
      from: fc.constantFrom(...names),
      to: fc.constantFrom(...names),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('turn' as const), at: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('case' as const), who: fc.constantFrom(...names) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('merge' as const),
      into: fc.constantFrom(...names),
      merged: fc.constantFrom(...names),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('part' as const), merged: fc.constantFrom(...names) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('settle' as const) }) },
);

test('whatever the order, repetition and concurrency, the networks are those of a computation over everything', async () => {
  let round = 0;
  const property = fc.asyncProperty(
    fc.array(Step, { minLength: 5, maxLength: 30 }),
    fc.integer(),
    fc.integer({ min: 1, max: 6 }),
    fc.constantFrom(8, 14, 96),
    async (steps, seed, together, writesAtOnce) => {
      const prefix = `r${++round}-`;
      const delivery = { chance: seededChance(seed), together };
      const told: Exposure[] = [];
      const cases = new Map<string, boolean>();
      const into = new Map<string, string>();
      for (const step of steps) {
        if (step.do === 'settle') await settleNetworks(world(), networksOf(world(), writesAtOnce), delivery);
        if (step.do === 'tell' && step.from !== step.to) {
          const exposure = exposureOf(prefix + step.from, prefix + step.to, { setting: step.from }, told.length);
          told.push(exposure);
          await plantExposures(world(), [exposure]);
        }
        const turned = step.do === 'turn' ? told[step.at % Math.max(1, told.length)] : undefined;
        if (turned !== undefined)
          told[told.indexOf(turned)] = await changeExposure(world(), turned, {
            state: turned.state === 'stands' ? 'withdrawn' : 'stands',
            setting: 'again',
          });
        // As merge-people has it: of two who are somebody else already, neither is merged.
        if (step.do === 'merge' && step.into !== step.merged && !into.has(step.into) && !into.has(step.merged)) {
          await plantMerge(world(), prefix + step.into, prefix + step.merged);
          into.set(step.merged, step.into);
        }
        const survivor = step.do === 'part' ? into.get(step.merged) : undefined;
        if (step.do === 'part' && survivor !== undefined) {
          await plantMerge(world(), prefix + survivor, prefix + step.merged, 'parted');
          into.delete(step.merged);
        }
        if (step.do !== 'case') continue;
        const who = prefix + step.who;
        if (!cases.has(who)) await plantCases(world(), { [who]: undefined });
        else if (cases.get(who) === true) await endCase(world(), who);
        cases.set(who, !cases.has(who));
      }
      await settleNetworks(world(), networksOf(world(), writesAtOnce), delivery);
      await expectKept(world());
    },
  );
  await fc.assert(property, { numRuns: 10, endOnFailure: true });
}, 300_000);
