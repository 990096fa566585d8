import { expect, test } from 'vitest';
import { closeAlert } from '../../functions/close-alert/close-alert.ts';
import { raiseEmergency } from '../../functions/raise-emergency/raise-emergency.ts';
import { readBoard } from '../../functions/read-board/read-board.ts';
import { readNotes } from '../../shared/desk/notes-of.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { report } from '../support/made-up.ts';

const world = freshWorld();

const alerts = async () => (await readBoard(world().counters, world().policy, world().now())).alerts;

async function raised() {
  await world().register(report());
  await world().flow();
  const held = await world().mustClaim('ada');
  const raise = () => raiseEmergency(world(), 'ada', held.id, { epoch: held.epoch, what: 'medical' });
  await raise();
  const id = (await alerts())[0]?.id ?? '';
  return { held, id, raise };
}

const close = (id: string, note = 'скорая вызвана', by = 'boss') => closeAlert(world(), by, id, { note });

test('a call for help stays on the board until a supervisor says that it was dealt with, however old it is', async () => {
  const { held, id } = await raised();
  world().forward(3 * 24 * 60);
  expect(await alerts()).toMatchObject([{ id, task: held.id }]);
  const at = world().now();
  expect(await close(id)).toEqual({ status: 'closed', by: 'boss', at });
  expect(await alerts()).toEqual([]);
});

test('who closed it, when and with which note is kept, the words with identities only, and the act is audited', async () => {
  const { held, id } = await raised();
  world().forward(1);
  await close(id);
  const kept = (await world().items('callQueue')).find(({ sk }) => sk.startsWith('ALERT-CLOSED#'));
  expect(kept).toMatchObject({ pk: `PERSON#${held.id}`, operator: 'ada', closedBy: 'boss', closedAt: world().now() });
  expect(JSON.stringify(await world().items('callQueue'))).not.toContain('скорая');
  // Whoever holds the person next reads what was done.
  expect(await readNotes(world(), held.id)).toMatchObject([{ note: 'скорая вызвана' }]);
  const audits = (await world().items('audit')).filter(({ act }) => act === 'close-alert');
  expect(audits).toMatchObject([{ actor: 'boss', role: 'supervisor', personId: held.id, fields: ['note'] }]);
  expect(JSON.stringify(audits)).not.toContain('скорая');
});

test('of two who close it at once one does, and the other is told who did', async () => {
  const { id } = await raised();
  const both = await Promise.all([close(id, 'one', 'boss-1'), close(id, 'two', 'boss-2')]);
  expect(both.map((each) => ('status' in each ? each.status : each.refused)).sort()).toEqual([
    'already-closed',
    'closed',
  ]);
  expect(new Set(both.map((each) => ('by' in each ? each.by : '')))).toHaveProperty('size', 1);
});

test('help that is called for again after that is another alert', async () => {
  const { id, raise } = await raised();
  await close(id);
  world().forward(5);
  expect(await raise()).toMatchObject({ status: 'raised' });
  expect(await alerts()).toMatchObject([{ id, raisedAt: world().now() }]);
  expect(await close(id, 'again')).toMatchObject({ status: 'closed', at: world().now() });
});

test('what nobody raised cannot be closed', async () => {
  for (const id of ['', 'nobody.1', 'person', 'a#b.1', `${'x'.repeat(65)}.1`])
    expect(await close(id)).toEqual({ refused: 'no-such-alert' });
});
