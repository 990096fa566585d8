import { describe, expect, it } from 'vitest';
import type { Problem } from '../../shared/api/problem.ts';
import { dialAgain, orderOf } from '../../web/call/dial-again.ts';

const order = { attempt: 3, phone: 'abcd', mode: 'connect' } as const;
const problem = (code: string, retryAfter?: number): Problem => ({
  ...{ code, title: code, status: 429, detail: '' },
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

describe('a dial that was refused', () => {
  it('is made again as it was where nothing was stored, and as the next attempt where the carrier refused it', () => {
    expect(dialAgain(order, problem('too-fast', 0.5), 1, 0)).toEqual({ order, waitMs: 500 });
    expect(dialAgain(order, problem('carrier-down', 30), 1, 0)).toEqual({ order, waitMs: 30_000 });
    expect(dialAgain(order, problem('carrier-refused', 0.5), 1, 0)?.order).toEqual({ ...order, attempt: 4 });
  });

  it('waits no shorter than it was told, and the longer the oftener it was refused, up to some seconds', () => {
    const waits = [1, 2, 3, 4, 5, 40].map(
      (refusals) => dialAgain(order, problem('too-fast', 0.5), refusals, 1)?.waitMs,
    );
    expect(waits).toEqual([1_500, 2_500, 4_500, 8_500, 8_500, 8_500]);
  });

  it('is left to the operator where waiting is no way out', () => {
    for (const code of ['carrier-silent', 'still-ringing', 'do-not-call', 'not-dialable', 'line-busy'])
      expect(dialAgain(order, problem(code, 600), 1, 0)).toBeUndefined();
    expect(dialAgain(order, problem('carrier-refused'), 1, 0)).toBeUndefined();
  });
});

describe('what is dialled', () => {
  const running = { ordinal: 3, phone: 'abcd', mode: 'connect', at: '2026-11-24T07:00:00.000Z' } as const;

  it('is the attempt after one that may be ringing, on another phone or in another way, and else that one again', () => {
    expect(orderOf({ attempt: 3 }, 'abcd', 'manual')).toEqual({ ...order, mode: 'manual' });
    expect(orderOf({ attempt: 3, running }, 'abcd', 'connect')).toEqual(order);
    expect(orderOf({ attempt: 3, running }, 'abcd', 'manual')).toEqual({ ...order, attempt: 4, mode: 'manual' });
    expect(orderOf({ attempt: 3, running }, 'efgh', 'connect')).toEqual({ ...order, attempt: 4, phone: 'efgh' });
  });
});
