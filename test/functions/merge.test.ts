import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergePeople } from '../../functions/merge-people/merge-people.ts';
import { partPeople, tellApart } from '../../functions/merge-people/part-people.ts';
import { openRingBack } from '../../functions/open-ring-back/open-ring-back.ts';
import { transferCall } from '../../functions/pass-on-call/pass-on-call.ts';
import { readNames } from '../../shared/storage/graph.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { gate, interleave } from '../support/interleave.ts';
import { contact, interview, report } from '../support/made-up.ts';

/** Two people who are one, and are two again. */
const world = freshWorld({ followUps: true });
const sam = { id: 'sam', roles: ['supervisor'] } as const;

const merge = (one: string, other: string, who: { id: string; roles: readonly ('operator' | 'supervisor')[] } = sam) =>
  mergePeople(world().wired, who, one, { other });
const part = (one: string, other: string) => partPeople(world().wired, sam, one, { other });

const personWith = async (number: string) => {
  const [found] = (await world().peopleProfiles()).filter(
    ({ identity, mergedInto }) => mergedInto === undefined && identity.phones.some(({ e164 }) => e164 === number),
  );
  return found?.personId ?? '';
};
const open = async () => (await world().tasks()).filter(({ state }) => state === 'open');
const standing = async () =>
  (await open()).map(({ personId, reasons }) => [
    personId,
    Object.values(reasons)
      .map(({ kind }) => kind)
      .sort(),
  ]);

let n = 0;
/** A contact who was named, and a case that was reported under another spelling and number. */
async function twice() {
  n += 1;
  const phones = [`+7000888${1000 + 2 * n}`, `+7000888${1001 + 2 * n}`] as const;
  const source = `+7000889${1000 + n}`;
  await world().register(report({ caseId: `source-${n}`, onsetDate: '2020-02-28', phones: [{ number: source }] }));
  await world().flow();
  const name = { family: 'Орлова', given: 'Анна' };
  const rows = [contact('a', { name, phones: [{ number: phones[0] }], lastExposure: '2020-03-01' })];
  const rung = await openRingBack(world().wired, 'zoe', { number: source });
  if ('refused' in rung || rung.task === undefined) throw new Error('The source was not there.');
  await world().finish('zoe', rung.task, { outcome: 'completed', interview: interview(rows) });
  await world().register(report({ caseId: `other-${n}`, onsetDate: '2020-03-01', phones: [{ number: phones[1] }] }));
  await world().flow();
  const [one, other] = [await personWith(phones[0]), await personWith(phones[1])];
  expect(new Set([one, other, '']).size).toBe(3);
  return { one, other, phones };
}

describe('two people who are one', () => {
  test('have one task with the reasons of both, are found as the survivor, and keep both histories', async () => {
    const { one, other, phones } = await twice();
    expect(await merge(one, other)).toEqual({ status: 'merged', person: one });
    expect(await merge(one, other)).toEqual({ status: 'already-so', person: one });
    expect(await readNames(world().wired, other)).toEqual({ person: one, alsoKnownAs: [other] });
    expect((await standing()).filter(([id]) => id === one || id === other)).toEqual([
      [one, ['case-interview', 'contact-notification']],
    ]);
    const found = await openRingBack(world().wired, 'bea', { number: phones[1] });
    expect(found).toMatchObject({ task: { id: one } });
    expect(await world().items('people')).toContainEqual(expect.objectContaining({ sk: 'PROFILE', mergedInto: one }));
    await world().settled();
  });

  test('are called for what is reported of either afterwards, and once for one infection', async () => {
    const { one, other, phones } = await twice();
    await merge(one, other);
    const again = { caseId: `third-${n}`, source: 'registry', phones: [{ number: phones[1] }] };
    expect(await world().register(report(again))).toBe('joined');
    await world().register({
      kind: 'withdraw',
      source: 'registry',
      caseId: `third-${n}`,
      issuedAt: '2020-06-02T12:00:00Z',
    });
    await world().flow();
    expect((await standing()).filter(([id]) => id === other)).toEqual([]);
    await world().register({
      kind: 'withdraw',
      source: 'laboratory',
      caseId: `other-${n}`,
      issuedAt: '2020-06-02T12:00:00Z',
    });
    await world().flow();
    expect((await standing()).filter(([id]) => id === one)).toEqual([[one, ['contact-notification']]]);
    await world().settled();
  });

  test('are followed as one: the check that was scheduled for the other is the survivor’s', async () => {
    const { one, other } = await twice();
    for (let calls = 0; calls < 2; calls++) {
      const held = await world().mustClaim('ada');
      const result = held.kind === 'case-interview' ? { interview: interview([]) } : {};
      expect(await world().finish('ada', held, { outcome: 'completed', ...result })).toMatchObject({
        status: 'recorded',
      });
      await world().flow();
    }
    await merge(one, other);
    const running = (await world().followUps()).filter(({ state, personId }) => state === 'open' && personId !== '');
    expect(running.filter(({ personId }) => personId === other)).toEqual([]);
    expect(running.filter(({ personId }) => personId === one).length).toBeGreaterThan(0);
    await world().settled();
    world().forward(25 * 60);
    await world().flow();
    const held = await world().mustClaim('ada');
    await world().finish('ada', held, { outcome: 'completed' });
    await world().settled();
  });

  test('are two again when that was a mistake: each has what was theirs', async () => {
    const { one, other, phones } = await twice();
    const before = (await standing()).sort();
    await merge(one, other);
    expect(await part(one, other)).toEqual({ status: 'parted', person: one });
    expect(await part(one, other)).toEqual({ status: 'already-so', person: one });
    expect((await standing()).sort()).toEqual(before);
    expect(await readNames(world().wired, other)).toEqual({ person: other, alsoKnownAs: [] });
    expect([await personWith(phones[0]), await personWith(phones[1])]).toEqual([one, other]);
    const both = (await world().peopleProfiles()).filter(({ personId }) => personId === one || personId === other);
    expect(both.map(({ identity }) => identity.phones.length)).toEqual([1, 1]);
    expect(await openRingBack(world().wired, 'bea', { number: phones[1] })).toMatchObject({ task: { id: other } });
    await world().settled();
    expect(await merge(one, other)).toMatchObject({ refused: 'held-by-another' });
    expect(await part(one, other)).toMatchObject({ status: 'already-so' });
  });

  test('are judged only by who speaks with the first of them, or a supervisor', async () => {
    const { one, other } = await twice();
    const ada = { id: 'ada', roles: ['operator'] } as const;
    expect(await merge(one, other, ada)).toMatchObject({ refused: 'not-yours' });
    expect(await merge(one, one)).toMatchObject({ refused: 'invalid-fields' });
    expect(await merge(one, 'nobody')).toMatchObject({ refused: 'no-such-person' });
    expect(await part(one, other)).toMatchObject({ refused: 'not-merged' });
    const held = await world().mustClaim('ada');
    const [mine, theirs] = held.id === one ? [one, other] : [other, one];
    expect(await merge(mine, theirs, ada)).toMatchObject({ status: 'merged' });
    expect(await merge(theirs, mine)).toMatchObject({ refused: 'merged-before' });
    expect(await world().items('audit')).toContainEqual(expect.objectContaining({ act: 'merge-people', actor: 'ada' }));
    const result = held.kind === 'case-interview' ? { interview: interview([]) } : {};
    expect(await world().finish('ada', held, { outcome: 'completed', ...result })).toMatchObject({
      status: 'recorded',
    });
    await world().settled();
  });
});

test('who was told apart is asked about no more, whatever is learned of them', async () => {
  // The same full name and birth date, and nothing else that agrees.
  await world().register(report({ caseId: 'x' }));
  await world().register(report({ caseId: 'y' }));
  const [one, other] = await world().peopleProfiles();
  if (one === undefined || other === undefined) throw new Error('They were taken for one.');
  const pair = [one, other].sort((a, b) => b.possibleDuplicates.length - a.possibleDuplicates.length);
  expect(pair[0]?.possibleDuplicates).toHaveLength(1);
  expect(await tellApart(world().wired, sam, one.personId, { other: other.personId })).toMatchObject({
    status: 'told-apart',
  });
  expect(await tellApart(world().wired, sam, other.personId, { other: one.personId })).toMatchObject({
    status: 'already-so',
  });
  const correction = { kind: 'correct', source: 'laboratory', issuedAt: '2020-03-02T12:00:00Z' };
  await world().register({ ...correction, caseId: 'x', nationalNumber: '4509 999999' });
  await world().register({ ...correction, caseId: 'y', address: { text: '7, Dead End' } });
  expect((await world().peopleProfiles()).flatMap(({ possibleDuplicates }) => possibleDuplicates)).toEqual([]);
});

const acts = ['claim', 'finish', 'no-answer', 'run-out', 'transfer', 'merge', 'part', 'name', 'withdraw'] as const;

test('whatever interleaves with a merge, a person has one open task, one holder, and the ledger balances', async () => {
  gate(world().client);
  const property = fc.asyncProperty(
    fc.array(fc.constantFrom(...acts), { minLength: 4, maxLength: 8 }),
    fc.array(fc.nat(1), { minLength: 20, maxLength: 60 }),
    async (all, turns) => {
      const { one, other, phones } = await twice();
      const round = n;
      // In the morning, when people may be rung.
      world().forward((32 - new Date(world().now()).getUTCHours()) * 60);
      const act = async (which: (typeof acts)[number], operator: string): Promise<unknown> => {
        const held = (await world().tasks()).find((task) => task.holder === operator);
        const claim = held && { id: held.personId, epoch: held.epoch };
        switch (which) {
          case 'claim':
            return world().claim(operator);
          case 'finish':
            return claim && world().finish(operator, claim, { outcome: 'refused' });
          case 'no-answer':
            return claim && world().finish(operator, claim, { outcome: 'no-answer' });
          case 'run-out':
            return world().forward(61);
          case 'transfer':
            return (
              claim &&
              transferCall(world().wired, operator, claim.id, { epoch: claim.epoch, skill: 'experts', note: 'x' })
            );
          case 'merge':
            return merge(one, other);
          case 'part':
            return part(one, other);
          case 'name':
            return world().register(
              report({ caseId: `new-${round}-${operator}`, source: operator, phones: [{ number: phones[1] }] }),
            );
          case 'withdraw':
            return world().register({
              ...{ kind: 'withdraw', source: 'laboratory', issuedAt: '2020-06-02T12:00:00Z' },
              caseId: `other-${round}`,
            });
        }
      };
      for (let at = 0; at < all.length; at += 2) {
        const [first, second] = [all[at], all[at + 1]];
        await interleave(
          turns,
          async () => first && act(first, 'ada').catch(ifBusy),
          async () => second && act(second, 'bea').catch(ifBusy),
        );
        const tasks = await world().tasks();
        const merged = new Set(
          tasks.flatMap(({ personId, mergedInto }) => (mergedInto === undefined ? [] : [personId])),
        );
        for (const { personId, state, reasons, holder } of tasks)
          if (merged.has(personId))
            expect({ state, reasons, holder }).toEqual({ state: 'closed', reasons: {}, holder: undefined });
        await world().flow({ twice: true });
      }
      await world().settled();
    },
  );
  const both = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
  await fc.assert(property, {
    numRuns: 12,
    examples: [
      [['claim', 'merge', 'part', 'merge', 'finish', 'part'], both],
      [['merge', 'name', 'part', 'withdraw'], both],
      [['merge', 'merge', 'claim', 'withdraw', 'finish', 'run-out'], both],
    ],
  });
});

/** Twelve times somebody else was quicker: the caller is told to try again. */
function ifBusy(error: unknown): void {
  if (!(error instanceof Error && error.name === 'StaleRead')) throw error;
}
