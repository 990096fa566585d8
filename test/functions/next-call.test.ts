import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { claimCall } from '../../functions/claim-call/claim-call.ts';
import { readProtocol } from '../../functions/read-protocol/read-protocol.ts';
import { readMyTask } from '../../functions/read-task/read-task.ts';
import { FinishResponse } from '../../shared/api/finish.ts';
import { seatCleared, seatFinished, seatHolding } from '../../shared/domain/calls/seat.ts';
import { addReason } from '../../shared/domain/calls/task.ts';
import type { Staff } from '../../shared/domain/desk/staff.ts';
import { filledProtocol } from '../../shared/domain/protocols/spoken-protocol.ts';
import { saveTask } from '../../shared/storage/call-queue.ts';
import { readTotals } from '../../shared/storage/counters.ts';
import { putOne } from '../../shared/storage/dynamo.ts';
import { keys } from '../../shared/storage/keys.ts';
import { readSeat, readSeats, saveSeat } from '../../shared/storage/seats.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { standInLine } from '../support/in-line.ts';

const world = freshWorld();

async function lined(...people: string[]): Promise<void> {
  for (const personId of people) await standInLine(world(), { personId });
  await world().flow();
}

const enter = (operator: string, staff: Partial<Staff>) =>
  putOne(world().client, world().desk, { id: operator, lists: ['*/*/*'], ...staff, ...keys.staff(operator) }, 'none');

const always = [{ days: ['mon'], from: '08:00', to: '20:00', zone: 'UTC' }] as const;

test('a finish that asks for it hands out the next task in the same answer', async () => {
  await lined('a', 'b');
  const held = await world().mustClaim('ada');
  const answer = await world().finish('ada', held, { outcome: 'refused', next: true });
  expect(answer).toMatchObject({ status: 'recorded', task: { open: false }, next: { task: { epoch: 1 } } });
  const again = await world().finish('ada', held, { outcome: 'refused', next: true });
  expect(again).toMatchObject({ status: 'already-recorded', next: { task: { servedBecause: 'you hold it already' } } });
  const last = await world().mustClaim('ada');
  expect(await world().finish('ada', last, { outcome: 'refused', next: true })).toMatchObject({ next: { task: null } });
});

test('a finish for a screen brings all that it shows of the next task, and it is written down who saw it', async () => {
  await lined('a', 'b');
  const held = await world().mustClaim('ada');
  const answer = await world().finish('ada', held, { outcome: 'refused', next: true, screen: 'ru' });
  expect(z.safeParse(FinishResponse, answer).error).toBeUndefined();
  if ('refused' in answer || answer.next === undefined || !('at' in answer.next)) throw new Error('No screen came.');
  const { values, ...person } = answer.next.task;
  const seen = (await world().items('audit')).filter(({ act }) => act === 'read-task');
  expect(seen).toMatchObject([{ personId: person.id, actor: 'ada', epoch: 1 }]);
  const { at, task } = await readMyTask(world(), 'ada', 'ru');
  expect(at).toBe(answer.next.at);
  const { id, version } = person.protocol;
  const words = await readProtocol(world().protocolByVersion, id, String(version), 'ru');
  if ('refused' in words) throw new Error('The protocol has no words.');
  expect({ ...person, script: filledProtocol(words, values) }).toEqual(task);
  // Sent again in another language it is the same result.
  expect(await world().finish('ada', held, { outcome: 'refused', next: true, screen: 'en' })).toMatchObject({
    status: 'already-recorded',
  });
});

test('what is recorded stays recorded where nothing may be handed out next', async () => {
  await lined('a', 'b');
  const held = await world().mustClaim('ada');
  await enter('ada', { active: false });
  expect(await world().finish('ada', held, { outcome: 'refused', next: true })).toMatchObject({
    status: 'recorded',
    next: { problem: { code: 'off-shift' } },
  });
});

test('outside their shifts nobody is handed a task, and a call that runs may be finished', async () => {
  await enter('ada', { shifts: [...always].map((shift) => ({ ...shift, days: [...shift.days] })) });
  await lined('a', 'b');
  const held = await world().mustClaim('ada');
  world().forward(12 * 60);
  expect(await claimCall(world(), 'ada')).toEqual({ refused: 'off-shift' });
  expect(await world().finish('ada', held, { outcome: 'refused' })).toMatchObject({ status: 'recorded' });
});

test('a call-back goes to the operator who promised it, then to anybody, and at once when they have left', async () => {
  await lined('a');
  const promise = async (operator: string, callBackAt: string) => {
    await world().finish(operator, await world().mustClaim(operator), { outcome: 'call-back-requested', callBackAt });
    await world().flow();
  };
  await promise('ada', '2020-03-02T09:00:00Z');
  world().forward(61);
  expect(await world().claim('ben')).toBeUndefined();
  const hers = await world().mustClaim('ada');
  expect(hers.servedBecause).toContain('promised by you');
  await world().finish('ada', hers, { outcome: 'call-back-requested', callBackAt: '2020-03-02T10:00:00Z' });
  await world().flow();
  world().forward(60);
  expect(await world().claim('ben')).toBeUndefined();
  world().forward(30);
  await promise('ben', '2020-03-02T11:00:00Z');
  world().forward(31);
  await enter('ben', { active: false });
  expect(await world().claim('ada')).toMatchObject({ id: 'a' });
});

test('a call-back whose owner is on another call at its hour goes to whoever is free', async () => {
  await lined('a');
  const callBackAt = '2020-03-02T09:00:00Z';
  await world().finish('ada', await world().mustClaim('ada'), { outcome: 'call-back-requested', callBackAt });
  await lined('b');
  world().forward(59);
  expect(await world().mustClaim('ada')).toMatchObject({ id: 'b' });
  await world().flow();
  world().forward(2);
  expect(await world().claim('ben')).toMatchObject({ id: 'a' });
});

test('whoever gives back many tasks within an hour is handed none until a supervisor has looked', async () => {
  await lined(...Array.from({ length: 12 }, (_, n) => `person-${n}`));
  for (let n = 0; n <= world().policy.releases.perHour; n++)
    await world().release('ada', await world().mustClaim('ada'));
  expect(await claimCall(world(), 'ada')).toEqual({ refused: 'too-many-releases' });
  world().forward(480);
  expect(await claimCall(world(), 'ada')).toEqual({ refused: 'too-many-releases' });
  const seat = await readSeat(world().counters, 'ada', 'consistent');
  if (seat === undefined) throw new Error('Ada has no seat.');
  await saveSeat(world().counters, seat, seatCleared(seat));
  expect(await world().claim('ada')).toBeDefined();
});

test('a seat tells since when its operator has been doing what they do, and what they did that day', async () => {
  await lined('a', 'b');
  const held = await world().mustClaim('ada');
  expect(await readSeats(world().counters)).toMatchObject([{ operator: 'ada', hold: { personId: held.id }, calls: 0 }]);
  world().forward(5);
  await world().finish('ada', held, { outcome: 'no-answer' });
  expect(await readSeats(world().counters)).toMatchObject([
    { operator: 'ada', since: world().now(), calls: 1, reached: 0, busySeconds: 300 },
  ]);
  world().forward(1);
  await world().finish('ada', await world().mustClaim('ada'), { outcome: 'refused' });
  expect(await readSeats(world().counters)).toMatchObject([{ calls: 2, reached: 1 }]);
  world().forward(24 * 60);
  await world().flow();
  await world().mustClaim('ada');
  expect(await readSeats(world().counters)).toMatchObject([{ calls: 0, reached: 0, busySeconds: 0 }]);
});

test('a person whose last number is gone by the time they are served is to be located, and the next one is served', async () => {
  await lined('a', 'b');
  const [profile] = (await world().peopleProfiles()).filter(({ personId }) => personId === 'a');
  if (profile === undefined) throw new Error('There is no profile.');
  const phones = profile.identity.phones.map((phone) => ({ ...phone, standing: 'unusable' }));
  const gone = { ...profile, identity: { ...profile.identity, phones } };
  await putOne(world().client, world().people, { ...gone, ...keys.profile('a') }, 'none');
  expect([(await world().mustClaim('ada')).id, await world().claim('ben')]).toEqual(['b', undefined]);
  await world().flow();
  expect(await world().mustClaim('ben')).toMatchObject({ id: 'a', list: 'main/any/locate' });
});

test('a line in several shards is served whole, whichever operators ask', async () => {
  const line = 'main/any/interview#unknown#1';
  const sharded = { ...world(), policy: { ...world().policy, sharded: { [line]: 4 } } };
  for (let n = 0; n < 20; n++) await standInLine(sharded, { personId: `person-${n}` });
  await world().flow();
  const shards = new Set((await world().tasks()).map(({ place }) => place?.shard));
  expect(shards).toEqual(new Set([0, 1, 2, 3]));
  const given = new Set<string>();
  for (let n = 0; n < 20; n++) given.add((await world().mustClaim(`operator-${n}`)).id);
  expect(given.size).toBe(20);
  expect(await world().claim('operator-20')).toBeUndefined();
});

test('the same result is the same, whether the next task is asked for or not', async () => {
  await lined('a', 'b');
  const held = await world().mustClaim('ada');
  await world().finish('ada', held, { outcome: 'refused' });
  expect(await world().finish('ada', held, { outcome: 'refused', next: true })).toMatchObject({
    status: 'already-recorded',
    next: { task: { epoch: 1 } },
  });
});

test('what came up during a call is kept for a moment for whoever was just speaking with the person', async () => {
  const line = { personId: 'a', kind: 'contact-notification' as const };
  await standInLine(world(), line);
  await world().flow();
  const held = await world().mustClaim('ada');
  const [before] = await world().tasks();
  if (before === undefined) throw new Error('There is no task.');
  const reason = { id: 'another', kind: line.kind, disease: 'measles', risk: 'high', due: world().now() } as const;
  const { task } = addReason(before, { ...before, reason, by: 'contact' }, world().policy, world().now());
  await saveTask(world().counters, before, task);
  expect(await world().finish('ada', held, { outcome: 'refused' })).toMatchObject({ task: { open: true } });
  await world().flow();
  expect(await world().claim('ben')).toBeUndefined();
  expect(await world().claim('ada')).toMatchObject({ id: 'a', reasons: [{ id: 'another' }] });
});

test('a line that was emptied is forgotten, so that claims do not read it for ever', async () => {
  await lined('a');
  await world().finish('ada', await world().mustClaim('ada'), { outcome: 'refused' });
  await world().flow();
  expect([...(await readTotals(world().counters, 'LINES')).keys()]).toEqual([]);
});

test('the end of an earlier call, told late, leaves the seat to the call that runs', () => {
  const now = world().now();
  const seat = seatHolding(undefined, 'ada', { personId: 'b', epoch: 1, until: now }, now);
  expect(seatFinished(seat, { personId: 'a', epoch: 3, reached: true }, now)).toBeUndefined();
});
