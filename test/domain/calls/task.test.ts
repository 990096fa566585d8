import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { finish, offeredReasons, refusalOf, release, renew } from '../../../shared/domain/calls/claim.ts';
import { consequences, Outcome } from '../../../shared/domain/calls/outcome.ts';
import { planRetry } from '../../../shared/domain/calls/retries.ts';
import {
  addReason,
  isClaimed,
  place,
  removeReason,
  setServable,
  type Task,
} from '../../../shared/domain/calls/task.ts';
import { plusMinutes } from '../../../shared/domain/dates.ts';
import defaultPolicy from '../../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { readPolicy } from '../../../shared/domain/desk/policy.ts';
import { lists } from '../../support/lists.ts';

const policy = readPolicy(defaultPolicy);
const start = '2020-03-02T08:00:00.000Z';

const joining = (
  id: string,
  kind: 'case-interview' | 'contact-notification',
  risk: 'high' | 'low' | 'unknown',
  due: string,
) => ({
  personId: 'person',
  callable: true,
  person: { jurisdiction: 'main', language: 'any' },
  reason: { id, kind, disease: 'covid-19', risk, due },
  by: 'contact' as const,
});

/** What a claim does to the stored task, in one write. */
function claimedBy(task: Task, holder: string, now: string): Task {
  if (task.place === undefined) return task;
  const until = plusMinutes(now, 60);
  const claim = { holder, claimedAt: now, claimedUntil: until, offered: task.reasons };
  return {
    ...task,
    ...claim,
    version: task.version + 1,
    epoch: task.epoch + 1,
    place: { ...task.place, availableAt: until },
  };
}

const opened = (id = 'a', risk: 'high' | 'low' | 'unknown' = 'unknown') =>
  addReason(undefined, joining(id, 'contact-notification', risk, start), policy, start).task;

type Step = (task: Task, now: string) => Task;
const outcome = fc.constantFrom(...Outcome.options);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({
      id: fc.constantFrom('a', 'b', 'c'),
      risk: fc.constantFrom('high' as const, 'low' as const),
      later: fc.nat(600),
    })
    .map(
      ({ id, risk, later }): Step =>
        (task, now) =>
          addReason(task, joining(id, 'contact-notification', risk, plusMinutes(now, later)), policy, now).task,
    ),
  fc.constantFrom('a', 'b', 'c').map(
    (id): Step =>
      (task, now) =>
        removeReason(task, id, policy, now).task,
  ),
  fc.boolean().map(
    (callable): Step =>
      (task, now) =>
        setServable(task, { callable, person: task.person }, policy, now),
  ),
  fc.constant<Step>((task, now) => (task.place && task.place.availableAt <= now ? claimedBy(task, 'ada', now) : task)),
  fc.constant<Step>((task, now) => (task.holder === undefined ? task : release(task, 'ada', policy, now))),
  outcome.map(
    (how): Step =>
      (task, now) => {
        if (task.holder === undefined) return task;
        const answered = offeredReasons(task).map(({ id }) => id);
        return finish(task, { outcome: how, answered, callable: task.callable }, policy, now);
      },
  ),
);

describe('a call task', () => {
  test('is open exactly while there is a reason, stands in one place while it is open, and never goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.nat(300)), { maxLength: 30 }), (steps) => {
        let task = opened();
        let now = start;
        for (const [act, minutes] of steps) {
          now = plusMinutes(now, minutes);
          const next = act(task, now);
          expect(next.state).toBe(Object.keys(next.reasons).length > 0 ? 'open' : 'closed');
          expect(next.place === undefined).toBe(next.state === 'closed');
          expect(next.epoch).toBeGreaterThanOrEqual(task.epoch);
          expect(next.version).toBeGreaterThan(next === task ? task.version - 1 : task.version);
          if (next.holder !== undefined) expect(next.state === 'closed' || next.claimedAt !== undefined).toBe(true);
          const due = Object.values(next.reasons).filter((reason) => reason.due <= now);
          if (next.place && !next.promised && !isClaimed(next, now) && next.place.availableAt <= now)
            expect(next.place.band).toBeLessThanOrEqual(Math.max(...due.map(({ band }) => band)));
          task = next;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('stands in the highest band that any of its due reasons earns, not of those due later', () => {
    const low = opened('low', 'low');
    expect(low.place).toMatchObject({ band: 4, availableAt: start });
    const later = addReason(
      low,
      joining('b', 'contact-notification', 'high', plusMinutes(start, 60)),
      policy,
      start,
    ).task;
    expect(later.place).toMatchObject({ band: 4, availableAt: start });
    expect(place(later, policy, plusMinutes(start, 60))).toMatchObject({ band: 2 });
    const now = addReason(low, joining('b', 'contact-notification', 'high', start), policy, start);
    expect(now).toMatchObject({ effect: 'joined', task: { place: { band: 2 } } });
    const interview = addReason(low, joining('c', 'case-interview', 'unknown', start), policy, start).task;
    expect(interview.place).toMatchObject({ band: 1, kind: 'case-interview', list: lists.interview });
  });

  test('is not called before anything is due because a claim ran out', () => {
    const tomorrow = plusMinutes(start, 24 * 60);
    const held = claimedBy(opened(), 'ada', start);
    const only = addReason(held, joining('a', 'contact-notification', 'high', tomorrow), policy, start).task;
    expect(only).toMatchObject({ claimedUntil: plusMinutes(start, 60), place: { availableAt: tomorrow } });
    expect(renew(only, policy, plusMinutes(start, 30))?.place?.availableAt).toBe(tomorrow);
  });

  test('keeps its holder and the end of their claim when a reason joins or goes', () => {
    const held = claimedBy(opened(), 'ada', start);
    const now = plusMinutes(start, 10);
    const joined = addReason(held, joining('b', 'contact-notification', 'high', now), policy, now).task;
    expect(joined).toMatchObject({
      holder: 'ada',
      epoch: held.epoch,
      place: { band: 2, availableAt: plusMinutes(start, 60) },
    });
    expect(removeReason(joined, 'a', policy, now).task.place?.availableAt).toBe(plusMinutes(start, 60));
    expect(offeredReasons(joined).map(({ id }) => id)).toEqual(['a']);
  });

  test.each(Outcome.options)('after %s it is closed, or open when the plan for retries says', (how) => {
    const held = claimedBy(opened(), 'ada', start);
    const next = finish(held, { outcome: how, answered: ['a'], callable: true }, policy, start);
    expect(next).toMatchObject({ attempts: 1, counted: consequences[how].countsAsAttempt ? 1 : 0 });
    expect(next.holder).toBeUndefined();
    if (consequences[how].endsTask) expect(next).toMatchObject({ state: 'closed', reasons: {} });
    else {
      const tries = [{ at: start, outcome: how }];
      const rule = { kind: 'contact-notification' as const, disease: 'covid-19', hoursClass: 'unknown' };
      const plan = planRetry({
        ...{ ...rule, outcome: how, tries, counted: next.counted, now: start },
        phones: [{ id: '', confirmed: false, dead: false, doNotCall: false }],
        hours: policy.hours.everywhere,
        policy: policy.retries,
      });
      expect(plan).toMatchObject({ next: 'try', at: next.place?.availableAt });
      expect(next.tries).toEqual(tries);
      expect(next.place?.band).toBe(how === 'abandoned' ? policy.bands.promised : 3);
    }
  });

  test('a call-back that was promised stands before everything at its hour', () => {
    const hour = plusMinutes(start, 300);
    const held = claimedBy(opened('a', 'low'), 'ada', start);
    const call = { outcome: 'call-back-requested' as const, callBackAt: hour, answered: [], callable: true };
    expect(finish(held, call, policy, start).place).toMatchObject({ band: policy.bands.promised, availableAt: hour });
  });

  test('a fault of ours uses up none of a person\u2019s attempts', () => {
    const faults = Outcome.options.filter((each) => !consequences[each].countsAsAttempt);
    expect(faults).toEqual(expect.arrayContaining(['system-failure', 'not-dialable', 'bad-number']));
    for (const each of faults) expect(consequences[each].endsTask).toBe(false);
  });

  test('is written only by the holder of its newest claim', () => {
    const held = claimedBy(claimedBy(opened(), 'ben', start), 'ada', plusMinutes(start, 61));
    expect(refusalOf(undefined, 'ada', 1)).toBe('no-such-task');
    expect(refusalOf(held, 'ada', held.epoch)).toBeUndefined();
    expect(refusalOf(held, 'ben', held.epoch - 1)).toBe('claim-taken');
    expect(refusalOf(held, 'ben', held.epoch)).toBe('not-yours');
    expect(refusalOf(held, 'ada', held.epoch + 1)).toBe('no-such-epoch');
    expect(refusalOf(release(held, 'ada', policy, start), 'ada', held.epoch)).toBe('claim-ended');
  });
});

describe('a policy', () => {
  test('is refused by the place of the mistake', () => {
    const { hours, retries } = defaultPolicy;
    const everywhere = { ...hours.everywhere, zones: ['Pacific/Kiritimati', 'America/New_York', 'Europe/Moscow'] };
    for (const [wrong, place] of [
      [
        { retries: { ...retries, rules: retries.rules.filter(({ outcome }) => outcome !== 'busy') } },
        'retries.rules: ',
      ],
      [{ retries: { ...retries, giveUp: { ...retries.giveUp, surge: [{}] } } }, 'retries.giveUp.surge.0.tries: '],
      [{ hours: { ...hours, everywhere } }, 'hours.everywhere: '],
      [{ hours: { ...hours, jurisdictions: { north: everywhere } } }, 'hours.jurisdictions.north: '],
      [{ bands: { ...defaultPolicy.bands, promised: 10 } }, 'bands.promised: '],
    ] as const)
      expect(() => readPolicy({ ...defaultPolicy, ...wrong })).toThrow(place);
  });

  test('is refused with a band that is none, a list that is none, or a field that nobody knows', () => {
    for (const wrong of [
      { bands: { ...defaultPolicy.bands, promised: 10 } },
      { skills: { ...defaultPolicy.skills, locate: 'a/b' } },
      { retries: 3 },
    ])
      expect(() => readPolicy({ ...defaultPolicy, ...wrong })).toThrow();
  });
});
