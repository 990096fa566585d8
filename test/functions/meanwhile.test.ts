import { expect, test } from 'vitest';
import { seatHolding, seatReleased } from '../../shared/domain/calls/seat.ts';
import { takeTask } from '../../shared/storage/call-queue.ts';
import { readSeat, saveSeat } from '../../shared/storage/seats.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { contact, interview, report } from '../support/made-up.ts';

/** What happens while an operator is on the phone, or has been all day. */
const world = freshWorld();

const withdrawn = (caseId = '1') => ({
  kind: 'withdraw',
  source: 'laboratory',
  caseId,
  issuedAt: '2020-03-02T12:00:00Z',
});

test('a case withdrawn during its interview: what was said is kept, the task is closed once, nobody named is called', async () => {
  await world().register(report({ caseId: '1' }));
  await world().flow();
  const held = await world().mustClaim('ada');
  await world().register(withdrawn());
  await world().flow();
  const result = { outcome: 'completed', interview: interview([contact('a')]) };
  expect(await world().finish('ada', held, result)).toMatchObject({ status: 'recorded', task: { open: false } });
  const { open, closed, kinds } = await world().settled();
  expect({ open, closed }).toEqual({ open: 0, closed: 1 });
  expect(kinds.contact).toMatchObject({ in: 1, notNeeded: 1 });
});

test('a person reported again while on the phone about something withdrawn is not rung by a second operator', async () => {
  const sameOne = { nationalNumber: '4509 123456' };
  await world().register(report({ caseId: '1', ...sameOne }));
  await world().flow();
  const held = await world().mustClaim('ada');
  await world().register(withdrawn());
  await world().register(report({ caseId: '2', ...sameOne }));
  await world().flow();
  expect(await world().tasks()).toMatchObject([{ personId: held.id, state: 'open', holder: 'ada' }]);
  expect(await world().claim('bea')).toBeUndefined();
  await world().finish('ada', held, { outcome: 'no-answer' });
  expect(await world().settled()).toMatchObject({ open: 1 });
});

test('an operator who gave back a page full of tasks is served those behind them, until there are none', async () => {
  for (let n = 1; n <= 27; n++) await world().register(report({ caseId: String(n) }));
  await world().flow();
  const given = new Set<string>();
  for (let n = 1; n <= 27; n++) {
    const held = await world().mustClaim('ada');
    given.add(held.id);
    await world().release('ada', held);
    // Not so many within an hour that a supervisor would have to look.
    world().forward(10);
  }
  expect(given.size).toBe(27);
  expect(await world().claim('ada')).toBeUndefined();
  expect(await world().claim('bea')).toBeDefined();
});

test('a task given back is not taken again that day, even where its line has not heard of it yet', async () => {
  await world().register(report());
  await world().flow();
  const held = await world().mustClaim('ada');
  await world().release('ada', held);
  const stale = { pk: `PERSON#${held.id}`, availableAt: world().now(), epoch: held.epoch, notFor: [] };
  const claiming = { holder: 'ada', now: world().now(), until: '2020-03-02T10:00:00.000Z' };
  expect(await takeTask(world().counters, stale, { ...claiming, notFor: 'ada|2020-03-02' })).toBeUndefined();
  expect(
    await takeTask(world().counters, stale, { ...claiming, holder: 'bea', notFor: 'bea|2020-03-02' }),
  ).toBeDefined();
});

test('a seat that was left and taken anew is another one: a late request does not write over it', async () => {
  const { counters, policy } = world();
  const at = world().now();
  const hold = (personId: string, epoch: number) => ({ personId, epoch, until: '2020-03-02T10:00:00.000Z' });
  const sat = seatHolding(undefined, 'ada', hold('x', 1), at);
  await saveSeat(counters, undefined, sat);
  const seen = await readSeat(counters, 'ada', 'consistent');
  const left = seatReleased(sat, { operator: 'ada', personId: 'x', epoch: 1 }, policy, at);
  await saveSeat(counters, seen, left);
  await saveSeat(counters, left, seatHolding(left, 'ada', hold('z', 4), at));
  expect(await saveSeat(counters, seen, seatHolding(seen, 'ada', hold('y', 2), at))).toBe(false);
  expect(await readSeat(counters, 'ada', 'consistent')).toMatchObject({ hold: { personId: 'z' } });
});

test('exposures of a case without a reference are read too', async () => {
  await world().register(report());
  await world().flow();
  const held = await world().mustClaim('ada');
  await world().finish('ada', held, { outcome: 'completed', interview: interview([contact('a')]) });
  await world().flow();
  expect(await world().graph()).toHaveLength(1);
});

test('a later infection does not bring back the contacts of an earlier one that was withdrawn', async () => {
  await world().register(report({ caseId: '1', nationalNumber: '4509 123456' }));
  await world().flow();
  const held = await world().mustClaim('ada');
  await world().finish('ada', held, { outcome: 'completed', interview: interview([contact('a')]) });
  await world().flow();
  await world().register(withdrawn());
  await world().flow();
  await world().register(report({ caseId: '2', source: 'another', nationalNumber: '4509 123456' }));
  await world().flow();
  expect((await world().exposures()).map(({ state }) => state)).toEqual(['withdrawn']);
  const open = (await world().tasks()).filter(({ state }) => state === 'open');
  expect(open.map(({ place }) => place?.kind)).toEqual(['case-interview']);
  await world().settled();
});

test('a contact taken out comes back only in the direction it had', async () => {
  await world().register(report());
  await world().flow();
  const first = await world().mustClaim('ada');
  await world().finish('ada', first, { outcome: 'partial', interview: interview([contact('a')]) });
  world().forward(60);
  await world().flow();
  const second = await world().mustClaim('ada');
  await world().finish('ada', second, { outcome: 'partial', interview: interview([], { takenOut: ['a'] }) });
  world().forward(60);
  await world().flow();
  const third = await world().mustClaim('ada');
  const turned = { outcome: 'completed', interview: interview([contact('a', { direction: 'source' })]) };
  expect(await world().finish('ada', third, turned)).toMatchObject({
    refused: 'invalid-fields',
    fields: [{ field: 'interview.contacts.0.direction' }],
  });
  await world().settled();
});

test('what was known of an exposure before it was taken back is kept, with when it was learned', async () => {
  await world().register(report({ caseId: '1' }));
  await world().flow();
  const held = await world().mustClaim('ada');
  await world().finish('ada', held, {
    outcome: 'completed',
    interview: interview([contact('a', { setting: 'home' })]),
  });
  await world().flow();
  const told = world().now();
  world().forward(240);
  await world().register(withdrawn());
  await world().flow();
  const was = (await world().items('caseFiles')).filter(({ sk }) => sk.startsWith('WAS#exposure'));
  expect(was).toMatchObject([{ exposure: { setting: 'home', state: 'stands', recordedAt: told } }]);
});
