import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { ConnectClient } from '@aws-sdk/client-connect';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from '../../local/engines/ports.ts';
import { serve } from '../../local/engines/serve.ts';
import { answerOf } from '../../local/simulator/person.ts';
import { quietSimulation } from '../../local/simulator/simulation.ts';
import { type Simulator, startSimulator } from '../../local/simulator/simulator.ts';
import { amazonConnect, flowFor, readFlows } from '../../shared/telephony/amazon-connect.ts';
import { type ContactEvent, mergeContactEvent, nothingKnown } from '../../shared/telephony/call-state.ts';
import { readContactEvent } from '../../shared/telephony/contact-event.ts';
import type { CallOrder, Dialer } from '../../shared/telephony/dialer.ts';

let now = Date.parse('2026-11-24T09:00:00.000Z');
let emitted: object[] = [];
let simulator: Simulator;
let dialer: Dialer;
let client: ConnectClient;

beforeEach(async () => {
  now = Date.parse('2026-11-24T09:00:00.000Z');
  emitted = [];
  const port = await freePort();
  simulator = await startSimulator({ port, now: () => now, emit: (event) => emitted.push(event) });
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  client = new ConnectClient({ endpoint: simulator.endpoint, region: 'eu-west-1', credentials, maxAttempts: 1 });
  const flows = readFlows('en:flow-en,ru:flow-ru');
  dialer = amazonConnect(client, { instanceId: 'local', flows, callerId: '+74950000000' });
});
afterEach(async () => {
  client.destroy();
  await simulator.stop();
});

const order = (token: string, more: Partial<CallOrder> = {}): CallOrder => ({
  ...{ token, e164: '+70000000001', agent: 'ada', language: 'ru', ringSeconds: 30 },
  ...more,
});

/** Moves the clock from one thing that happens to the next, until nothing does. */
function play(): ContactEvent[] {
  for (let next = simulator.state().nextAt; next !== null; next = simulator.state().nextAt) {
    now = Math.max(now, Date.parse(next));
    simulator.tick();
  }
  return emitted.flatMap((event) => {
    const read = readContactEvent(event);
    return typeof read === 'object' ? [read] : [];
  });
}

describe('the simulator, asked by the real client of the SDK', () => {
  test('starts one call for one token, however often it is asked', async () => {
    const first = await dialer.start(order('attempt_a'));
    expect(first).toMatchObject({ did: 'start' });
    expect(await dialer.start(order('attempt_a'))).toEqual(first);
    expect(await dialer.start(order('attempt_b'))).not.toEqual(first);
    expect(simulator.state()).toMatchObject({ started: 2, underWay: 2 });
  });

  test('tells a call from its start to its end, and describes it the same', async () => {
    const started = await dialer.start(order('attempt_a'));
    const contactId = started.did === 'start' ? started.contactId : '';
    const told = play().filter((event) => event.contactId === contactId);
    const state = told.reduce(mergeContactEvent, nothingKnown);
    const { COMPLETED: _, ...stages } = state.stages;
    expect(await dialer.describe(contactId)).toEqual({ ...state, stages });
    expect(Object.keys(stages)).toContain('DISCONNECTED');
    expect(await dialer.describe('nobody')).toBeUndefined();
  });

  test('hangs up when it is asked to, and does not mind when the call is over already', async () => {
    simulator.change({ answerSeconds: { from: 4, to: 4 } });
    const started = await dialer.start(order('attempt_a'));
    const contactId = started.did === 'start' ? started.contactId : '';
    now += 1_000;
    await dialer.stop(contactId);
    expect(await dialer.describe(contactId)).toMatchObject({ reason: 'API' });
    await dialer.stop(contactId);
    await dialer.stop('nobody');
    expect(play().map(({ stage }) => stage)).toEqual(['INITIATED', 'DISCONNECTED']);
  });

  test('throttles when it is told to: five at once, then two a second', async () => {
    simulator.change({ throttle: true });
    const answers = [];
    for (let n = 0; n < 6; n++) answers.push((await dialer.start(order(`attempt_${n}`))).did);
    expect(answers).toEqual(['start', 'start', 'start', 'start', 'start', 'throttle']);
    now += 500;
    expect(await dialer.start(order('attempt_5'))).toMatchObject({ did: 'start' });
  });

  test('calls no number that is not allowed, and says so once and for all', async () => {
    simulator.change({ notAllowed: ['+375'] });
    expect(await dialer.start(order('attempt_a', { e164: '+375290000000' }))).toEqual({ did: 'not-allow' });
  });

  test('is out of order when it is told to be, and what it started unheard is found again by its token', async () => {
    const outage = { from: new Date(now).toISOString(), to: new Date(now + 60_000).toISOString() };
    simulator.change({ outages: [outage] });
    expect(await dialer.start(order('attempt_a'))).toEqual({ did: 'not-answer' });
    now += 60_000;
    simulator.change({ silent: 1 });
    expect(await dialer.start(order('attempt_a'))).toEqual({ did: 'not-answer' });
    expect(await dialer.start(order('attempt_a'))).toMatchObject({ did: 'start' });
    expect(simulator.state().started).toBe(1);
  });

  test('does not take the last of the client’s own repetitions for all of them: an order may have gone through before', async () => {
    const answers: readonly (readonly [number, string])[] = [
      [500, 'InternalServiceException'],
      [429, 'TooManyRequestsException'],
    ];
    let asked = 0;
    const carrier = createServer((request, response) => {
      request.resume();
      const [status, error] = answers[asked++] ?? [200, ''];
      response.writeHead(status, { 'x-amzn-errortype': error, 'content-type': 'application/json' }).end('{}');
    });
    const port = await freePort();
    const close = await serve(carrier, port);
    const patient = new ConnectClient({
      endpoint: `http://127.0.0.1:${port}`,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 2,
    });
    const connect = amazonConnect(patient, { instanceId: 'local', flows: readFlows('en:flow'), callerId: undefined });
    expect(await connect.start(order('attempt_a'))).toEqual({ did: 'not-answer' });
    expect(asked).toBe(2);
    patient.destroy();
    await close();
  });

  test('refuses settings that it does not know, and keeps those it has', () => {
    expect(simulator.change({ seed: '7' })).toMatchObject({ settings: { seed: '7' } });
    expect(simulator.change({ telepathy: 1 })).toBeUndefined();
    expect(simulator.state()).toMatchObject({ settings: { seed: '7' } });
  });

  test('with every fault at once tells no more and nothing else than what happened', async () => {
    const faults = { lost: 0.2, repeated: 0.3, late: 0.3, outOfOrder: 0.3, oddCasing: 0.5, unset: 0.2, noReason: 0.2 };
    simulator.change({ faults });
    const ids: string[] = [];
    for (let n = 0; n < 60; n++) {
      const started = await dialer.start(order(`attempt_${n}`, { e164: `+7000${String(n).padStart(7, '0')}` }));
      if (started.did === 'start') ids.push(started.contactId);
    }
    const told = play();
    const possible = ids.length * 6 * 2;
    expect(told.length).toBeGreaterThan(ids.length);
    expect(told.length).toBeLessThan(possible);
    for (const contactId of ids) {
      const truth = await dialer.describe(contactId);
      const known = told.filter((event) => event.contactId === contactId).reduce(mergeContactEvent, nothingKnown);
      for (const stage of Object.keys(known.stages))
        if (stage !== 'COMPLETED') expect(Object.keys(truth?.stages ?? {})).toContain(stage);
      if (known.reason !== undefined) expect(known.reason).toBe(truth?.reason);
    }
  });

  test('a clock that runs lets things happen by themselves', async () => {
    await dialer.start(order('attempt_a'));
    for (let tries = 0; emitted.length === 0 && tries < 100; tries++) await pause(50);
    expect(emitted.length).toBeGreaterThan(0);
  });
});

describe('the people of the simulator', () => {
  test('answer by the published curve: 68 % at the first try, then 44, 37 and 22 %', () => {
    const people = Array.from({ length: 8_684 }, (_, n) => `+7000${String(n).padStart(7, '0')}`);
    const morning = Date.parse('2026-11-24T07:00:00.000Z');
    const shares = [1, 2, 3, 4].map((nth) => {
      const reached = people.filter((e164) => answerOf(quietSimulation, e164, nth, morning, 30).answers);
      return reached.length / people.length;
    });
    for (const [n, published] of [0.68, 0.44, 0.37, 0.22].entries())
      expect(Math.abs((shares[n] ?? 0) - published)).toBeLessThan(0.016);
  });

  test('are reached more easily in the evening than at noon', () => {
    const people = Array.from({ length: 8_684 }, (_, n) => `+7000${String(n).padStart(7, '0')}`);
    const at = (hour: string) =>
      people.filter((e164) => answerOf(quietSimulation, e164, 1, Date.parse(`2026-11-24T${hour}:00:00Z`), 30).answers);
    expect(at('16').length - at('10').length).toBeGreaterThan(200);
  });

  test('do the same again, and another seed makes them other people', () => {
    const answers = (seed: string) =>
      Array.from({ length: 50 }, (_, n) => answerOf({ ...quietSimulation, seed }, `+7000000${n}000`, 1, now, 30));
    expect(answers('1')).toEqual(answers('1'));
    expect(answers('1')).not.toEqual(answers('2'));
  });
});

test('a flow is chosen by the language of the person, else the first', () => {
  const flows = readFlows('en:flow-en,ru:flow-ru');
  expect(['ru', 'ru-RU', 'en', 'kk', undefined].map((language) => flowFor(flows, language))).toEqual([
    ...['flow-ru', 'flow-ru', 'flow-en', 'flow-en', 'flow-en'],
  ]);
});
