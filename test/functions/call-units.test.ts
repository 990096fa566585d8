import { describe, expect, test } from 'vitest';
import { countingUnits, type Units } from '../../shared/runtime/units.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { report } from '../support/made-up.ts';
import { phonesOf } from '../support/phones.ts';

const world = freshWorld();

async function measured<T>(what: string, body: () => Promise<T>): Promise<Units> {
  const { units } = await countingUnits(body);
  console.log(`${what}: ${units.wru} WRU, ${units.rru} RRU`);
  return units;
}

/** DynamoDB Local counts a transaction at half its units. */
const countsTransactionsAtHalf = process.env.RINGTRACE_ENGINE === 'dynamodb-local';

describe.skipIf(countsTransactionsAtHalf)('request units of a call', () => {
  test('placed by hand, shown again and finished', async () => {
    await world().register(report());
    await world().flow();
    const task = await world().mustClaim('ada');
    // Task 2, attempt 2, line 2 and its index 1, audit 2.
    expect(await measured('place by hand', () => world().place('ada', task))).toEqual({ wru: 9, rru: 4 });
    expect((await measured('place again', () => world().place('ada', task))).wru).toBe(1);
    const finish = await measured('finish what was placed', () =>
      world().finish('ada', task, { outcome: 'no-answer' }),
    );
    expect(finish.wru).toBeLessThanOrEqual(14);
  });

  test('placed through the carrier, and told to its end', async () => {
    const phones = phonesOf(world());
    await world().register(report());
    await world().flow();
    const task = await world().mustClaim('ada');
    // As by hand, and the token 1, the contact on the attempt 1, the call 1.
    const placed = await measured('place through the carrier', () => world().place('ada', task, { mode: 'connect' }));
    expect(placed).toEqual({ wru: 12, rru: 7 });
    world().forward(60);
    const events = phones.told();
    const told = await measured(`${events.length} events`, async () => {
      for (const event of events) await phones.apply(event);
    });
    // Each event 1; the end also the attempt 1, and the line 1 and its index 0.
    expect(told.wru).toBeLessThanOrEqual(events.length + 6);
  });
});
