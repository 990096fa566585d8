import { expect, test } from 'vitest';
import { freshWorld } from '../support/fresh-world.ts';
import { contact, interview, phoneOf, report } from '../support/made-up.ts';

const world = freshWorld();

test('the 500 contacts of one interview are 500 people, exposures and calls', async () => {
  await world().register(report());
  await world().flow();
  const held = await world().mustClaim('operator-1');
  const rows = Array.from({ length: 500 }, (_, n) =>
    contact(`c${n}`, { phones: [{ number: phoneOf(8_000_000 + n) }] }),
  );
  await world().finish('operator-1', held, { outcome: 'completed', interview: interview(rows) });
  expect(await world().settled()).toMatchObject({ exposures: 500, people: 501, open: 500, closed: 1 });
});
