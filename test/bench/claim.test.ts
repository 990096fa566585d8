import { afterAll, beforeAll, expect, test } from 'vitest';
import { watchClaims } from '../../local/bench/claim/claims-watch.ts';
import { measureParts } from '../../local/bench/claim/parts.ts';
import { complaintsAbout, tableOf } from '../../local/bench/claim/print.ts';
import { openStand, type Stand } from '../../local/bench/claim/stand.ts';
import { dynoxideBinary } from '../../local/engines/dynamodb-program.ts';
import { takeTask } from '../../shared/storage/call-queue.ts';

const from = '2026-11-24T10:00:00.000Z';
const options = {
  tasks: [400],
  seconds: 1,
  seed: 1,
  report: undefined,
  operators: [2],
  shift: 60,
  head: 20,
  virtual: false,
};
const on = { tasks: 400, from, say: () => undefined };
const embedded = dynoxideBinary() !== undefined;

let stands: Stand[] = [];
const stand = async (): Promise<Stand> => {
  const opened = await openStand({ tasks: on.tasks, now: from });
  stands.push(opened);
  return opened;
};

beforeAll(() => {
  stands = [];
});
afterAll(async () => {
  for (const each of stands) await each.stop();
});

test.skipIf(!embedded)('a shift that starts in virtual time comes out the same each time', async () => {
  const measured = async () => measureParts(await stand(), on, { ...options, only: 'b', virtual: true });
  const [first, second] = [await measured(), await measured()];
  expect(second).toEqual(first);
  expect(first.map(({ claims, doubleClaims, leftEmpty }) => ({ claims, doubleClaims, leftEmpty }))).toEqual(
    Array.from({ length: 2 }, () => ({ claims: 60, doubleClaims: 0, leftEmpty: 0 })),
  );
  // One line and 60 people at its head at once: they do meet, or nothing of this would be measured.
  expect(first[1]?.conflictsPerClaim).toBeGreaterThan(0.1);
  // What a claim costs that meets nobody; each conflict is one more write, and another look at the line.
  for (const { wruPerClaim, rruPerClaim, conflictsPerClaim } of first) {
    expect(wruPerClaim - conflictsPerClaim).toBeCloseTo(5, 1);
    expect(rruPerClaim).toBeGreaterThanOrEqual(2.5);
    expect(rruPerClaim).toBeLessThanOrEqual(2.5 + 1.5 * conflictsPerClaim);
  }
});

test.skipIf(!embedded)(
  'every part is measured on this engine, and complained about where it is not as promised',
  async () => {
    const figures = await measureParts(await stand(), on, { ...options, only: undefined, shift: 10 });
    expect(figures.map(({ part, store }) => `${part} ${store}`)).toEqual([
      'b this engine',
      'b virtual',
      'b this engine',
      'b virtual',
      'a this engine',
      'c this engine',
    ]);
    expect(figures.map(({ doubleClaims }) => doubleClaims)).toEqual([0, 0, 0, 0, 0, 0]);
    for (const { claims, p99 } of figures) expect(Math.min(claims, p99)).toBeGreaterThan(0);
    expect(tableOf(figures).split('\n')).toHaveLength(7);
    const broken = figures.map((each) => ({ ...each, doubleClaims: 1 }));
    expect(complaintsAbout(broken)).toHaveLength(6);
  },
);

test.skipIf(!embedded)('a task that two were told of is found in the table', async () => {
  const on = await stand();
  const watch = await watchClaims(on);
  const queue = { client: on.client(), table: 'CallQueue' };
  const seen = { pk: 'PERSON#person_bench00000000', availableAt: from, epoch: 0, notFor: [] };
  const claiming = { holder: 'operator-1', now: from, until: '2026-11-24T11:00:00.000Z', notFor: '' };
  expect(await takeTask(queue, seen, claiming)).toBeDefined();
  watch.told('operator-1', { task: 'person_bench00000000', epoch: 1 });
  expect(await watch.doubles()).toBe(0);
  watch.told('operator-2', { task: 'person_bench00000000', epoch: 1 });
  expect(await watch.doubles()).toBe(1);
});
