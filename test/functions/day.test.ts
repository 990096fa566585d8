import { expect, test } from 'vitest';
import { raiseEmergency } from '../../functions/raise-emergency/raise-emergency.ts';
import { readBoard } from '../../functions/read-board/read-board.ts';
import { readDay } from '../../functions/read-day/read-day.ts';
import { plusMinutes } from '../../shared/domain/dates.ts';
import { readAlerts } from '../../shared/storage/alerts.ts';
import { readDone, sentBackWrite } from '../../shared/storage/diary.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { interview, report } from '../support/made-up.ts';

const world = freshWorld();

async function claimedCase(operator = 'operator-1') {
  await world().register(report());
  await world().flow();
  return world().mustClaim(operator);
}

const day = (operator = 'operator-1') => readDay(world(), operator);

test('an operator’s day shows what they finished, the last one first, and what can still be reopened', async () => {
  const first = await claimedCase();
  await world().finish('operator-1', first, { outcome: 'no-answer' });
  world().forward(5);
  const second = await claimedCase();
  await world().finish('operator-1', second, { outcome: 'completed', interview: interview([]) });
  expect(await day()).toMatchObject({
    done: [
      { task: second.id, outcome: 'completed', kind: 'case-interview', reopenUntil: plusMinutes(world().now(), 30) },
      { task: first.id, outcome: 'no-answer' },
    ],
  });
  expect((await day()).done[1]).not.toHaveProperty('reopenUntil');
  world().forward(31);
  expect((await day()).done[0]).not.toHaveProperty('reopenUntil');
  expect(await day('operator-2')).toEqual({ callBacks: [], drafts: [], sentBack: [], done: [] });
  // Whatever the day is in UTC: a morning in Vladivostok begins on the day before.
  world().forward(23 * 60);
  expect((await day()).done).toHaveLength(2);
  world().forward(60);
  expect((await day()).done).toEqual([]);
});

test('a promised call-back is in the day of whoever promised it, until it is kept or somebody else’s', async () => {
  const held = await claimedCase();
  const callBackAt = plusMinutes(world().now(), 120);
  await world().finish('operator-1', held, { outcome: 'call-back-requested', callBackAt });
  expect(await day()).toMatchObject({
    callBacks: [
      { task: held.id, kind: 'case-interview', at: callBackAt, zone: 'Europe/Moscow', promisedAt: world().now() },
    ],
  });
  world().forward(121);
  await world().flow();
  const again = await world().mustClaim('operator-1');
  expect(again.id).toBe(held.id);
  await world().finish('operator-1', again, { outcome: 'completed', interview: interview([]) });
  expect((await day()).callBacks).toEqual([]);
});

test('an interview that was sent back can be changed from there while it may be at all, and is gone after a week', async () => {
  const held = await claimedCase();
  await world().finish('operator-1', held, { outcome: 'completed', interview: interview([]) });
  const finishedAt = world().now();
  const [done] = await readDone({ client: world().client, table: world().desk }, 'operator-1', finishedAt);
  const interviewId = done?.interviewId ?? 'none';
  world().forward(10);
  const sentBack = { personId: held.id, interviewId, at: world().now(), note: 'ask the days again' };
  await writeTogether(world().client, [sentBackWrite(world().desk, 'operator-1', sentBack)]);
  expect((await day()).sentBack).toMatchObject([{ reopen: { attempt: 1, until: plusMinutes(finishedAt, 30) } }]);
  world().forward(21);
  expect((await day()).sentBack).toMatchObject([{ note: 'ask the days again' }]);
  expect((await day()).sentBack[0]).not.toHaveProperty('reopen');
  world().forward(7 * 24 * 60);
  expect((await day()).sentBack).toEqual([]);
});

test('an interview that was sent back is in the day of whoever held it', async () => {
  const sentBack = { personId: 'p', interviewId: 'i', at: world().now() };
  await writeTogether(world().client, [sentBackWrite(world().desk, 'operator-1', sentBack)]);
  expect((await day()).sentBack).toEqual([{ task: 'p', interview: 'i', at: world().now() }]);
});

test('no day tells anybody’s name', async () => {
  const held = await claimedCase();
  await world().finish('operator-1', held, { outcome: 'no-answer' });
  expect(JSON.stringify(await day())).not.toMatch(/Орлова|\+7000/);
});

test('an emergency is one action: the call goes on, a supervisor is told first, and it is written down', async () => {
  const held = await claimedCase();
  world().forward(50);
  const raise = () =>
    raiseEmergency(world(), 'operator-1', held.id, { epoch: held.epoch, what: 'medical', note: 'задыхается' });
  const raised = await raise();
  expect(raised).toEqual({ status: 'raised', claimedUntil: plusMinutes(world().now(), 60) });
  expect(await readAlerts(world().counters)).toMatchObject([
    { personId: held.id, operator: 'operator-1', what: 'medical', band: 0, raisedAt: world().now() },
  ]);
  const { alerts } = await readBoard(world().counters, world().policy, world().now());
  expect(alerts).toMatchObject([{ task: held.id, operator: 'operator-1', what: 'medical', raisedAt: world().now() }]);
  expect(JSON.stringify(await world().items('callQueue'))).not.toContain('задыхается');
  expect((await world().items('people')).find(({ sk }) => sk.startsWith('EMERGENCY#'))).toMatchObject({
    note: 'задыхается',
  });
  expect((await world().items('audit')).some(({ act }) => act === 'raise-emergency')).toBe(true);

  world().forward(10);
  expect(await raise()).toMatchObject({ status: 'already-raised' });
  expect(await readAlerts(world().counters)).toHaveLength(1);
  expect(await world().finish('operator-1', held, { outcome: 'no-answer' })).toMatchObject({ status: 'recorded' });
});

test('somebody for whom help was called is called again before anybody else', async () => {
  const held = await claimedCase();
  await raiseEmergency(world(), 'operator-1', held.id, { epoch: held.epoch });
  const [task] = await world().tasks();
  expect(task?.place).toMatchObject({ band: 0 });
  expect(Object.values(task?.reasons ?? {})).toMatchObject([{ band: 0 }]);
});

test('only whoever holds the task raises an emergency out of its call', async () => {
  const held = await claimedCase();
  expect(await raiseEmergency(world(), 'operator-2', held.id, { epoch: held.epoch })).toEqual({ refused: 'not-yours' });
  expect(await raiseEmergency(world(), 'operator-1', 'nobody', { epoch: 1 })).toEqual({ refused: 'no-such-task' });
  expect(await readAlerts(world().counters)).toEqual([]);
});
