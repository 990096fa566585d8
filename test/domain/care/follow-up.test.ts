import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Followed, type FollowUpCommand, follow, measureOf } from '../../../shared/domain/care/follow-up.ts';
import { type Day, plusDays } from '../../../shared/domain/dates.ts';

const exposed = { personId: 'person', disease: 'covid-19', because: 'exposed' } as const;
const first = '2020-03-02';

function must(result: Followed | 'not-followed'): Followed {
  if (result === 'not-followed') throw new Error('Nobody is followed.');
  return result;
}

const begun = (until: Day | 'recovery', symptoms = false) =>
  must(follow(exposed, undefined, { do: 'begin', until, symptoms }, first));

const daysBetween = (from: Day, to: Day): Day[] => {
  const days: Day[] = [];
  for (let day = from; day <= to; day = plusDays(day, 1)) days.push(day);
  return days;
};

describe('a follow-up', () => {
  test('begins with the day they are told, and asks for the next one', () => {
    const { followUp, effects } = begun('2020-03-10');
    expect(followUp).toMatchObject({
      state: 'open',
      start: first,
      days: { [first]: 'well' },
      next: { n: 1, on: '2020-03-03' },
    });
    expect(effects).toEqual([{ effect: 'ask', n: 1, on: '2020-03-03' }]);
    expect(measureOf(followUp)).toBe('quarantine');
  });

  test('that would already be over is closed at once, and says so', () => {
    const { followUp, effects } = begun('2020-03-01');
    expect(followUp).toMatchObject({ state: 'closed', end: { reason: 'completed', overBefore: true }, days: {} });
    expect(effects).toEqual([]);
  });

  test('on its last day asks for no more', () => {
    const { followUp, effects } = begun(first);
    expect(followUp).toMatchObject({
      state: 'closed',
      end: { reason: 'completed', on: first },
      days: { [first]: 'well' },
    });
    expect(followUp.end?.overBefore).toBeUndefined();
    expect(effects).toEqual([]);
  });

  test('is prolonged by a later exposure and keeps the check it has', () => {
    const before = begun('2020-03-05').followUp;
    const { followUp, effects } = must(follow(exposed, before, { do: 'date', until: '2020-03-20' }, first));
    expect(followUp).toMatchObject({ until: '2020-03-20', next: before.next });
    expect(effects).toEqual([]);
  });

  test('shortened to a day that is past, it keeps its next call, which tells them so', () => {
    const before = begun('2020-03-10').followUp;
    const dated = must(follow(exposed, before, { do: 'date', until: '2020-03-01' }, first)).followUp;
    expect(dated.next).toEqual({ n: 1, on: '2020-03-03' });
    const { followUp } = must(
      follow(exposed, dated, { do: 'check', until: '2020-03-01', symptoms: false }, '2020-03-03'),
    );
    expect(followUp).toMatchObject({ state: 'closed', end: { reason: 'completed' } });
    expect(followUp.days['2020-03-03']).toBeUndefined();
  });

  test('says once that somebody exposed has fallen ill, and never of the sick', () => {
    const ill = begun('2020-03-10', true);
    expect(ill.effects).toContainEqual({ effect: 'fell-ill' });
    const again = must(
      follow(exposed, ill.followUp, { do: 'check', until: '2020-03-10', symptoms: true }, '2020-03-03'),
    );
    expect(again.effects).not.toContainEqual({ effect: 'fell-ill' });
    const sick = follow(
      { ...exposed, because: 'sick' },
      undefined,
      { do: 'begin', until: 'recovery', symptoms: true },
      first,
    );
    expect(must(sick).effects).toEqual([{ effect: 'ask', n: 1, on: '2020-03-03' }]);
  });

  test('of the sick without an end goes on until there is one', () => {
    const who = { ...exposed, because: 'sick' as const };
    const { followUp } = must(follow(who, undefined, { do: 'begin', until: 'recovery', symptoms: true }, first));
    expect(followUp.until).toBeUndefined();
    const later = must(
      follow(who, followUp, { do: 'check', until: 'recovery', symptoms: true }, '2020-03-03'),
    ).followUp;
    const recovered = must(
      follow(who, later, { do: 'check', until: '2020-03-04', symptoms: false }, '2020-03-04'),
    ).followUp;
    expect(recovered).toMatchObject({ state: 'closed', end: { reason: 'completed', on: '2020-03-04' } });
  });

  test('asked twice on one day counts once, and what is worse stands', () => {
    const once = begun('2020-03-10', true).followUp;
    const { followUp, effects } = must(
      follow(exposed, once, { do: 'check', until: '2020-03-10', symptoms: false }, first),
    );
    expect(followUp.days).toEqual({ [first]: 'symptoms' });
    expect(followUp.next).toEqual(once.next);
    expect(effects).toEqual([]);
  });

  test('that has ended takes no more commands, and begins anew with numbers never used', () => {
    const { followUp, effects } = must(
      follow(exposed, begun('2020-03-10').followUp, { do: 'end', reason: 'lost' }, '2020-03-05'),
    );
    expect(followUp).toMatchObject({ state: 'closed', end: { reason: 'lost', on: '2020-03-05' } });
    expect(effects).toEqual([{ effect: 'do-not-ask', n: 1 }]);
    for (const command of [
      { do: 'check', until: '2020-03-10', symptoms: false },
      { do: 'date', until: '2020-03-10' },
      { do: 'end', reason: 'cancelled' },
    ] as const)
      expect(follow(exposed, followUp, command, '2020-03-06')).toBe('not-followed');
    const anew = must(follow(exposed, followUp, { do: 'begin', until: '2020-04-10', symptoms: false }, '2020-04-01'));
    expect(anew.followUp).toMatchObject({ start: '2020-04-01', next: { n: 2 }, version: followUp.version + 1 });
    expect(anew.followUp.end).toBeUndefined();
  });
});

/** One day of a follow-up's life: how late the check is reached, what it finds, and how far the end moves. */
const life = fc.array(
  fc.record({
    late: fc.nat(3),
    symptoms: fc.boolean(),
    prolonged: fc.oneof(
      { weight: 6, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 5 }) },
    ),
    ended: fc.oneof(
      { weight: 30, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom('lost' as const, 'became-a-case' as const, 'cancelled' as const) },
    ),
  }),
  { minLength: 40, maxLength: 60 },
);

test('every day up to the end is asked about or missed exactly once, whatever comes, and no day after it', () => {
  fc.assert(
    fc.property(fc.nat(20), life, (length, steps) => {
      let until = plusDays(first, length);
      let { followUp } = begun(until);
      const asked = new Map<Day, number>([[first, 1]]);
      const numbers = new Set(followUp.next ? [followUp.next.n] : []);
      for (const { late, symptoms, prolonged, ended } of steps) {
        if (followUp.state === 'closed') break;
        const today = plusDays(followUp.next?.on ?? first, late);
        const command: FollowUpCommand =
          ended === undefined ? { do: 'check', until, symptoms } : { do: 'end', reason: ended };
        if (prolonged > 0 && ended === undefined) until = plusDays(until, prolonged);
        const step = must(
          follow(exposed, followUp, ended === undefined ? { do: 'check', until, symptoms } : command, today),
        );
        if (ended === undefined && today <= until) asked.set(today, (asked.get(today) ?? 0) + 1);
        expect(step.followUp.version).toBe(followUp.version + 1);
        const asks = step.effects.flatMap((each) => (each.effect === 'ask' ? [each] : []));
        expect(asks.length).toBe(step.followUp.state === 'open' ? 1 : 0);
        for (const { n, on } of asks) {
          expect(numbers.has(n)).toBe(false);
          numbers.add(n);
          expect(on <= until).toBe(true);
        }
        followUp = step.followUp;
      }
      expect(followUp.state).toBe('closed');
      const { end } = followUp;
      if (end === undefined) throw new Error('It was closed without saying why.');
      const last = end.reason === 'completed' ? until : ([plusDays(end.on, -1), until].sort()[0] ?? until);
      const marked = Object.keys(followUp.days).sort();
      // A day on which it was asked and then ended otherwise stays asked.
      expect(marked.filter((day) => day !== end.on || end.reason === 'completed')).toEqual(daysBetween(first, last));
      for (const [day, times] of asked) {
        expect(times).toBe(1);
        expect(followUp.days[day]).not.toBe('missed');
      }
      const reached = Object.entries(followUp.days).filter(([, mark]) => mark !== 'missed');
      expect(reached).toHaveLength(asked.size);
    }),
    { numRuns: 300 },
  );
});

test('a follow-up that was never begun has nothing to check', () => {
  expect(follow(exposed, undefined, { do: 'check', until: first, symptoms: false }, first)).toBe('not-followed');
});
