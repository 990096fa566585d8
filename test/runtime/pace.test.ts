import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pace } from '../../shared/runtime/pace.ts';

test('never are there more than so many within any second, and nobody waits without need', async () => {
  const gaps = fc.array(fc.nat(400), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 12 }), gaps, async (most, pauses) => {
      let now = 0;
      const wait = async (milliseconds: number) => {
        now += milliseconds;
      };
      const next = pace(most, 1_000, { now: () => now, wait });
      const went: number[] = [];
      for (const idle of pauses) {
        now += idle;
        const asked = now;
        await next();
        const before = went.at(-most);
        expect(now).toBe(before === undefined ? asked : Math.max(asked, before + 1_000));
        went.push(now);
      }
    }),
  );
});
