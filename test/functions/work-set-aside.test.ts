import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { registerCase } from '../../functions/register-case/register-case.ts';
import { fix } from '../../functions/work-set-aside/fix.ts';
import { dismissOne, listSetAside, redrive, showSetAside } from '../../functions/work-set-aside/work-set-aside.ts';
import { FixRequest } from '../../shared/api/set-aside.ts';
import { countingUnits } from '../../shared/runtime/units.ts';
import { dismiss, readSetAside } from '../../shared/storage/set-asides.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { type Details, report } from '../support/made-up.ts';

const world = freshWorld();

/** The queue hands over at once. */
const desk = (sent: string[] = []) => ({
  ...world().wired,
  async sendAgain(kind: string, id: string, body: string) {
    sent.push(`${kind} ${id}`);
    await registerCase(world().wired, { intakeId: id, body, redriven: true });
  },
});

/** A report with a date that is none, set aside. */
async function spoilt(id: string, more: Details = {}) {
  const message = report({ onsetDate: '31.02.2020', ...more });
  await world().register(message, id);
  return message;
}

const mend = (id: string, message: Details, why = 'the laboratory said so on the phone') =>
  fix(desk(), 'boss', id, z.parse(FixRequest, { message, why }));

test('a supervisor reads what could not be used, why, and from whom, and nothing that tells who it is of', async () => {
  await spoilt('first');
  await world().register('{"name": "Орлова"', 'second');
  const { setAside, next } = await listSetAside(desk(), {});
  expect(setAside).toMatchObject([
    { id: 'first', kind: 'case', code: 'invalid-fields', source: 'laboratory', fields: [{ field: 'onsetDate' }] },
    { id: 'second', kind: 'case', code: 'not-json', fields: [] },
  ]);
  expect(next).toBeUndefined();
  expect(JSON.stringify(setAside)).not.toMatch(/Орлова|Анна|1985|\+7000|31\.02/);
  expect((await listSetAside(desk(), { code: 'not-json' })).setAside.map(({ id }) => id)).toEqual(['second']);
  expect((await listSetAside(desk(), { kind: 'contact' })).setAside).toEqual([]);
});

test('a long list comes in pages, each message once', async () => {
  const ids = Array.from({ length: 30 }, (_, n) => `intake-${String(n).padStart(2, '0')}`);
  for (const id of ids) await spoilt(id);
  const first = await listSetAside(desk(), {});
  const second = await listSetAside(desk(), { after: first.next });
  expect(first.setAside).toHaveLength(25);
  expect([...first.setAside, ...second.setAside].map(({ id }) => id)).toEqual(ids);
  expect(second.next).toBeUndefined();
});

test('one message is shown whole, and it is written down who looked', async () => {
  await spoilt('first');
  expect(await showSetAside(desk(), 'boss', 'first')).toMatchObject({
    id: 'first',
    body: expect.stringContaining('31.02.2020'),
    mended: [],
  });
  expect((await world().items('audit')).filter(({ act }) => act === 'show-set-aside')).toMatchObject([
    { actor: 'boss', role: 'supervisor', personId: 'set-aside:first', fields: ['body'] },
  ]);
  expect(await showSetAside(desk(), 'boss', 'nothing')).toMatchObject({ refused: 'no-such-set-aside' });
});

test('a mended message takes the place of what came: one case, counted once, with the ids of its source', async () => {
  const message = await spoilt('first');
  const mended = { ...message, onsetDate: '2020-02-28' };
  expect(await mend('first', mended)).toEqual({ status: 'sent', fields: ['onsetDate'] });
  expect(await listSetAside(desk(), {})).toEqual({ setAside: [] });
  expect(await world().settled()).toMatchObject({ in: 1, opened: 1, setAside: 0 });
  expect(await world().register(mended, 'another'), 'the source sends it mended too').toBe('already-known');
  expect((await world().items('people')).filter(({ pk }) => pk === 'MENDED#first')).toMatchObject([
    { by: 'boss', why: 'the laboratory said so on the phone', fields: ['onsetDate'], before: JSON.stringify(message) },
  ]);
  expect((await world().items('audit')).filter(({ act }) => act === 'fix-set-aside')).toMatchObject([
    { actor: 'boss', fields: ['onsetDate'] },
  ]);
});

test('what was mended and cannot be used still is set aside again, with who mended it before', async () => {
  const known = report();
  await world().register(known, 'known');
  await world().register({ ...known, sex: 'male' }, 'other');
  const conflict = { ...known, sex: 'male', age: 34 };
  expect(await mend('other', conflict)).toMatchObject({ fields: ['age'] });
  expect(await showSetAside(desk(), 'boss', 'other')).toMatchObject({
    code: 'conflicting',
    body: expect.stringContaining('"age":34'),
    mended: [{ by: 'boss', fields: ['age'] }],
  });
  expect(await mend('other', { ...conflict, issuedAt: '2020-03-02T07:00:00Z' })).toMatchObject({ status: 'sent' });
  expect((await listSetAside(desk(), {})).setAside).toEqual([]);
  expect(await world().settled()).toMatchObject({ in: 2, setAside: 0 });
});

test('nobody makes another case of it: source and case id stay, unless it was they that could not be read', async () => {
  const message = await spoilt('first');
  expect(await mend('first', { ...message, onsetDate: '2020-02-28', caseId: 'other' })).toMatchObject({
    refused: 'invalid-fields',
    fields: [{ field: 'message.caseId' }],
  });
  const long = { ...report(), caseId: 'x'.repeat(200) };
  await world().register(long, 'long');
  expect(await mend('long', { ...long, caseId: 'short' })).toMatchObject({ status: 'sent', fields: ['caseId'] });
});

test('it is sent again as it came, and dismissed only once, with a reason that is kept', async () => {
  await spoilt('first');
  const sent: string[] = [];
  expect(await redrive(desk(sent), 'boss', 'first')).toEqual({ status: 'sent' });
  expect(sent).toEqual(['case first']);
  expect((await listSetAside(desk(), {})).setAside).toHaveLength(1);
  expect(await dismissOne(desk(), 'boss', 'first', 'sent again as case 17')).toEqual({ status: 'dismissed' });
  expect(await dismissOne(desk(), 'boss', 'first', 'sent again')).toEqual({ status: 'already-dismissed' });
  expect(await listSetAside(desk(), {})).toEqual({ setAside: [] });
  expect(await redrive(desk(sent), 'boss', 'first')).toMatchObject({ refused: 'no-such-set-aside' });
  expect(await mend('first', report())).toMatchObject({ refused: 'no-such-set-aside' });
  expect(await world().setAsides()).toMatchObject([{ dismissed: { by: 'boss', why: 'sent again as case 17' } }]);
  expect(await world().settled()).toMatchObject({ in: 1, setAside: 1 });
});

test('what was sent again is told so until something comes of it', async () => {
  await spoilt('first');
  const slow = { ...desk(), sendAgain: async () => {} };
  await redrive(slow, 'boss', 'first');
  expect((await listSetAside(desk(), {})).setAside).toMatchObject([{ sentAgain: { by: 'boss', at: world().now() } }]);
  world().forward(1);
  await redrive(desk(), 'boss', 'first');
  expect((await listSetAside(desk(), {})).setAside[0]).not.toHaveProperty('sentAgain');
});

test('what was worked meanwhile is not brought back by whoever dismisses it', async () => {
  const message = await spoilt('first');
  const seen = await readSetAside(desk(), 'first');
  await mend('first', { ...message, onsetDate: '2020-02-28' });
  if (seen === undefined) throw new Error('It was set aside.');
  expect(await dismiss(desk(), seen, { by: 'boss', why: 'late', at: world().now() })).toBe(false);
  expect(await world().setAsides()).toEqual([]);
});

test('a fix costs at most 6 WRU and 2 RRU, a page of 25 at most 5 RRU', async () => {
  const messages = [];
  for (let n = 0; n < 25; n++) messages.push(await spoilt(`intake-${n}`));
  const asleep = { ...desk(), sendAgain: async () => {} };
  const page = await countingUnits(() => listSetAside(asleep, {}));
  const message = z.parse(FixRequest, { message: { ...messages[0], onsetDate: '2020-02-28' }, why: 'said so' });
  const fixed = await countingUnits(() => fix(asleep, 'boss', 'intake-0', message));
  const shown = await countingUnits(() => showSetAside(asleep, 'boss', 'intake-0'));
  console.log(
    `set aside: page ${JSON.stringify(page.units)}, fix ${JSON.stringify(fixed.units)}, shown ${JSON.stringify(shown.units)}`,
  );
  expect(page.units.rru).toBeLessThanOrEqual(5);
  expect(fixed.units.wru).toBeLessThanOrEqual(6);
  expect(fixed.units.rru).toBeLessThanOrEqual(2);
  expect(shown.units).toMatchObject({ wru: 1 });
});
