import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { ClaimedTask } from '../../shared/api/calls.ts';
import { Attempt } from '../../shared/storage/attempts.ts';
import { conflictOnce } from '../support/faults.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { gate, interleave } from '../support/interleave.ts';
import { contact, interview, phoneOf, report } from '../support/made-up.ts';
import { countLedger, countLines, publish } from '../support/stream-pump.ts';

const world = freshWorld();
const noAnswer = { outcome: 'no-answer' };

async function claimed(operator = 'operator-1'): Promise<ClaimedTask> {
  await world().register(report());
  await world().flow();
  return world().mustClaim(operator);
}

async function attempts(): Promise<Attempt[]> {
  const items = await world().items('caseFiles');
  return items.filter(({ sk }) => sk.startsWith('ATTEMPT#')).map((item) => z.parse(Attempt, item));
}

/** The claim's time passes, and a little more. */
const afterTheClaim = () => world().forward(61);

test('only whoever holds the task may finish it', async () => {
  const held = await claimed();
  expect(await world().finish('operator-2', held, noAnswer)).toMatchObject({ refused: 'not-yours' });
  expect(await world().finish('operator-1', { ...held, epoch: held.epoch + 1 }, noAnswer)).toMatchObject({
    refused: 'no-such-epoch',
  });
  expect(await attempts()).toEqual([]);
  expect(await world().finish('operator-1', held, noAnswer)).toMatchObject({ status: 'recorded', attempt: 1 });
});

test('two operators finishing one call at once: only the holder of the newest claim is recorded', async () => {
  gate(world().client);
  const property = fc.asyncProperty(fc.array(fc.nat(1), { maxLength: 12 }), async (turns) => {
    const first = await claimed('operator-1');
    afterTheClaim();
    const second = await world().mustClaim('operator-2');
    expect(second).toMatchObject({ id: first.id, epoch: first.epoch + 1 });
    const answers = await interleave(
      turns,
      () => world().finish('operator-1', first, { outcome: 'refused' }),
      () => world().finish('operator-2', second, { outcome: 'already-interviewed' }),
    );
    expect(answers[0]).toMatchObject({ refused: 'claim-taken' });
    expect(answers[1]).toMatchObject({ status: 'recorded' });
    const written = (await attempts()).filter(({ personId }) => personId === first.id);
    expect(written).toMatchObject([{ operator: 'operator-2', outcome: 'already-interviewed' }]);
  });
  await fc.assert(property, { numRuns: 8 });
  await world().settled();
});

test('a claim that ran out and was taken by another is refused by name, and nothing of it is stored but a draft', async () => {
  const first = await claimed('operator-1');
  afterTheClaim();
  const second = await world().mustClaim('operator-2');
  const before = await world().items('people');
  const late = { outcome: 'completed', interview: interview([contact('a')]) };
  expect(await world().finish('operator-1', first, late)).toMatchObject({ refused: 'claim-taken' });
  expect(await world().renew('operator-1', first)).toEqual({ refused: 'claim-taken' });
  expect(await world().release('operator-1', first)).toEqual({ refused: 'claim-taken' });
  const stored = (await world().items('people')).filter(({ sk }) => !sk.startsWith('DRAFT#'));
  expect(stored).toHaveLength(before.length);
  expect(await attempts()).toEqual([]);
  expect(await world().finish('operator-2', second, late)).toMatchObject({ status: 'recorded' });
  expect(await world().settled()).toMatchObject({ exposures: 1 });
});

test('finishing late is fine while nobody has taken the task', async () => {
  const held = await claimed();
  afterTheClaim();
  expect(await world().finish('operator-1', held, noAnswer)).toMatchObject({ status: 'recorded', attempt: 1 });
  expect((await world().settled()).attempts).toEqual({ 'no-answer': 1 });
});

test('a late result and the claim of another at once: the one or the other, never both', async () => {
  gate(world().client);
  let n = 0;
  const outcomes = new Set<string>();
  const property = fc.asyncProperty(fc.array(fc.nat(1), { maxLength: 16 }), async (turns) => {
    const [first, second] = [`first-${++n}`, `second-${n}`];
    const held = await claimed(first);
    afterTheClaim();
    const answers = await interleave<object | undefined>(
      turns,
      () => world().finish(first, held, { outcome: 'refused' }),
      () => world().claim(second),
    );
    const taken = await world().claim(second);
    if (taken === undefined) expect(answers).toMatchObject([{ status: 'recorded' }, undefined]);
    else expect(answers).toMatchObject([{ refused: 'claim-taken' }, { id: held.id }]);
    outcomes.add(taken === undefined ? 'recorded' : 'taken');
    if (taken !== undefined) await world().finish(second, taken, { outcome: 'refused' });
    await world().settled();
  });
  await fc.assert(property, { numRuns: 8, examples: [[[0, 1, 1, 1, 1, 1]], [[0, 0, 0]], [[1, 1, 1, 1, 0]]] });
  expect([...outcomes].toSorted()).toEqual(['recorded', 'taken']);
});

test('a second delivery of a result changes nothing and says so, also after another claim and its result', async () => {
  const held = await claimed('operator-1');
  expect(await world().finish('operator-1', held, noAnswer)).toMatchObject({ status: 'recorded', attempt: 1 });
  const before = await world().items('callQueue');
  expect(await world().finish('operator-1', held, noAnswer)).toMatchObject({ status: 'already-recorded', attempt: 1 });
  expect(await world().items('callQueue')).toEqual(before);

  world().forward(360);
  const again = await world().mustClaim('operator-2');
  expect(await world().finish('operator-1', held, noAnswer)).toMatchObject({ status: 'already-recorded', attempt: 1 });
  expect(await world().finish('operator-2', again, { outcome: 'refused' })).toMatchObject({ attempt: 2 });
  expect(await world().finish('operator-1', held, noAnswer)).toMatchObject({ status: 'already-recorded', attempt: 1 });
  expect(await attempts()).toHaveLength(2);
  expect(await world().settled()).toMatchObject({ attempts: { 'no-answer': 1, refused: 1 }, closed: 1 });
});

test('another result under the same claim is refused by name and changes nothing', async () => {
  const held = await claimed();
  await world().finish('operator-1', held, noAnswer);
  expect(await world().finish('operator-1', held, { outcome: 'busy' })).toEqual({ refused: 'other-result-recorded' });
  expect(await attempts()).toMatchObject([{ outcome: 'no-answer' }]);
});

test('a result delivered ten times in parallel is one attempt and one interview', async () => {
  const held = await claimed();
  const result = { outcome: 'completed', interview: interview([contact('a'), contact('b')]) };
  const answers = await Promise.all(Array.from({ length: 10 }, () => world().finish('operator-1', held, result)));
  const statuses = answers.map((answer) => ('refused' in answer ? answer.refused : answer.status));
  expect(statuses.toSorted()).toEqual([...Array<string>(9).fill('already-recorded'), 'recorded']);
  expect(await attempts()).toHaveLength(1);
  expect(await world().settled()).toMatchObject({ exposures: 2, people: 3, attempts: { completed: 1 } });
});

test('a result whose transaction met another one is written all the same', async () => {
  const held = await claimed();
  conflictOnce(world().client);
  expect(await world().finish('operator-1', held, noAnswer)).toMatchObject({ status: 'recorded' });
  expect(await attempts()).toHaveLength(1);
});

test('a reason that arrives while its person is being called stays open, or was put to them: it is never lost', async () => {
  gate(world().client);
  let n = 0;
  const order = fc.array(fc.nat(1), { minLength: 6, maxLength: 30 });
  const property = fc.asyncProperty(order, fc.boolean(), async (turns, claimedBefore) => {
    const phone = phoneOf(9_300_000 + n++);
    const [first, second] = [await namingOf(phone), await namingOf(phone)];
    await world().trace(first);
    await world().flow();
    const held = claimedBefore ? await world().mustClaim('operator-3') : undefined;
    await interleave<unknown>(
      turns,
      async () => {
        const task = held ?? (await world().mustClaim('operator-3'));
        const result = await world().finish('operator-3', task, { outcome: 'completed' });
        expect(result).toMatchObject({ status: 'recorded' });
      },
      () => world().trace(second),
    );
    const [person] = (await world().peopleProfiles()).filter(({ identity }) => identity.phones[0]?.e164 === phone);
    const task = (await world().tasks()).find(({ personId }) => personId === person?.personId);
    const asked = (await attempts()).filter(({ personId }) => personId === person?.personId);
    const answered = asked.flatMap((attempt) => (attempt.state === 'done' ? attempt.reasons : []));
    const open = Object.keys(task?.reasons ?? {});
    expect(new Set([...answered, ...open]).size).toBe(2);
    expect([...answered, ...open]).toHaveLength(2);
    expect(task?.state).toBe(open.length > 0 ? 'open' : 'closed');
    if (held !== undefined) expect(open).toHaveLength(1);
    await closeAll();
  });
  await fc.assert(property, { numRuns: 6, examples: [[Array<number>(30).fill(1), true]] });
  await world().settled();
});

/** A naming that has not been traced yet. */
async function namingOf(phone: string) {
  const held = await claimed();
  const row = contact('vera', { phones: [{ number: phone }] });
  await world().finish('operator-1', held, { outcome: 'completed', interview: interview([row]) });
  const [changed, moved] = [await world().files.changes(), await world().queue.changes()];
  await countLedger(world().counters, changed, world().now());
  await countLines(world().counters, moved, world().now());
  const [message] = await publish(world(), changed);
  if (message === undefined) throw new Error('The interview named nobody.');
  return message;
}

async function closeAll(): Promise<void> {
  await world().flow();
  // What came up during a call is kept for whoever was speaking, for a moment.
  world().forward(3);
  for (let task = await world().claim('operator-9'); task; task = await world().claim('operator-9')) {
    await world().finish('operator-9', task, { outcome: 'refused' });
    await world().flow();
  }
}
