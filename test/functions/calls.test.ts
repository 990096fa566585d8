import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { answerOf } from '../../local/simulator/person.ts';
import { quietSimulation } from '../../local/simulator/simulation.ts';
import type { ClaimedTask } from '../../shared/api/calls.ts';
import { consequences } from '../../shared/domain/calls/outcome.ts';
import { Attempt, attemptId } from '../../shared/storage/attempts.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { type Details, phoneOf, report } from '../support/made-up.ts';
import { numberThat, phonesOf } from '../support/phones.ts';

const world = freshWorld();
const connect = { mode: 'connect' } as const;

async function held(operator: string, more: Details = {}): Promise<ClaimedTask> {
  await world().register(report(more));
  await world().flow();
  return world().mustClaim(operator);
}

const attempts = async () =>
  (await world().items('caseFiles'))
    .filter(({ sk }) => sk.startsWith('ATTEMPT#'))
    .map((item) => z.parse(Attempt, item));
const lines = async () => (await world().items('callQueue')).filter(({ pk }) => pk.startsWith('LINE#'));
const taskOf = async (id: string) => (await world().tasks()).find(({ personId }) => personId === id);

const reaction = (e164: string) => answerOf(quietSimulation, e164, 1, Date.parse('2020-03-02T08:00:00.000Z'), 30);
const speaks = numberThat((e164) => reaction(e164).answers);
const isBusy = numberThat((e164) => {
  const answer = reaction(e164);
  return !answer.answers && answer.reason === 'TELECOM_BUSY';
});
const isNobodys = numberThat((e164) => {
  const answer = reaction(e164);
  return !answer.answers && answer.reason === 'TELECOM_NUMBER_INVALID';
});
const fails = numberThat((e164) => {
  const answer = reaction(e164);
  return !answer.answers && answer.reason === 'TELECOM_PROBLEM';
});
const to = (number: string) => ({ phones: [{ number }] });

describe('a call through the carrier', () => {
  test('is placed once, for the holder, under the id of its attempt', async () => {
    const phones = phonesOf(world());
    const task = await held('ada', { ...to(speaks), language: 'ru' });
    const placed = await world().place('ada', task, connect);
    expect(placed).toMatchObject({ body: { status: 'placed', attempt: { mode: 'connect', state: 'dialling' } } });
    expect(JSON.stringify(placed)).not.toContain(speaks);
    const token = attemptId({ personId: task.id, ordinal: 1 });
    expect(phones.orders).toMatchObject([{ token, e164: speaks, agent: 'agent-of-ada', language: 'ru' }]);
    expect(await world().place('ada', task, connect)).toMatchObject({ body: { status: 'already-placed' } });
    expect(phones.orders).toHaveLength(1);
  });

  test('is followed to its end by its events, and what its end looks like is suggested', async () => {
    const phones = phonesOf(world());
    const task = await held('ada', to(isBusy));
    await world().place('ada', task, connect);
    world().forward(1);
    await phones.flow();
    expect(await world().place('ada', task, connect)).toMatchObject({
      body: { attempt: { call: { stage: 'DISCONNECTED', ended: true, suggests: 'busy' } } },
    });
    expect(await attempts()).toMatchObject([{ state: 'dialling', call: { reason: 'TELECOM_BUSY' } }]);
    await world().finish('ada', task, { outcome: 'voicemail' });
    expect(await attempts()).toMatchObject([{ state: 'done', outcome: 'voicemail', by: 'operator' }]);
    expect(await lines()).toEqual([]);
    expect((await world().settled()).attempts).toEqual({ voicemail: 1 });
  });

  test('whose events come before its own answer is known all the same', async () => {
    const phones = phonesOf(world());
    const task = await held('ada', to(isBusy));
    phones.before(async () => {
      world().forward(1);
      await phones.flow();
    });
    await world().place('ada', task, connect);
    expect(await attempts()).toMatchObject([{ call: { reason: 'TELECOM_BUSY' } }]);
    expect(await lines()).toMatchObject([{ calls: [{ ended: true }] }]);
  });

  test('whose start was not answered is asked for again under the same token: one call', async () => {
    const phones = phonesOf(world(), { silent: 1 });
    const task = await held('ada', to(speaks));
    expect(await world().place('ada', task, connect)).toMatchObject({ refused: 'carrier-silent' });
    phones.change({ silent: 0 });
    expect(await world().place('ada', task, connect)).toMatchObject({ body: { status: 'already-placed' } });
    expect(phones.carrier.counts(Date.parse(world().now()))).toMatchObject({ started: 1 });
    expect(await attempts()).toHaveLength(1);
  });

  test('is refused without a trace when more are started than may be', async () => {
    const phones = phonesOf(world());
    for (let n = 0; n < 5; n++) await world().place(`o${n}`, await held(`o${n}`), connect);
    const late = await held('late');
    const before = await attempts();
    expect(await world().place('late', late, connect)).toMatchObject({ refused: 'too-fast', retryAfter: 0.5 });
    expect(await attempts()).toEqual(before);
    expect(await taskOf(late.id)).toMatchObject({ attempts: 0 });
    world().forward(1 / 60);
    expect(await world().place('late', late, connect)).toMatchObject({ body: { status: 'placed' } });
    expect(phones.orders).toHaveLength(6);
  });

  test('that the carrier throttles all the same costs nobody an attempt, and the next one may follow at once', async () => {
    const phones = phonesOf(world());
    phones.instead.push({ did: 'throttle' });
    const task = await held('ada', to(speaks));
    expect(await world().place('ada', task, connect)).toMatchObject({ refused: 'carrier-refused', retryAfter: 0.5 });
    expect(await attempts()).toMatchObject([{ state: 'done', outcome: 'system-failure', by: 'telephony' }]);
    expect(await lines()).toEqual([]);
    expect(await taskOf(task.id)).toMatchObject({ attempts: 1, counted: 0 });
    expect(await world().place('ada', { ...task, attempt: 2 }, connect)).toMatchObject({ body: { status: 'placed' } });
  });

  test('to a country that may not be called parks the number, and is never tried again', async () => {
    const phones = phonesOf(world(), { notAllowed: ['+375'] });
    const task = await held('ada', to('+375291234567'));
    expect(await world().place('ada', task, connect)).toMatchObject({ refused: 'not-dialable' });
    expect(await taskOf(task.id)).toMatchObject({ counted: 0 });
    const again = { ...task, attempt: 2 };
    expect(await world().place('ada', again, connect)).toMatchObject({ refused: 'not-dialable' });
    expect(phones.orders).toHaveLength(1);
    // An alarm tells whoever can have the country allowed.
    expect(world().telephony.measured).toEqual(['CallsNotAllowed']);
    expect(await world().place('ada', again)).toMatchObject({ body: { number: '+375291234567' } });
  });

  test('is not offered where nothing dials, or to somebody the dialer does not know', async () => {
    const task = await held('ada');
    expect(await world().place('ada', task, connect)).toMatchObject({ refused: 'no-dialer' });
    phonesOf(world());
    world().telephony.agentOf = async () => undefined;
    expect(await world().place('ada', task, connect)).toMatchObject({ refused: 'no-agent' });
    expect(await attempts()).toEqual([]);
  });

  test('from the browser is recorded by the contact that the browser reports, at once or later', async () => {
    const phones = phonesOf(world());
    const browser = { mode: 'browser' } as const;
    const task = await held('ada', to(isBusy));
    expect(await world().place('ada', task, browser)).toMatchObject({ body: { number: isBusy } });
    const contactId = 'made-in-the-browser';
    const event = { source: 'aws.connect', detail: { eventType: 'DISCONNECTED', contactId, channel: 'VOICE' } };
    await phones.apply(JSON.stringify({ ...event, detail: { ...event.detail, disconnectReason: 'TELECOM_BUSY' } }));
    const told = await world().place('ada', task, { ...browser, contactId });
    expect(told).toMatchObject({ body: { attempt: { contactId, call: { suggests: 'busy' } } } });
    expect(phones.orders).toEqual([]);
  });
});

describe('a number that several people share', () => {
  const shared = { ...to(speaks), birthDate: undefined };
  const anna = { ...shared, name: { family: 'Орлова', given: 'Анна' } };
  const boris = { ...shared, name: { family: 'Орлов', given: 'Борис' } };

  test('is rung by one of two operators who dial at once, in whichever order their writes go', async () => {
    const phones = phonesOf(world());
    const [a, b] = [await held('ada', anna), await held('bob', boris)];
    const answers = await Promise.all([world().place('ada', a, connect), world().place('bob', b, connect)]);
    const refusals = answers.flatMap((answer) => ('refused' in answer ? [answer.refused] : []));
    expect(refusals).toEqual(['line-busy']);
    expect(phones.orders).toHaveLength(1);
    expect((await attempts()).length).toBe(1);
  });

  test('is not rung again for the next of the household while the same operator has it on the line', async () => {
    const phones = phonesOf(world());
    const a = await held('ada', anna);
    await world().place('ada', a, connect);
    world().forward(1);
    await phones.flow();
    await world().finish('ada', a, { outcome: 'refused' });
    const b = await held('ada', boris);
    expect(await world().place('ada', b, connect)).toMatchObject({ body: { attempt: { sameCall: true } } });
    expect(phones.orders).toHaveLength(1);
    expect(await world().place('ada', b, connect)).toMatchObject({ body: { status: 'already-placed' } });
    expect(phones.orders).toHaveLength(1);
  });
});

describe('twenty minutes without the carrier', () => {
  test('cost nobody an attempt: the breaker opens, operators dial by hand, and it closes again by itself', async () => {
    const from = world().now();
    const phones = phonesOf(world(), { outages: [{ from, to: '2020-03-02T08:20:00.000Z' }] });
    const refusals: string[] = [];
    const tasks = new Map<string, ClaimedTask>();
    for (let minute = 0; minute < 20; minute++) {
      const operator = `o${minute}`;
      const task = await held(operator);
      tasks.set(operator, task);
      const answer = await world().place(operator, task, connect);
      refusals.push('refused' in answer ? answer.refused : 'placed');
      world().forward(1);
      if (minute % 5 === 4) await phones.reconcile();
    }
    expect(new Set(refusals)).toEqual(new Set(['carrier-silent']));
    for (let n = 0; n < 12; n++) {
      phones.instead.push({ did: 'not-answer' });
      await world().place(`x${n}`, await held(`x${n}`), connect);
      world().forward(1 / 60);
    }
    const stopped = await held('late');
    expect(await world().place('late', stopped, connect)).toMatchObject({ refused: 'carrier-down' });
    expect(await world().place('late', stopped)).toMatchObject({ body: { status: 'placed' } });
    world().forward(2);
    phones.instead.splice(0);
    expect(await world().place('next', await held('next', to(speaks)), connect)).toMatchObject({
      body: { status: 'placed' },
    });
    world().forward(120);
    await phones.reconcile();
    expect((await world().tasks()).reduce((sum, { counted }) => sum + counted, 0)).toBe(0);
  });
});

describe('calls of which nothing was heard', () => {
  test('are asked about, and their number is free again though every event was lost', async () => {
    const phones = phonesOf(world());
    const task = await held('ada', to(isBusy));
    await world().place('ada', task, connect);
    world().forward(2);
    phones.told();
    expect(await phones.reconcile()).toEqual({ looked: 1, settled: 0 });
    expect(await lines()).toMatchObject([{ calls: [{ ended: true }] }]);
    expect(await attempts()).toMatchObject([{ state: 'dialling', call: { reason: 'TELECOM_BUSY' } }]);
  });

  test.each([
    ['busy', isBusy, 1],
    ['system-failure', fails, 0],
    ['system-failure', speaks, 0],
  ])('whose operator went away get an outcome without them: %s', async (outcome, number, counted) => {
    const phones = phonesOf(world());
    const task = await held('ada', to(number));
    await world().place('ada', task, connect);
    world().forward(90);
    expect(await phones.reconcile()).toEqual({ looked: 1, settled: 1 });
    expect(await attempts()).toMatchObject([{ state: 'done', outcome, by: 'telephony' }]);
    expect(await taskOf(task.id)).toMatchObject({ attempts: 1, counted });
    expect(await lines()).toEqual([]);
    expect((await world().settled()).attempts).toEqual({ [outcome]: 1 });
  });

  test('to a number that rings nobody leave the next operator another number first', async () => {
    const phones = phonesOf(world());
    const task = await held('ada', { phones: [{ number: isNobodys }, { number: speaks }] });
    const [first] = task.person.phones;
    await world().place('ada', task, connect);
    world().forward(90);
    await phones.reconcile();
    expect(await attempts()).toMatchObject([{ outcome: 'bad-number', by: 'telephony', phone: first?.id }]);
    world().forward(24 * 60);
    const again = await world().mustClaim('bea');
    expect(again.person.phones.map(({ id }) => id)).toEqual([task.person.phones[1]?.id, first?.id]);
  });

  test('the operator who comes back after all is heard: their word replaces what telephony said, counted once', async () => {
    const phones = phonesOf(world());
    const task = await held('ada', to(isBusy));
    await world().place('ada', task, connect);
    world().forward(90);
    await phones.reconcile();
    expect(await world().finish('ada', task, { outcome: 'system-failure' })).toMatchObject({ attempt: 1 });
    expect(await attempts()).toMatchObject([{ outcome: 'system-failure', by: 'operator' }]);
    expect(await taskOf(task.id)).toMatchObject({ attempts: 1, counted: 0 });
    expect((await world().settled()).attempts).toEqual({ 'system-failure': 1 });
  });

  test('dialled by hand and never told of again cost nobody an attempt', async () => {
    const phones = phonesOf(world());
    const task = await held('ada', to(phoneOf(3)));
    await world().place('ada', task);
    world().forward(10);
    await phones.reconcile();
    expect(await attempts()).toMatchObject([{ state: 'dialling' }]);
    await world().release('ada', task);
    world().forward(120);
    await phones.reconcile();
    expect(await attempts()).toMatchObject([{ outcome: 'system-failure', by: 'telephony' }]);
    expect(await taskOf(task.id)).toMatchObject({ counted: 0 });
    expect(await lines()).toEqual([]);
  });

  test('an answered call that goes on for an hour with nobody at the desk is hung up', async () => {
    const phones = phonesOf(world(), { talkSeconds: { from: 80_000, to: 80_000 } });
    const task = await held('ada', to(speaks));
    await world().place('ada', task, connect);
    world().forward(30);
    await phones.reconcile();
    expect(phones.stopped).toEqual([]);
    world().forward(60);
    await phones.reconcile();
    expect(phones.stopped).toHaveLength(1);
    expect(await attempts()).toMatchObject([{ outcome: 'system-failure' }]);
  });

  test('that goes on long after its operator was done with it is hung up before its number is free', async () => {
    const phones = phonesOf(world(), { talkSeconds: { from: 80_000, to: 80_000 } });
    const task = await held('ada', to(speaks));
    await world().place('ada', task, connect);
    world().forward(2);
    await world().finish('ada', task, { outcome: 'refused' });
    expect(phones.stopped).toEqual([]);
    world().forward(65);
    await phones.reconcile();
    expect(phones.stopped).toHaveLength(1);
    expect(await lines()).toEqual([]);
  });

  test('a carrier that does not answer is asked again later, and nothing is made up meanwhile', async () => {
    const phones = phonesOf(world());
    const task = await held('ada', to(isBusy));
    await world().place('ada', task, connect);
    const outage = { from: world().now(), to: '2020-03-02T08:30:00.000Z' };
    phones.change({ outages: [outage] });
    world().forward(10);
    await phones.reconcile();
    expect(await attempts()).toMatchObject([{ state: 'dialling' }]);
    world().forward(80);
    await phones.reconcile();
    expect(await attempts()).toMatchObject([{ outcome: 'busy' }]);
  });
});

/** Nobody is rung at night. */
function toNextMorning(): void {
  const now = Date.parse(world().now());
  const day = 24 * 60 * 60_000;
  const morning = (Math.floor(now / day) + 1) * day + 8 * 60 * 60_000;
  world().forward((morning - now) / 60_000);
}

test('any interleaving of placing, events, finishing and reconciling leaves one call, one count and a free number', async () => {
  const aStep = fc.constantFrom('place', 'event', 'event', 'finish', 'reconcile', 'minute', 'hour', 'release');
  let n = 0;
  const property = fc.asyncProperty(
    fc.array(aStep, { minLength: 4, maxLength: 14 }),
    fc.constantFrom('connect' as const, 'manual' as const),
    fc.array(fc.nat(100), { minLength: 30, maxLength: 30 }),
    async (steps, mode, draws) => {
      n += 1;
      toNextMorning();
      const phones = phonesOf(world(), { seed: String(n) });
      const task = await held(`op${n}`, to(`+7999${String(n).padStart(7, '0')}`));
      const told: string[] = [];
      for (const step of steps) {
        if (step === 'minute') world().forward(1);
        if (step === 'hour') world().forward(61);
        told.push(...phones.told());
        const event = told[(draws.pop() ?? 0) % Math.max(1, told.length)];
        if (step === 'place') await world().place(`op${n}`, task, { mode });
        if (step === 'event' && event !== undefined) await phones.apply(event);
        if (step === 'finish') await world().finish(`op${n}`, task, { outcome: 'no-answer' });
        if (step === 'release') await world().release(`op${n}`, task);
        if (step === 'reconcile') await phones.reconcile();
      }
      for (let hours = 0; hours < 4; hours++) {
        world().forward(61);
        for (const event of phones.told().toReversed()) await phones.apply(event);
        await phones.reconcile();
      }
      const mine = (await attempts()).filter(({ personId }) => personId === task.id);
      const stored = await taskOf(task.id);
      expect(mine.every(({ state }) => state === 'done')).toBe(true);
      expect(stored?.attempts).toBe(mine.length);
      const counting = mine.filter((each) => each.state === 'done' && consequences[each.outcome].countsAsAttempt);
      expect(stored?.counted).toBe(counting.length);
      expect(await lines()).toEqual([]);
      expect(new Set(phones.orders.map(({ token }) => token)).size).toBe(phones.carrier.counts(0).started);
      expect(phones.carrier.counts(0).started).toBeLessThanOrEqual(1);
    },
  );
  const zeros = Array<number>(30).fill(0);
  await fc.assert(property, {
    numRuns: 25,
    examples: [
      // The outcome before the end of the call, which a late event tells, or nobody.
      [['place', 'finish', 'hour', 'event', 'event'], 'connect', [...zeros, 1, 1, 1]],
      [['place', 'finish', 'hour', 'reconcile'], 'connect', zeros],
      [['place', 'release', 'hour', 'reconcile', 'finish'], 'manual', zeros],
      [['place', 'hour', 'reconcile', 'finish', 'event'], 'connect', zeros],
    ],
  });
  await world().settled();
});
