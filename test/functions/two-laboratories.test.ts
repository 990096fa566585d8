import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveId } from '../../shared/runtime/ids.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { gate, interleave } from '../support/interleave.ts';
import { contact, interview, phoneOf, report } from '../support/made-up.ts';

const world = freshWorld();
let n = 0;

/** One infection as two laboratories report it. */
function twoReports() {
  n += 1;
  const person = {
    name: { family: 'Громова', given: 'Зоя' },
    birthDate: '1990-05-01',
    phones: [{ number: phoneOf(9_400_000 + n) }],
  };
  return [
    report({ ...person, source: 'north', caseId: `n-${n}` }),
    report({ ...person, source: 'south', caseId: `s-${n}`, nationalNumber: `12345${n}` }),
  ] as const;
}

const caseOf = ({ source, caseId }: { source: string; caseId: string }) => deriveId('case', source, caseId);

const withdrawal = ({ source, caseId }: { source: string; caseId: string }) => ({
  kind: 'withdraw',
  source,
  caseId,
  issuedAt: '2020-03-03T00:00:00Z',
});

test('two laboratories that report one infection at once make one person and one task; the second joins', async () => {
  gate(world().client);
  const property = fc.asyncProperty(fc.array(fc.nat(1), { minLength: 8, maxLength: 30 }), async (turns) => {
    const [north, south] = twoReports();
    const became = await interleave<string>(
      turns,
      () => world().register(north),
      () => world().register(south),
    );
    expect(became.toSorted()).toEqual(['joined', 'opened']);
  });
  await fc.assert(property, { numRuns: 8 });
  expect(await world().peopleProfiles()).toHaveLength(8);
  const tasks = await world().tasks();
  expect(tasks).toHaveLength(8);
  for (const { reasons } of tasks) expect(Object.keys(reasons)).toHaveLength(1);
  expect(await world().settled()).toMatchObject({ in: 16, opened: 8, joined: 8, people: 8 });
});

test('withdrawing one of two reports keeps the interview; withdrawing both closes it', async () => {
  const [north, south] = twoReports();
  await world().register(north);
  await world().register(south);
  expect(await world().register(withdrawal(north))).toBe('not-needed');
  expect(await world().tasks()).toMatchObject([{ state: 'open', place: { kind: 'case-interview' } }]);
  expect(await world().register(withdrawal(south))).toBe('not-needed');
  const [task] = await world().tasks();
  expect(task).toMatchObject({ state: 'closed', reasons: {} });
  expect(task?.place).toBeUndefined();
  expect(await world().settled()).toMatchObject({ in: 4, opened: 1, joined: 1, notNeeded: 2, closed: 1, open: 0 });
});

test('two more laboratories that join at once are both remembered: the interview ends with the last of all', async () => {
  gate(world().client);
  const property = fc.asyncProperty(fc.array(fc.nat(1), { minLength: 6, maxLength: 24 }), async (turns) => {
    const [north] = twoReports();
    const [east, west] = ['east', 'west'].map((source) => ({ ...north, source, caseId: `${source}-${n}` }));
    if (east === undefined || west === undefined) return;
    await world().register(north);
    await interleave<string>(
      turns,
      () => world().register(east),
      () => world().register(west),
    );
    const state = async () =>
      (await world().tasks()).find(({ reasons }) => JSON.stringify(reasons).includes(caseOf(north)))?.state;
    const infections = (await world().items('caseFiles')).filter(({ sk }) => sk.startsWith('INFECTION#'));
    const mine = infections.find(({ caseId }) => caseId === caseOf(north));
    expect(mine).toMatchObject({ cases: expect.arrayContaining([north, east, west].map(caseOf)) });
    await world().register(withdrawal(north));
    await world().register(withdrawal(east));
    expect(await state()).toBe('open');
    await world().register(withdrawal(west));
    expect(await state()).toBeUndefined();
  });
  await fc.assert(property, { numRuns: 6, examples: [[[0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]]] });
  await world().settled();
});

test('when every report of an infection is withdrawn its exposures are marked, and the contacts are not called any more', async () => {
  const [north, south] = twoReports();
  await world().register(north);
  await world().register(south);
  await world().flow();
  const held = await world().mustClaim('operator-1');
  const named = [contact('a'), contact('b')];
  await world().finish('operator-1', held, { outcome: 'completed', interview: interview(named) });
  expect(await world().settled()).toMatchObject({ exposures: 2, open: 2 });

  await world().register(withdrawal(north));
  expect(await world().settled()).toMatchObject({ exposures: 2, open: 2 });
  await world().register(withdrawal(south));
  expect(await world().settled({ twice: true })).toMatchObject({ exposures: 0, open: 0, closed: 3 });
  expect((await world().exposures()).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
  expect(await world().graph('north')).toEqual([]);
});

test('a report newer than its withdrawal stands again, and so do the exposures', async () => {
  const [north] = twoReports();
  await world().register(north);
  await world().flow();
  const held = await world().mustClaim('operator-1');
  await world().finish('operator-1', held, { outcome: 'completed', interview: interview([contact('a')]) });
  await world().flow();
  await world().register(withdrawal(north));
  expect(await world().settled()).toMatchObject({ exposures: 0, open: 0 });
  await world().register({ ...north, issuedAt: '2020-03-04T00:00:00Z' });
  expect(await world().settled()).toMatchObject({ exposures: 1, open: 2 });
  expect((await world().exposures()).map(({ state }) => state)).toEqual(['stands']);
});
