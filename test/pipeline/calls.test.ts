import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { quietSimulation } from '../../local/simulator/simulation.ts';
import { exampleCase } from '../../local/summary.ts';
import { ClaimResponse } from '../../shared/api/calls.ts';
import { FinishResponse } from '../../shared/api/finish.ts';
import { PlaceResponse } from '../../shared/api/place.ts';
import { plusMinutes } from '../../shared/domain/dates.ts';
import { startTestLocal, type TestLocal } from '../support/local.ts';

let local: TestLocal;
let token: string;
const morning = '2026-11-24T09:00:00.000Z';

beforeAll(async () => {
  local = await startTestLocal();
  token = await local.token('operator');
  await local.control.drive(morning);
}, 300_000);
afterAll(() => local.end());

async function post<Schema extends z.ZodMiniType>(
  path: string,
  body: object,
  schema: Schema,
): Promise<z.output<Schema>> {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`${local.running.api}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
  return z.parse(schema, JSON.parse(text));
}

test('a call goes through the simulator and its events, rule and queue, to the suggestion of its end', async () => {
  const faults = { repeated: 1, oddCasing: 1, outOfOrder: 1, lost: 0, late: 0, unset: 0, noReason: 0 };
  await local.control.setPhones({ faults });
  await local.send('confirmed-cases', exampleCase(morning));
  await local.settle();
  const { task } = await post('/calls/claim', {}, ClaimResponse);
  if (task === null) throw new Error('Nothing is due.');
  const order = { epoch: task.epoch, attempt: task.attempt, phone: task.person.phones[0]?.id, mode: 'connect' };
  const placed = await post(`/calls/${task.id}/place`, order, PlaceResponse);
  expect(placed).toMatchObject({ status: 'placed', attempt: { mode: 'connect', state: 'dialling' } });
  expect(await local.control.phones()).toMatchObject({ started: 1, underWay: 1 });
  for (let next = (await local.control.phones()).nextAt; next !== null; next = (await local.control.phones()).nextAt)
    await local.control.drive(next);
  // What the bus was given is on the queue at once; the settling sees it there.
  await pause(50);
  await local.settle();
  const after = await post(`/calls/${task.id}/place`, order, PlaceResponse);
  expect(after).toMatchObject({ status: 'already-placed', attempt: { call: { ended: true } } });
  expect(await local.control.phones()).toMatchObject({ started: 1, underWay: 0 });
  const finish = { epoch: task.epoch, attempt: 1, outcome: 'no-answer' };
  expect(await post(`/calls/${task.id}/finish`, finish, FinishResponse)).toMatchObject({ attempt: 1 });
}, 120_000);

test('a call of which every event was lost is asked about when the schedule runs', async () => {
  await local.control.setPhones({ faults: { ...quietSimulation.faults, lost: 1 } });
  const now = (await local.control.clock()).now ?? morning;
  const phones = [{ number: '8 (916) 765-43-21' }];
  await local.send('confirmed-cases', { ...exampleCase(now), caseId: '2', name: { asWritten: 'Petrov Ivan' }, phones });
  await local.settle();
  const { task } = await post('/calls/claim', {}, ClaimResponse);
  if (task === null) throw new Error('Nothing is due.');
  const order = { epoch: task.epoch, attempt: task.attempt, phone: task.person.phones[0]?.id, mode: 'connect' };
  await post(`/calls/${task.id}/place`, order, PlaceResponse);
  expect(await local.control.phones()).toMatchObject({ nextAt: null, started: 2 });
  await local.control.drive(plusMinutes(now, 40));
  expect(await local.control.runScheduled('reconcile-calls')).toEqual({ ran: true });
  expect(await post(`/calls/${task.id}/place`, order, PlaceResponse)).toMatchObject({
    attempt: { call: { ended: true } },
  });
}, 120_000);
