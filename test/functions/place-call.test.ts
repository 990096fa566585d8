import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Attempt } from '../../shared/storage/attempts.ts';
import { linesToLookAt, readPhoneLine } from '../../shared/storage/phone-lines.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { type Details, phoneOf, report } from '../support/made-up.ts';

const world = freshWorld();

async function held(operator = 'ada', more: Details = {}) {
  await world().register(report(more));
  await world().flow();
  return world().mustClaim(operator);
}

const attempts = async () =>
  (await world().items('caseFiles'))
    .filter(({ sk }) => sk.startsWith('ATTEMPT#'))
    .map((item) => z.parse(Attempt, item));
const lines = async () => (await world().items('callQueue')).filter(({ pk }) => pk.startsWith('LINE#'));

test('dialled by hand, the attempt is written before the number is shown, and that it was shown is written down', async () => {
  const task = await held('ada', { phones: [{ number: '8 (916) 123-45-67' }] });
  expect(task.person.phones).toMatchObject([{ number: '+7 916 ••• •• 67' }]);
  const placed = await world().place('ada', task);
  expect(placed).toMatchObject({
    body: { status: 'placed', number: '+79161234567', attempt: { ordinal: 1, mode: 'manual', state: 'dialling' } },
  });
  expect(await attempts()).toMatchObject([{ state: 'dialling', ordinal: 1, epoch: task.epoch, operator: 'ada' }]);
  expect(await world().tasks()).toMatchObject([{ attempts: 1, counted: 0, dialling: { ordinal: 1, mode: 'manual' } }]);
  expect(await lines()).toHaveLength(1);
  const looks = (await world().items('audit')).filter(({ act }) => act === 'place-call');
  expect(looks).toMatchObject([{ personId: task.id, actor: 'ada', fields: ['phones'] }]);
});

test('nothing that is stored outside the identities tells the number', async () => {
  const task = await held('ada', { phones: [{ number: '8 (916) 123-45-67' }] });
  await world().place('ada', task);
  const stored = JSON.stringify([await world().items('callQueue'), await world().items('caseFiles')]);
  expect(stored).not.toContain('9161234567');
});

test('the same attempt again gives the same attempt, and another phone or way is refused', async () => {
  const task = await held('ada', { phones: [{ number: phoneOf(1) }, { number: phoneOf(2) }] });
  await world().place('ada', task);
  expect(await world().place('ada', task)).toMatchObject({
    body: { status: 'already-placed', number: phoneOf(1), attempt: { ordinal: 1 } },
  });
  expect(await attempts()).toHaveLength(1);
  const other = { phone: task.person.phones[1]?.id ?? '' };
  expect(await world().place('ada', task, other)).toMatchObject({ fields: [{ field: 'attempt' }] });
  expect(await world().place('ada', task, { mode: 'browser' })).toMatchObject({ fields: [{ field: 'attempt' }] });
  expect(await world().place('ada', task, { attempt: 3 })).toMatchObject({ fields: [{ field: 'attempt' }] });
});

test('only the holder of a running claim places a call', async () => {
  const task = await held();
  expect(await world().place('bob', task)).toMatchObject({ refused: 'not-yours' });
  expect(await world().place('ada', { ...task, epoch: task.epoch + 1 })).toMatchObject({ refused: 'no-such-epoch' });
  expect(await world().place('ada', task, { phone: 'aaaa' })).toMatchObject({ fields: [{ field: 'phone' }] });
  world().forward(24 * 60);
  expect(await world().place('ada', task)).toMatchObject({ refused: 'claim-ran-out' });
  expect(await attempts()).toEqual([]);
});

test('the finish gives the placed attempt its outcome, counts it once and frees the number', async () => {
  const task = await held();
  await world().place('ada', task);
  const wrong = await world().finish('ada', task, { outcome: 'no-answer', attempt: 2 });
  expect(wrong).toMatchObject({ fields: [{ field: 'attempt' }] });
  const finished = await world().finish('ada', task, { outcome: 'no-answer', attempt: 1 });
  expect(finished).toMatchObject({ status: 'recorded', attempt: 1 });
  expect(await attempts()).toMatchObject([{ state: 'done', outcome: 'no-answer', by: 'operator', mode: 'manual' }]);
  const [stored] = await world().tasks();
  expect(stored).toMatchObject({ attempts: 1, counted: 1 });
  expect(stored?.dialling).toBeUndefined();
  expect(await lines()).toEqual([]);
  expect(await world().finish('ada', task, { outcome: 'no-answer', attempt: 1 })).toMatchObject({
    status: 'already-recorded',
    attempt: 1,
  });
  expect((await world().settled()).attempts).toEqual({ 'no-answer': 1 });
});

test('a call that was not placed is recorded all the same: the person rang, or was met', async () => {
  const task = await held();
  expect(await world().finish('ada', task, { outcome: 'refused' })).toMatchObject({ status: 'recorded', attempt: 1 });
  expect(await attempts()).toMatchObject([{ state: 'done', outcome: 'refused', by: 'operator' }]);
});

test('the dialled phone is the one that an outcome takes out of use', async () => {
  const task = await held('ada', { phones: [{ number: phoneOf(1) }, { number: phoneOf(2) }] });
  await world().place('ada', task, { phone: task.person.phones[1]?.id ?? '' });
  await world().finish('ada', task, { outcome: 'bad-number' });
  const [profile] = await world().peopleProfiles();
  expect(profile?.identity.phones.map(({ standing }) => standing)).toEqual(['unchecked', 'unusable']);
});

test('a number that somebody else is ringing is not rung: the task waits ten minutes, uncounted', async () => {
  const shared = { phones: [{ number: phoneOf(7) }], birthDate: undefined };
  const anna = await held('ada', { ...shared, name: { family: 'Орлова', given: 'Анна' } });
  const boris = await held('bob', { ...shared, name: { family: 'Орлов', given: 'Борис' } });
  expect(boris.id).not.toBe(anna.id);
  await world().place('ada', anna);
  expect(await world().place('bob', boris)).toMatchObject({ refused: 'line-busy', retryAfter: 600 });
  const put = (await world().tasks()).find(({ personId }) => personId === boris.id);
  expect(put).toMatchObject({ attempts: 0, counted: 0, notBefore: '2020-03-02T08:10:00.000Z' });
  expect(put?.holder).toBeUndefined();
  expect(await world().claim('bob')).toBeUndefined();
  await world().finish('ada', anna, { outcome: 'no-answer' });
  world().forward(10);
  const again = await world().mustClaim('bob');
  expect(again).toMatchObject({ id: boris.id, attempt: 1 });
  expect(await world().place('bob', again)).toMatchObject({ body: { status: 'placed' } });
});

test('a line whose call nobody ever ended is free after an hour', async () => {
  const shared = { phones: [{ number: phoneOf(7) }], birthDate: undefined };
  const anna = await held('ada', { ...shared, name: { family: 'Орлова', given: 'Анна' } });
  await world().place('ada', anna);
  world().forward(61);
  const boris = await held('bob', { ...shared, name: { family: 'Орлов', given: 'Борис' } });
  const next = boris.id === anna.id ? await held('cyd') : boris;
  expect(await world().place(boris.id === anna.id ? 'cyd' : 'bob', next)).toMatchObject({ body: { status: 'placed' } });
});

test('a call under way is found again when somebody should look, whatever list the task is on', async () => {
  const task = await held();
  await world().place('ada', task);
  const queue = { client: world().client, table: world().callQueue };
  expect(await linesToLookAt(queue, world().now(), 10)).toEqual([]);
  world().forward(2);
  const due = await linesToLookAt(queue, world().now(), 10);
  expect(due).toHaveLength(1);
  expect(await readPhoneLine(queue, due[0] ?? '')).toMatchObject({ calls: [{ personId: task.id, ordinal: 1 }] });
});
