import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  acceptedBy,
  ask,
  byDue,
  checked,
  isLate,
  isOpen,
  type Referral,
  ReferralState,
  type Referred,
  sameDay,
  tell,
} from '../../../shared/domain/care/referral.ts';

const wanted = {
  referralId: 'referral',
  personId: 'person',
  kind: 'social-aid',
  disease: 'covid-19',
  list: 'main/any/social',
  due: '2020-03-03T18:00:00.000Z',
  hasWords: true,
} as const;
const when = (now: string) => ({ by: 'ada', now, today: now.slice(0, 10) });
const asked = () => ask(wanted, when('2020-03-02T08:00:00.000Z')).referral;

function must(result: Referred | string): Referred {
  if (typeof result === 'string') throw new Error(result);
  return result;
}
const told = (referral: Referral, state: ReferralState, now = '2020-03-02T12:00:00.000Z') =>
  must(tell(referral, state, when(now)));

describe('a referral', () => {
  test('has its check call from the beginning, due when it will be late', () => {
    const { referral, effects } = ask(wanted, when('2020-03-02T08:00:00.000Z'));
    expect(effects).toEqual([{ effect: 'call', n: 1, due: wanted.due }]);
    expect(isLate(referral, '2020-03-03T17:59:59.999Z')).toBe(false);
    expect(isLate(referral, wanted.due)).toBe(true);
  });

  test('that is done needs no call, and counts for the day it was asked for only on that day', () => {
    const today = told(asked(), 'done');
    expect(today.effects).toEqual([{ effect: 'do-not-call', n: 1 }]);
    expect(today.referral).toMatchObject({ state: 'done', doneOn: '2020-03-02' });
    expect(today.referral.check).toBeUndefined();
    expect(sameDay(today.referral)).toBe(true);
    expect(sameDay(told(asked(), 'done', '2020-03-03T00:00:00.000Z').referral)).toBe(false);
    expect(isLate(today.referral, '2021-01-01T00:00:00.000Z')).toBe(false);
  });

  test('that cannot be fulfilled has its person called at once: they wait for it', () => {
    const { referral, effects } = told(asked(), 'refused');
    expect(effects).toEqual([
      { effect: 'do-not-call', n: 1 },
      { effect: 'call', n: 2, due: '2020-03-02T12:00:00.000Z' },
    ]);
    expect(checked(referral, 'missing', { ...when('2020-03-02T13:00:00.000Z'), again: wanted.due }).effects).toEqual(
      [],
    );
  });

  test('that somebody accepted is not accepted by another until it is given back', () => {
    const accepted = told(asked(), 'accepted').referral;
    expect(acceptedBy(accepted)).toBe('ada');
    expect(tell(accepted, 'accepted', when('2020-03-02T12:00:00.000Z'))).toBe('referral-taken');
    const back = told(accepted, 'asked').referral;
    expect(acceptedBy(back)).toBeUndefined();
    expect(told(back, 'accepted').referral.state).toBe('accepted');
  });

  test('that did not come is asked about again', () => {
    const again = '2020-03-04T18:00:00.000Z';
    const missing = checked(asked(), 'missing', { ...when('2020-03-03T19:00:00.000Z'), again });
    expect(missing.effects).toEqual([{ effect: 'call', n: 2, due: again }]);
    expect(checked(missing.referral, 'came', { ...when(again), again })).toMatchObject({ referral: { state: 'done' } });
  });

  test('stands on its list by when it is due', () => {
    const later = { ...asked(), referralId: 'a', due: '2020-03-05T00:00:00.000Z' };
    expect([later, asked()].sort(byDue)).toEqual([asked(), later]);
  });
});

test('whatever is said of it, it has a check call exactly while its person waits for something, and ends once', () => {
  const said = fc.oneof(
    fc.constantFrom(...ReferralState.options).map((state) => ({ state }) as const),
    fc.constantFrom('came' as const, 'missing' as const, 'not-needed' as const).map((came) => ({ came }) as const),
  );
  fc.assert(
    fc.property(fc.array(said, { maxLength: 12 }), (all) => {
      let referral = asked();
      let ends = 0;
      const open = new Set([1]);
      for (const each of all) {
        const now = '2020-03-03T19:00:00.000Z';
        const step =
          'came' in each
            ? checked(referral, each.came, { ...when(now), again: '2020-03-04T19:00:00.000Z' })
            : tell(referral, each.state, when(now));
        if (typeof step === 'string') continue;
        if ('came' in each && referral.check !== undefined) open.delete(referral.check.n);
        for (const effect of step.effects) {
          if (effect.effect === 'call') open.add(effect.n);
          else open.delete(effect.n);
        }
        if (isOpen(referral) && !isOpen(step.referral)) ends += 1;
        referral = step.referral;
        expect([...open]).toEqual(referral.check === undefined ? [] : [referral.check.n]);
        if (isOpen(referral)) expect(referral.check).toBeDefined();
      }
      expect(ends).toBe(isOpen(referral) ? 0 : 1);
    }),
    { numRuns: 300 },
  );
});
