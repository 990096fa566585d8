import { expect, test } from 'vitest';
import { finishCall } from '../../functions/finish-call/finish-call.ts';
import { FinishRequest } from '../../shared/api/finish.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import type { NamedContact } from '../../shared/domain/protocols/interview.ts';
import { readBody } from '../../shared/runtime/http.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { lists } from '../support/lists.ts';
import { contact, type Details, interview, phoneOf, report } from '../support/made-up.ts';
import { publish } from '../support/stream-pump.ts';

const world = freshWorld();

async function claimedCase(more: Details = {}) {
  await world().register(report(more));
  await world().flow();
  return world().mustClaim('operator-1');
}

const completed = (contacts: readonly NamedContact[], more: Details = {}) => ({
  outcome: 'completed',
  interview: interview(contacts, more),
});
const partial = (contacts: readonly NamedContact[], more: Details = {}) => ({
  ...completed(contacts, more),
  outcome: 'partial',
});
const profileNamed = async (given: string) =>
  (await world().peopleProfiles()).find(({ identity }) => identity.name.given === given);
const taskOf = async (personId: string | undefined) =>
  (await world().tasks()).find((task) => task.personId === personId);

test('a partial interview keeps what was said; completed later with a row changed and one taken out, each exposure is there once', async () => {
  const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map((key) => contact(key));
  const held = await claimedCase();
  if (!a || !b || !c || !d || !e) return;
  const first = await world().finish('operator-1', held, partial([a, b, c], { answers: { notes: 'rang off' } }));
  expect(first).toMatchObject({ status: 'recorded', task: { open: true } });
  expect(await world().settled()).toMatchObject({ exposures: 3, people: 4, kinds: { contact: { in: 3 } } });

  world().forward(30);
  await world().flow();
  const again = await world().mustClaim('operator-2');
  expect(again).toMatchObject({ id: held.id, kind: 'case-interview' });
  const rows = [a, { ...b, setting: 'at work', ref: 'B-2' }, d, e, contact('f')];
  expect(await world().finish('operator-2', again, completed(rows, { takenOut: ['c'] }))).toMatchObject({
    task: { open: false },
  });
  const ledger = await world().settled();
  expect(ledger).toMatchObject({ exposures: 5, people: 7, kinds: { contact: { in: 6, opened: 6, closed: 1 } } });
  const exposures = await world().exposures();
  expect(exposures).toHaveLength(6);
  expect(exposures.filter(({ state }) => state === 'withdrawn').map(({ contactKey }) => contactKey)).toEqual(['c']);
  expect(exposures.find(({ contactKey }) => contactKey === 'b')).toMatchObject({ setting: 'at work', since: 2 });
  expect(exposures.find(({ contactKey }) => contactKey === 'a')).toMatchObject({ since: 1, version: 1 });
  expect((await world().items('people')).filter(({ sk }) => sk.startsWith('WORDS#000001'))).toHaveLength(1);
});

test('an interview and its contacts are stored together or not at all', async () => {
  const held = await claimedCase();
  const before = await world().items('caseFiles');
  const broken = { ...world(), profiles: shippedProfiles, audit: 'no-such-table' };
  const request = { epoch: held.epoch, ...completed([contact('a')]), outcome: 'completed' as const };
  await expect(finishCall(broken, 'operator-1', held.id, request)).rejects.toThrow();
  expect(await world().items('caseFiles')).toEqual(before);
  expect((await world().items('people')).filter(({ pk }) => pk.startsWith('INTERVIEW#'))).toEqual([]);
  expect(await world().tasks()).toMatchObject([{ state: 'open', attempts: 0 }]);
});

test('500 contacts are one commit, each is published, and a 501st is refused by name of field', async () => {
  const held = await claimedCase();
  const rows = Array.from({ length: 500 }, (_, n) =>
    contact(`c${n}`, { phones: [{ number: phoneOf(8_000_000 + n) }] }),
  );
  expect(await world().finish('operator-1', held, completed(rows))).toMatchObject({ status: 'recorded' });
  const messages = await publish(world(), await world().files.changes());
  expect(messages.map(({ contactKey }) => contactKey)).toEqual(rows.map(({ key }) => key));
  for (const n of [0, 9, 10, 499]) {
    const message = messages[n];
    expect(message && (await world().trace(message))).toBe('opened');
  }
  expect((await world().exposures()).map(({ contactKey }) => contactKey).toSorted()).toEqual([
    'c0',
    'c10',
    'c499',
    'c9',
  ]);

  const tooMany = { epoch: 1, ...completed([...rows, contact('one-more')]) };
  expect(readBody(FinishRequest, { body: JSON.stringify(tooMany), isBase64Encoded: false })).toMatchObject({
    refused: 'invalid-fields',
    fields: [{ field: 'interview.contacts', problem: expect.stringContaining('500') }],
  });
});

test('an interview of nearly 1 MB with long words of every kind fits one commit', async () => {
  const held = await claimedCase();
  const long = (n: number) => '長'.repeat(n);
  const phones = Array.from({ length: 20 }, (_, n) => ({ number: long(62) + String(n).padStart(2, '0') }));
  const name = { asWritten: long(200), family: long(200), given: long(200), patronymic: long(200) };
  const rows = Array.from({ length: 39 }, (_, n) =>
    contact(`c${n}`, {
      name,
      phones,
      notes: long(2000),
      address: { text: long(500), district: long(200) },
      setting: long(200),
      relation: long(200),
    }),
  );
  const answers = { notes: long(85_000) };
  expect(Buffer.byteLength(JSON.stringify(interview(rows, { answers })))).toBeGreaterThan(850_000);
  expect(await world().finish('operator-1', held, completed(rows, { answers }))).toMatchObject({ status: 'recorded' });
  const [message] = await publish(world(), await world().files.changes());
  expect(message && (await world().trace(message))).toBe('opened');
});

test('an answer of more than 256 KB and an interview of more than 1 MB are refused by name of field, and nothing is stored', async () => {
  const held = await claimedCase();
  const before = await world().items('people');
  const answer = await world().finish('operator-1', held, completed([], { answers: { notes: 'x'.repeat(256_001) } }));
  expect(answer).toMatchObject({ refused: 'too-large', fields: [{ field: 'interview.answers.notes' }] });
  const rows = Array.from({ length: 500 }, (_, n) => contact(`c${n}`, { notes: 'ж'.repeat(2000) }));
  const whole = await world().finish('operator-1', held, completed(rows));
  expect(whole).toMatchObject({ refused: 'too-large', fields: [{ field: 'interview' }] });
  expect(await world().items('people')).toEqual(before);
  expect(await world().finish('operator-1', held, completed([]))).toMatchObject({ status: 'recorded' });
});

test('what cannot be used in an interview is refused by name of field, never by its value', async () => {
  const held = await claimedCase();
  const [a, b] = [contact('same'), contact('same')];
  const fieldsOf = async (result: Details) => {
    const answer = await world().finish('operator-1', held, result);
    expect(answer).toMatchObject({ refused: 'invalid-fields' });
    expect(JSON.stringify(answer)).not.toContain('Ким');
    return 'fields' in answer ? answer.fields?.map(({ field }) => field) : undefined;
  };
  expect(await fieldsOf({ outcome: 'completed' })).toEqual(['interview']);
  expect(await fieldsOf({ ...completed([]), outcome: 'no-answer' })).toEqual(['interview']);
  expect(await fieldsOf(completed([a, b]))).toEqual(['interview.contacts.1.key']);
  expect(await fieldsOf(completed([], { answers: { shoes: 'Ким' } }))).toEqual(['interview.answers.shoes']);
  expect(await fieldsOf(completed([], { answers: { 'onset-date': 'Ким' } }))).toEqual(['interview.answers.onset-date']);
  expect(await fieldsOf(completed([], { protocol: { id: 'case-interview', version: 9 } }))).toEqual([
    'interview.protocol',
  ]);
  expect(await fieldsOf(completed([], { reason: 'another' }))).toContain('interview.reason');
  expect(await fieldsOf(completed([a], { naming: 'named-nobody' }))).toEqual(['interview.naming']);
});

test('named nobody, refused to name and about ten unknown people are three different facts', async () => {
  for (const said of [{ naming: 'named-nobody' }, { naming: 'refused-to-name' }, { unknownPeople: 10 }]) {
    const held = await claimedCase();
    await world().finish('operator-1', held, completed([], said));
    const file = (await world().items('caseFiles')).find(
      (item) => item.sk === 'INTERVIEW' && item.personId === held.id,
    );
    expect(file).toMatchObject(said);
    await world().flow();
  }
});

test('answers that tell who somebody is are kept with identities, the others under the pseudonym', async () => {
  const held = await claimedCase();
  const answers = { notes: 'lives above the bakery', 'in-hospital': 'no' };
  await world().finish('operator-1', held, completed([contact('a')], { answers }));
  expect(JSON.stringify(await world().items('people'))).toContain('bakery');
  const files = JSON.stringify(await world().items('caseFiles'));
  expect(files).not.toContain('bakery');
  expect(files).not.toContain('Ким');
  expect(files).toContain('in-hospital');
});

test('a source named backwards is stored from the source to the exposed, and is found from both sides', async () => {
  const held = await claimedCase({ ref: 'K-1' });
  const source = contact('s', { direction: 'source', ref: 'K-0', name: { family: 'Соколова', given: 'Нина' } });
  await world().finish('operator-1', held, completed([source]));
  await world().settled();
  const nina = await profileNamed('Нина');
  expect(await world().graph()).toMatchObject([
    { from: { person: nina?.personId, ref: 'K-0' }, to: { person: held.id, ref: 'K-1' }, namedBy: 'to' },
  ]);
  const copies = (await world().items('caseFiles')).filter(({ sk }) => sk.startsWith('EXPOSED'));
  expect(copies.map(({ pk, sk }) => `${pk} ${sk.split('#')[0]}`).toSorted()).toEqual(
    [`PERSON#${held.id} EXPOSED-BY`, `PERSON#${nina?.personId} EXPOSED`].toSorted(),
  );
  expect(await taskOf(nina?.personId)).toMatchObject({ state: 'open', place: { kind: 'contact-notification' } });
});

test('somebody who names themselves is exposed to nobody: the row is set aside, and leaves the list when it is mended', async () => {
  const phone = phoneOf(7_000_001);
  const held = await claimedCase({ phones: [{ number: phone }] });
  const self = contact('me', { name: { family: 'Орлова', given: 'Анна' }, phones: [{ number: phone }] });
  await world().finish('operator-1', held, partial([self]));
  const aside = { people: 1, exposures: 0, kinds: { contact: { in: 1, setAside: 1 } } };
  expect(await world().settled({ twice: true })).toMatchObject(aside);
  expect(await world().setAsides()).toMatchObject([{ kind: 'contact', code: 'names-themselves' }]);
  world().forward(30);
  await world().flow();
  const again = await world().mustClaim('operator-1');
  await world().finish('operator-1', again, completed([{ ...self, phones: [{ number: phoneOf(7_000_009) }] }]));
  const mended = { people: 2, exposures: 1, kinds: { contact: { in: 1, setAside: 0 } } };
  expect(await world().settled()).toMatchObject(mended);
  expect(await world().setAsides()).toEqual([]);
});

test('a contact who is a case already is not notified; their exposure is stored', async () => {
  const phone = phoneOf(7_000_002);
  await world().register(report({ phones: [{ number: phone }], name: { family: 'Ким', given: 'Вера' } }));
  await world().flow();
  await world().finish('operator-1', await world().mustClaim('operator-1'), { outcome: 'refused' });
  const held = await claimedCase();
  await world().finish('operator-1', held, completed([contact('vera', { phones: [{ number: phone }] })]));
  expect(await world().settled()).toMatchObject({
    people: 2,
    exposures: 1,
    open: 0,
    kinds: { contact: { notNeeded: 1 } },
  });
});

test('a case without a phone is kept to be located, and moves to the interviews when a correction brings a number', async () => {
  const message = report({ phones: undefined, issuedAt: '2020-03-01T00:00:00Z' });
  expect(await world().register(message)).toBe('opened');
  expect(await world().tasks()).toMatchObject([{ callable: false, place: { list: lists.locate } }]);
  await world().flow();
  const held = await world().mustClaim('operator-1');
  expect(held).toMatchObject({ list: lists.locate, person: { phones: [] } });
  const { source, caseId } = message;
  const number = '8 (916) 123-45-67';
  const correction = { kind: 'correct', source, caseId, issuedAt: '2020-03-02T00:00:00Z', phones: [{ number }] };
  await world().register(correction);
  expect(await world().tasks()).toMatchObject([{ callable: true, place: { list: lists.interview } }]);
  // Whoever was looking for them holds them still.
  expect(await world().claim('operator-1')).toMatchObject({
    id: held.id,
    epoch: held.epoch,
    person: { phones: [{ number: '+7 916 ••• •• 67', usable: true }] },
  });
  await world().settled();
});

test('a contact without a phone is kept to be located, and moves when somebody else names them with one', async () => {
  const born = { birthDate: '1970-01-01', address: { text: 'Мира 1' } };
  const first = await claimedCase();
  await world().finish('operator-1', first, completed([contact('v', { ...born, phones: [] })]));
  await world().flow();
  const vera = await profileNamed('Вера');
  expect(await taskOf(vera?.personId)).toMatchObject({ place: { list: lists.locate } });
  const second = await claimedCase();
  await world().finish('operator-1', second, completed([contact('v', born)]));
  expect(await world().settled()).toMatchObject({ people: 3, exposures: 2 });
  expect(await taskOf(vera?.personId)).toMatchObject({ place: { list: lists.notification } });
});

test('a contact without a phone moves when a later version of the interview brings one', async () => {
  const held = await claimedCase();
  const vera = contact('v', { phones: [] });
  await world().finish('operator-1', held, partial([vera]));
  await world().flow();
  world().forward(30);
  const again = await world().mustClaim('operator-1');
  await world().finish(
    'operator-1',
    again,
    completed([{ ...vera, phones: [{ number: '8 (916) 123-45-67' }], risk: 'high' }]),
  );
  await world().settled();
  const person = await profileNamed('Вера');
  expect(person?.identity.phones).toMatchObject([{ e164: '+79161234567' }]);
  expect(await taskOf(person?.personId)).toMatchObject({ place: { list: lists.notification } });
});

test('a phone that cannot be read is kept as it was typed, and its person is to be located', async () => {
  await world().register(report({ phones: [{ number: 'ask at the office' }] }));
  const [profile] = await world().peopleProfiles();
  expect(profile?.identity.phones).toEqual([
    { asTyped: 'ask at the office', standing: 'unusable', source: 'reported' },
  ]);
  expect(await world().tasks()).toMatchObject([{ place: { list: lists.locate } }]);
});

test.each([
  ['bad-number', 0],
  ['wrong-number', 1],
])('after %s a person is called on their next number, and then located', async (outcome, counted) => {
  const phones = [{ number: phoneOf(7_100_001) }, { number: phoneOf(7_100_002) }];
  const held = await claimedCase({ phones });
  expect(await world().finish('operator-1', held, { outcome })).toMatchObject({ fields: [{ field: 'phone' }] });
  await world().finish('operator-1', held, { outcome, phone: held.person.phones[0]?.id });
  expect(await taskOf(held.id)).toMatchObject({ callable: true, attempts: 1, counted });
  await world().flow();
  world().forward(5);
  const again = await world().mustClaim('operator-1');
  // The one to try comes first, and the dead one last.
  expect(again.person.phones.map(({ usable }) => usable)).toEqual([true, false]);
  // Only one is left, so it need not be said which.
  await world().finish('operator-1', again, { outcome });
  expect(await taskOf(held.id)).toMatchObject({ callable: false, place: { list: lists.locate } });
  await world().settled();
});

test.each([
  ['Cyrillic', { family: 'Щербакова', given: 'Юлия', patronymic: 'Ильинична' }],
  ['Arabic', { asWritten: 'محمد عبد الله الأحمد' }],
  ['Chinese', { family: '王', given: '小明' }],
])('a %s name is kept as it was written and found again', async (_script, name) => {
  const phone = phoneOf(7_200_000);
  const held = await claimedCase();
  const row = contact('n', { name, phones: [{ number: phone }] });
  await world().finish('operator-1', held, completed([row]));
  await world().flow();
  const second = await claimedCase();
  expect(second.id).not.toBe(held.id);
  await world().finish('operator-1', second, completed([{ ...row, key: 'm' }]));
  expect(await world().settled()).toMatchObject({ people: 3, exposures: 2 });
  const [found] = (await world().peopleProfiles()).filter(({ identity }) => identity.phones[0]?.e164 === phone);
  expect(found?.identity.name).toEqual(name);
});

test('a number written in four ways is one line', async () => {
  for (const number of ['8 (916) 123-45-67', '+7 916 123 45 67', '89161234567', '+7(916)1234567'])
    await world().register(report({ phones: [{ number }] }));
  expect(await world().peopleProfiles()).toHaveLength(1);
  expect(await world().settled()).toMatchObject({ in: 4, opened: 1, joined: 3, people: 1 });
});
