import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { consequences, Outcome } from '../../../shared/domain/calls/outcome.ts';
import {
  gapsIn,
  KeptTry,
  mostSpecific,
  type Plan,
  planRetry,
  type Retrying,
  type Try,
  tryAsText,
  withTry,
} from '../../../shared/domain/calls/retries.ts';
import { TaskKind } from '../../../shared/domain/calls/task-kind.ts';
import { plusMinutes } from '../../../shared/domain/dates.ts';
import defaultPolicy from '../../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { readPolicy } from '../../../shared/domain/desk/policy.ts';
import { isOpen } from '../../../shared/domain/hours/calling-hours.ts';
import { dayOf } from '../../../shared/domain/hours/day-parts.ts';
import type { Hours } from '../../../shared/domain/hours/hours-policy.ts';
import { inTurn, type RingableNumber } from '../../../shared/domain/people/next-number.ts';
import { hoursOf, oddZones } from '../../support/hours.ts';

const policy = readPolicy(defaultPolicy).retries;
const hours = hoursOf(['Europe/Moscow']);
/** A Wednesday, 11 in the morning in Moscow. */
const morning = '2026-06-10T08:00:00.000Z';

const phone = (id: string, more: Partial<RingableNumber> = {}): RingableNumber => ({
  id,
  confirmed: false,
  dead: false,
  doNotCall: false,
  ...more,
});

const tried = (outcome: Outcome, at: string, id = 'aaaa'): Try => ({ at, phone: id, outcome });

const call = (outcome: Outcome, more: Partial<Retrying> = {}): Retrying => ({
  outcome,
  kind: 'contact-notification',
  disease: 'covid-19',
  tries: [tried(outcome, morning)],
  counted: consequences[outcome].countsAsAttempt ? 1 : 0,
  phones: [phone('aaaa')],
  hoursClass: 'Europe/Moscow',
  hours,
  policy,
  now: morning,
  ...more,
});

const atOf = (plan: Plan) => (plan.next === 'try' ? plan.at : plan.next);

describe('what follows a call', () => {
  test('that nobody answered is another one hours later, at a part of the day not tried yet', () => {
    expect(planRetry(call('no-answer'))).toEqual({
      next: 'try',
      at: '2026-06-10T14:00:00.000Z',
      hours: 'Europe/Moscow',
      phone: 'aaaa',
    });
    const evening = '2026-06-10T14:30:00.000Z';
    const twice = [tried('no-answer', morning), tried('no-answer', evening)];
    expect(atOf(planRetry(call('no-answer', { tries: twice, counted: 2, now: evening })))).toBe(
      '2026-06-11T09:00:00.000Z',
    );
    const friday = '2026-06-19T14:30:00.000Z';
    const before = [tried('no-answer', friday)];
    expect(atOf(planRetry(call('no-answer', { tries: before, now: friday })))).toBe('2026-06-20T06:00:00.000Z');
  });

  test('that was busy is another one soon, and each time later', () => {
    expect(atOf(planRetry(call('busy')))).toBe(plusMinutes(morning, 15));
    const again = plusMinutes(morning, 15);
    const tries = [tried('busy', morning), tried('busy', again)];
    expect(atOf(planRetry(call('busy', { tries, counted: 2, now: again })))).toBe(plusMinutes(again, 30));
  });

  test('that was answered when no operator was free is another one first of all', () => {
    expect(planRetry(call('abandoned'))).toMatchObject({ at: plusMinutes(morning, 10), band: 'first' });
  });

  test('is at the hour that the person asked for, even at night, on the number they answered', () => {
    const night = '2026-06-10T23:00:00.000Z';
    const asked = call('call-back-requested', {
      callBackAt: night,
      tries: [tried('call-back-requested', morning, 'bbbb')],
      phones: [phone('aaaa'), phone('bbbb')],
    });
    expect(planRetry(asked)).toEqual({ next: 'try', at: night, hours: 'asked', phone: 'bbbb' });
    expect(atOf(planRetry({ ...asked, callBackAt: '2026-06-10T07:00:00.000Z' }))).toBe(morning);
  });

  test('is the next number when one is dead, and to find one when none is left', () => {
    const phones = [phone('aaaa', { dead: true }), phone('bbbb')];
    expect(planRetry(call('wrong-number', { phones }))).toMatchObject({ phone: 'bbbb', at: plusMinutes(morning, 1) });
    expect(planRetry(call('wrong-number', { phones: phones.slice(0, 1) }))).toEqual({ next: 'locate' });
    expect(planRetry(call('no-answer', { phones: [] }))).toEqual({ next: 'locate' });
  });

  test('is a letter where every number left is one that must not be called', () => {
    const phones = [phone('aaaa', { dead: true }), phone('bbbb', { doNotCall: true })];
    expect(planRetry(call('wrong-number', { phones }))).toEqual({
      next: 'give-up',
      into: 'letter-or-visit',
      because: 'do-not-call',
    });
  });

  test('is a letter after enough tries, or enough days with tries, and sooner in a surge', () => {
    const days = ['2026-06-08T08:00:00.000Z', '2026-06-09T08:00:00.000Z', morning];
    const tries = days.map((at) => tried('no-answer', at));
    expect(planRetry(call('no-answer', { tries, counted: 3 }))).toMatchObject({ next: 'give-up', because: 'days' });
    const apart = ['2026-06-06T08:00:00.000Z', '2026-06-08T08:00:00.000Z', morning].map((at) => tried('no-answer', at));
    expect(planRetry(call('no-answer', { tries: apart, counted: 3 }))).toMatchObject({ next: 'try' });
    expect(planRetry(call('no-answer', { tries: apart.slice(1), counted: 2, surge: true }))).toMatchObject({
      because: 'tries',
    });
    const four = [...apart, tried('no-answer', morning)];
    expect(planRetry(call('no-answer', { tries: four, counted: 4 }))).toMatchObject({ because: 'tries' });
    expect(planRetry(call('no-answer', { tries: four, counted: 4, kind: 'case-interview' }))).toMatchObject({
      next: 'try',
    });
  });

  test('counts no fault of ours, no dead number, and nothing from before the person was last reached', () => {
    const fault = (outcome: Outcome) =>
      Array.from({ length: 20 }, (_, n) => tried(outcome, plusMinutes(morning, n - 20)));
    for (const outcome of ['system-failure', 'bad-number', 'not-dialable'] as const)
      expect(planRetry(call(outcome, { tries: fault(outcome), counted: 0 })).next, outcome).toBe('try');
    const reached = [...fault('no-answer'), tried('partial', morning), tried('no-answer', morning)];
    expect(planRetry(call('no-answer', { tries: reached, counted: 4 })).next).toBe('try');
  });

  test('waits for tomorrow once somebody, or one of their numbers, was rung often enough today', () => {
    const busy = Array.from({ length: 3 }, (_, n) => tried('busy', plusMinutes(morning, 15 * n - 30)));
    const one = call('busy', { tries: busy, counted: 3 });
    expect(atOf(planRetry(one))).toBe('2026-06-11T05:00:00.000Z');
    expect(planRetry({ ...one, phones: [phone('aaaa'), phone('bbbb')] })).toMatchObject({ phone: 'bbbb' });
    const both = [...busy, tried('busy', morning, 'bbbb')];
    const person = call('busy', { tries: both, counted: 4, kind: 'case-interview' });
    expect(atOf(planRetry({ ...person, phones: ['aaaa', 'bbbb', 'cccc'].map((id) => phone(id)) }))).toBe(
      '2026-06-11T05:00:00.000Z',
    );
  });

  test('is not after closing time because a number has to rest between two tries', () => {
    const late = '2026-06-10T17:35:00.000Z';
    const check = call('busy', { kind: 'follow-up-check', now: late, tries: [tried('busy', late)] });
    expect(atOf(planRetry(check))).toBe('2026-06-11T05:00:00.000Z');
  });

  test('after a fault of ours is another try, even where one that counted would have been the last', () => {
    const asked = Array.from({ length: 12 }, (_, n) => tried('call-back-requested', plusMinutes(morning, n - 2_000)));
    const tries = [...asked, tried('system-failure', morning)];
    expect(planRetry(call('system-failure', { tries, counted: 12 })).next).toBe('try');
    expect(planRetry(call('no-answer', { tries: [...asked, tried('no-answer', morning)], counted: 13 }))).toMatchObject(
      {
        because: 'in-all',
      },
    );
  });

  test('takes turns among numbers: the one that went unanswered less, then the one that was confirmed', () => {
    const phones = [
      phone('aaaa'),
      phone('bbbb'),
      phone('cccc', { confirmed: true }),
      phone('dddd', { dead: true }),
      phone('eeee', { doNotCall: true }),
    ];
    expect(inTurn(phones, []).map(({ id }) => id)).toEqual(['cccc', 'aaaa', 'bbbb']);
    const tries = [tried('no-answer', morning, 'cccc'), tried('no-answer', morning, 'aaaa')];
    expect(inTurn(phones, tries).map(({ id }) => id)).toEqual(['bbbb', 'cccc', 'aaaa']);
  });

  test('is decided by the most specific rule: both, then the disease, then the kind', () => {
    const entries = [
      { name: 'all' },
      { name: 'kind', kind: 'follow-up-check' },
      { name: 'disease', disease: 'measles' },
      { name: 'both', kind: 'case-interview', disease: 'measles' },
    ];
    const name = (kind: TaskKind, disease: string) => mostSpecific(entries, kind, disease)?.name;
    expect(name('case-interview', 'mers')).toBe('all');
    expect(name('follow-up-check', 'mers')).toBe('kind');
    expect(name('follow-up-check', 'measles')).toBe('disease');
    expect(name('case-interview', 'measles')).toBe('both');
    const plan = (disease: string) => atOf(planRetry(call('no-answer', { disease })));
    expect(plan('measles')).toBe(plusMinutes(morning, 90));
    expect(plan('mers')).toBe('2026-06-10T14:00:00.000Z');
  });
});

/** A task from the day it is made, called whenever its plan says. */
interface Life {
  readonly kind: TaskKind;
  readonly zone: string;
  readonly hours: Hours;
  readonly phones: readonly RingableNumber[];
  readonly surge: boolean;
  readonly outcomes: readonly {
    readonly outcome: Outcome;
    readonly late: number;
    readonly askedIn: number | undefined;
  }[];
}

const life: fc.Arbitrary<Life> = fc.record({
  kind: fc.constantFrom(...TaskKind.options),
  zone: fc.constantFrom('unknown', ...oddZones),
  hours: fc.constantFrom(hours, hoursOf(['Europe/Kaliningrad', 'Asia/Omsk']), hoursOf(['Asia/Beirut'])),
  phones: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('aaaa', 'bbbb', 'cccc', 'dddd'),
      confirmed: fc.boolean(),
      dead: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.boolean()),
      doNotCall: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.boolean()),
    }),
    { selector: ({ id }) => id, minLength: 1, maxLength: 3 },
  ),
  surge: fc.boolean(),
  outcomes: fc.array(
    fc.record({
      outcome: fc.oneof(
        { weight: 3, arbitrary: fc.constant<Outcome>('no-answer') },
        fc.constantFrom(...Outcome.options.filter((each) => !consequences[each].endsTask)),
      ),
      late: fc.nat(90),
      askedIn: fc.option(fc.integer({ min: 1, max: 4_000 }), { nil: undefined }),
    }),
    { minLength: 60, maxLength: 60 },
  ),
});

describe('a whole life of retries', () => {
  test('never calls outside hours, above caps, or a dead or do-not-call number, and always comes to an end', () => {
    fc.assert(
      fc.property(life, ({ kind, zone, hours: kept, surge, outcomes, phones: given }) => {
        let phones = [...given];
        let tries: Try[] = [];
        let counted = 0;
        let now = morning;
        const rang: Try[] = [];
        const first = inTurn(phones, [])[0];
        if (first === undefined) return;
        let id = first.id;
        for (const { outcome, late, askedIn } of outcomes) {
          const one = { at: now, phone: id, outcome };
          if (consequences[outcome].countsAsAttempt) rang.push(one);
          tries = withTry(tries, one);
          counted += consequences[outcome].countsAsAttempt ? 1 : 0;
          if (consequences[outcome].numberIsDead || outcome === 'not-dialable')
            phones = phones.map((each) => (each.id === id ? { ...each, dead: true } : each));
          const callBackAt =
            outcome === 'call-back-requested' && askedIn !== undefined ? plusMinutes(now, askedIn) : undefined;
          const plan = planRetry({
            ...{
              outcome,
              kind,
              disease: 'covid-19',
              tries,
              counted,
              phones,
              hoursClass: zone,
              hours: kept,
              policy,
              now,
              surge,
            },
            callBackAt,
          });
          if (plan.next !== 'try') return;
          const number = phones.find((each) => each.id === plan.phone);
          expect(number).toMatchObject({ dead: false, doNotCall: false });
          expect(plan.at >= now).toBe(true);
          if (plan.hours === 'asked') expect(plan.at).toBe(callBackAt);
          else {
            expect(isOpen(zone, kept, plan.at)).toBe(true);
            const caps = mostSpecific(policy.caps, kind, 'covid-19');
            if (caps === undefined) throw new Error('no caps');
            const day = dayOf(zone, kept, plan.at);
            const today = rang.filter(({ at }) => dayOf(zone, kept, at) === day);
            expect(today.length).toBeLessThan(caps.perPerson.aDay);
            expect(today.filter((each) => each.phone === plan.phone).length).toBeLessThan(caps.perNumber.aDay);
            const last = rang.findLast((each) => each.phone === plan.phone)?.at;
            if (last !== undefined) expect(plan.at >= plusMinutes(last, caps.perNumber.minutesBetween)).toBe(true);
            expect(counted).toBeLessThan(consequences[outcome].countsAsAttempt ? caps.perPerson.inAll : 40);
          }
          // An operator takes it up when they can, within the hour or at the next opening.
          const taken = plusMinutes(plan.at, late);
          now = plan.hours === 'asked' || isOpen(zone, kept, taken) ? taken : plan.at;
          id = plan.phone;
        }
        // Sixty calls on, only faults of ours and hours that were asked for keep a task among those to be rung.
        const asked = outcomes.filter(
          ({ outcome, askedIn }) => outcome === 'call-back-requested' && askedIn !== undefined,
        );
        const faults = outcomes.filter(({ outcome }) => !consequences[outcome].countsAsAttempt);
        expect(outcomes.length - asked.length - faults.length).toBeLessThan(16);
      }),
      { numRuns: 1_000 },
    );
  });

  test('that nobody ever answers ends on the letter list, within a week, whatever the kind and disease', () => {
    for (const kind of TaskKind.options)
      for (const disease of ['covid-19', 'measles', 'mers'])
        for (const surge of [false, true]) {
          let tries: Try[] = [];
          let now = morning;
          let plan: Plan | undefined;
          for (let n = 1; n <= 40 && plan?.next !== 'give-up'; n++) {
            tries = withTry(tries, tried('no-answer', now));
            plan = planRetry(call('no-answer', { kind, disease, surge, tries, counted: n, now }));
            if (plan.next === 'try') now = plan.at;
          }
          expect(plan, `${kind} ${disease}`).toMatchObject({ next: 'give-up', into: 'letter-or-visit' });
          expect(now < plusMinutes(morning, 7 * 24 * 60)).toBe(true);
        }
  });
});

test('a try is kept as a few characters, to the minute, and read back; one that was written out is read too', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1861-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true }),
      fc.constantFrom(undefined, 'abcd', '2x7q'),
      fc.constantFrom(...Outcome.options),
      (date, tag, outcome) => {
        const at = new Date(Math.floor(date.getTime() / 60_000) * 60_000).toISOString();
        const one = { at, outcome, ...(tag && { phone: tag }) };
        expect(z.parse(KeptTry, tryAsText({ ...one, at: date.toISOString() }))).toEqual(one);
        expect(z.parse(KeptTry, one)).toEqual(one);
      },
    ),
  );
  expect(tryAsText(tried('no-answer', morning))).toHaveLength(20);
  expect(z.safeParse(KeptTry, 'no try').success).toBe(false);
});

describe('a retry policy', () => {
  const problems = (changed: Partial<typeof policy>) =>
    [...gapsIn({ ...policy, ...changed })].map(({ at, problem }) => `${at}: ${problem}`);

  test('speaks of every outcome that leaves a task open, and has caps and an end for every task', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ rules: policy.rules.filter(({ outcome }) => outcome !== 'busy') })).toEqual([
      'retries.rules: has no rule for busy of every kind and disease',
    ]);
    expect(problems({ caps: policy.caps.slice(1) })).toEqual(['retries.caps: has no entry for every kind and disease']);
    expect(problems({ giveUp: { ...policy.giveUp, surge: [] } })).toEqual([
      'retries.giveUp.surge: has no entry for every kind and disease',
    ]);
  });

  test('does not say two things of one call', () => {
    const [rule] = policy.rules;
    if (rule === undefined) throw new Error('no rule');
    expect(problems({ rules: [...policy.rules, rule] })).toEqual([
      `retries.rules.${policy.rules.length}: another entry before speaks of the same`,
    ]);
  });
});
