import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { picksAmong } from '../../../shared/domain/calls/picking.ts';
import { fractionOf } from '../../../shared/domain/chance.ts';

describe('which of the due tasks is tried', () => {
  test('is always one that there is, each at most once', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.string(), (due, who) => {
        const picks = picksAmong(due, (what) => fractionOf(what, who));
        expect(picks.length).toBeGreaterThan(0);
        expect(new Set(picks).size).toBe(picks.length);
        for (const pick of picks) expect(pick).toBeLessThan(due);
        for (const pick of picks) expect(pick).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('differs between operators who ask at the same moment', () => {
    const first = new Set(
      Array.from({ length: 800 }, (_, n) => picksAmong(30, (what) => fractionOf(what, `operator-${n}`, 'now'))[0]),
    );
    expect(first.size).toBe(30);
  });

  test('is one of the four oldest one time in ten', () => {
    const oldest = Array.from({ length: 10_000 }, (_, n) => picksAmong(1000, (what) => fractionOf(what, n))[0]);
    const share = oldest.filter((pick = 0) => pick < 4).length / oldest.length;
    expect(share).toBeGreaterThan(0.085);
    expect(share).toBeLessThan(0.115);
  });
});

/** Claims at a steady pace from a line that takes in as many: how long each waited, in claims. */
function waits(backlog: number, page: number): number[] {
  const line = Array.from({ length: backlog }, () => 0);
  const waited: number[] = [];
  for (let claim = 1; claim <= 40 * backlog; claim++) {
    const [pick = 0] = picksAmong(Math.min(page, line.length), (what) => fractionOf(what, claim));
    const [since = 0] = line.splice(pick, 1);
    waited.push(claim - since);
    line.push(claim);
  }
  return waited;
}

test.each([30, 60, 200, 2000])('nobody in a line of %i waits more than 20 times as long as most', (backlog) => {
  const waited = waits(backlog, 56).sort((a, b) => a - b);
  const median = waited[Math.floor(waited.length / 2)] ?? 0;
  console.log(`a line of ${backlog}: median ${median} claims, longest ${waited.at(-1)}`);
  expect(median).toBeGreaterThan(backlog / 4);
  expect(waited.at(-1)).toBeLessThanOrEqual(20 * median);
});
