import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterFailure, pauseLeft, sound } from '../../../shared/domain/calls/circuit-breaker.ts';
import {
  type Calls,
  closeCall,
  endCall,
  isKeptFor,
  isPassedOn,
  type LineCall,
  leaveCall,
  lookAtFirst,
  lookLater,
  rungBy,
  settleCall,
  takeLine,
  withoutCall,
} from '../../../shared/domain/calls/phone-line.ts';
import { type FullAt, takeToken } from '../../../shared/domain/calls/token-bucket.ts';
import { maskPhone } from '../../../shared/domain/people/mask-phone.ts';

describe('the bucket of tokens', () => {
  const rate = { perSecond: 2, burst: 5 };

  test('gives five at once, and then one each half second', () => {
    let fullAt: FullAt;
    const taken = [0, 0, 0, 0, 0, 0, 100, 500, 500, 1000].map((now) => {
      const take = takeToken(fullAt, rate, now);
      if (take.taken) fullAt = take.fullAt;
      return take.taken || take.waitMs;
    });
    expect(taken).toEqual([true, true, true, true, true, 500, 400, true, 500, true]);
  });

  test('never gives more than the burst and what came back meanwhile, and what it says to wait is enough', () => {
    const property = fc.property(fc.array(fc.nat(900), { maxLength: 60 }), (gaps) => {
      let [now, given, fullAt]: [number, number, FullAt] = [0, 0, undefined];
      for (const gap of gaps) {
        now += gap;
        const take = takeToken(fullAt, rate, now);
        if (take.taken) [given, fullAt] = [given + 1, take.fullAt];
        else expect(takeToken(fullAt, rate, now + take.waitMs).taken).toBe(true);
        expect(given).toBeLessThanOrEqual(5 + Math.floor(now / 500));
      }
    });
    fc.assert(property);
  });
});

describe('the breaker', () => {
  const rule = { failures: 3, withinSeconds: 60, pauseSeconds: 30 };
  const failing = (...at: number[]) => at.reduce((breaker, now) => afterFailure(breaker, rule, now), sound);

  test('stops everybody after so many failures within the window, and lets them try again after the pause', () => {
    expect(pauseLeft(failing(0, 1_000), 1_000)).toBe(0);
    const open = failing(0, 1_000, 2_000);
    expect(pauseLeft(open, 2_000)).toBe(30_000);
    expect(pauseLeft(open, 32_000)).toBe(0);
  });

  test('stops again at the first failure right after a pause, and forgets failures of long ago', () => {
    const open = failing(0, 1_000, 2_000);
    expect(pauseLeft(afterFailure(open, rule, 33_000), 33_000)).toBe(30_000);
    expect(pauseLeft(afterFailure(open, rule, 200_000), 200_000)).toBe(0);
    expect(pauseLeft(failing(0, 61_000, 122_000), 122_000)).toBe(0);
  });

  test('is not prolonged by calls that were under way when it opened', () => {
    expect(pauseLeft(failing(0, 1_000, 2_000, 3_000), 3_000)).toBe(29_000);
  });
});

describe('a phone line', () => {
  const rules = { ringSeconds: 30, flowSeconds: 60, lineSeconds: 3600 };
  const at = '2026-11-24T09:00:00.000Z';
  const later = '2026-11-24T09:30:00.000Z';
  const call = (more: Partial<LineCall> = {}): LineCall => ({
    ...{ personId: 'anna', ordinal: 1, operator: 'ada', epoch: 1, mode: 'connect', at, lookAt: later },
    ...more,
  });
  const take = (known: Calls, next: LineCall, now = at) => takeLine(known, next, rules, now);

  test('is rung by one operator at a time, for an hour at most', () => {
    const other = call({ personId: 'boris', operator: 'bob' });
    expect(take([], call())).toMatchObject({ take: 'ring' });
    expect(take([call()], other)).toEqual({ take: 'busy' });
    expect(take([call({ ended: true })], other)).toMatchObject({ take: 'ring' });
    expect(take([call()], other, '2026-11-24T10:00:00.000Z')).toMatchObject({ take: 'ring' });
  });

  test('is passed on within a household: the same operator rings nobody again', () => {
    const next = take([call()], call({ personId: 'boris' }));
    expect(next).toMatchObject({ take: 'share', within: { personId: 'anna', ordinal: 1 } });
    const calls = next.take === 'share' ? next.calls : [];
    const third = take(calls, call({ personId: 'vera' }));
    expect(third).toMatchObject({ take: 'share', within: { personId: 'anna', ordinal: 1 } });
    expect(endCall(calls, { personId: 'anna', ordinal: 1 })?.every(({ ended }) => ended === true)).toBe(true);
  });

  test('does not ring one person twice at once: not through the carrier, and by hand not while the carrier may ring', () => {
    const still = { take: 'still-ringing', ordinal: 1 };
    expect(take([call()], call({ ordinal: 2 }), later)).toEqual(still);
    expect(take([call()], call({ ordinal: 2, mode: 'manual' }))).toEqual(still);
    expect(take([call()], call({ ordinal: 2, mode: 'manual' }), later)).toMatchObject({ take: 'ring' });
    expect(take([call({ mode: 'manual' })], call({ ordinal: 2 }))).toMatchObject({ take: 'ring' });
    const first = call({ mode: 'manual' });
    expect(take([first, call({ ordinal: 2 })], call({ ordinal: 3 }))).toEqual({ take: 'still-ringing', ordinal: 2 });
  });

  test('is not passed on where nobody was spoken to: the phone may still ring', () => {
    const kept = closeCall([call()], call(), false);
    expect(take(kept, call({ personId: 'boris' }))).toEqual({ take: 'still-ringing', ordinal: 1 });
    const settled = settleCall([call()], call(), later);
    expect(take(settled, call({ personId: 'boris' }))).toEqual({ take: 'still-ringing', ordinal: 1 });
    expect(take(settled, call({ personId: 'boris', operator: 'bob' }))).toEqual({ take: 'busy' });
  });

  test('is kept for longer while the call is known to go on, and never for less than before', () => {
    const [afternoon, evening] = ['2026-11-24T12:00:00.000Z', '2026-11-24T18:00:00.000Z'];
    const other = call({ personId: 'boris', operator: 'bob' });
    const kept = lookLater([call()], call(), later, afternoon);
    expect(take(kept, other, '2026-11-24T11:59:00.000Z')).toEqual({ take: 'busy' });
    expect(take(kept, other, afternoon)).toMatchObject({ take: 'ring' });
    const again = lookLater(lookLater(kept, call(), later, evening), call(), later, afternoon);
    expect(again).toMatchObject([{ until: evening }]);
    expect(isKeptFor(again, call(), rules, afternoon)).toBe(true);
    expect(isKeptFor(again, call(), rules, evening)).toBe(false);
  });

  test('may ring until the last moment at which the carrier can have been asked, and the time to ring and to be put through', () => {
    expect(rungBy(at, rules)).toBe('2026-11-24T09:01:45.000Z');
  });

  test('is free where whoever dialled it themselves gave the task back', () => {
    const other = call({ personId: 'boris', operator: 'bob' });
    expect(take(leaveCall([call({ mode: 'manual' })], call()), other)).toMatchObject({ take: 'ring' });
    expect(take(leaveCall([call()], call()), other)).toEqual({ take: 'busy' });
  });

  test('is passed on while somebody else of the household has the call and no outcome yet', () => {
    const within = { personId: 'anna', ordinal: 1 };
    expect(isPassedOn([call(), call({ personId: 'boris', within })], call())).toBe(true);
    expect(isPassedOn([call(), call({ personId: 'boris', within, done: true })], call())).toBe(false);
    expect(isPassedOn([call()], call())).toBe(false);
  });

  test('stays taken after the outcome of a call through the carrier, until the end of it is told', () => {
    const [kept] = [closeCall([call()], call(), true)];
    expect(kept).toMatchObject([{ done: true }]);
    expect(take(kept, call({ personId: 'boris', operator: 'bob' }))).toEqual({ take: 'busy' });
    expect(endCall(kept, call())).toEqual([]);
    expect(closeCall([call({ ended: true })], call(), true)).toEqual([]);
    expect(closeCall([call({ mode: 'manual' })], call(), true)).toEqual([]);
  });

  test('knows when the next look is due, and an end that was known is no news', () => {
    const calls = [call(), call({ personId: 'boris', lookAt: at })];
    expect(lookAtFirst(calls)).toBe(at);
    expect(lookAtFirst(lookLater(calls, { personId: 'boris', ordinal: 1 }, '2026-11-24T11:00:00.000Z'))).toBe(later);
    expect(withoutCall(calls, calls[0] ?? call())).toHaveLength(1);
    expect(endCall([call({ ended: true })], call())).toBeUndefined();
  });
});

describe('a masked number', () => {
  test.each([
    ['+79161234567', '+7 916 ••• •• 67'],
    ['+14155550123', '+1 415 ••• •• 23'],
    ['+358401234567', '+358 40 ••• •• 67'],
    ['+37060123456', '+370 6 ••• •• 56'],
    ['+50012345', '+500 ••• ••'],
  ])('%s is shown as %s', (e164, masked) => {
    expect(maskPhone(e164)).toBe(masked);
  });

  test('never shows five digits or more of what it hides', () => {
    const digits = fc.array(fc.nat(9), { minLength: 3, maxLength: 14 });
    const property = fc.property(fc.integer({ min: 1, max: 9 }), digits, (first, rest) => {
      const e164 = `+${first}${rest.join('')}`;
      const code = maskPhone(e164).split(' ')[0] ?? '';
      const shown = maskPhone(e164).slice(code.length).replaceAll(/\D/g, '').length;
      expect(e164.length - code.length - shown).toBeGreaterThanOrEqual(Math.min(5, e164.length - code.length));
    });
    fc.assert(property);
  });
});
