import { expect, test } from 'vitest';
import { freshWorld } from '../support/fresh-world.ts';
import { contact, type Details, interview, phoneOf, report } from '../support/made-up.ts';

/** Slips of the pen, half-known people, and operators who do not know what was said before. */
const world = freshWorld();

const refusedAt = (field: string) => ({ refused: 'invalid-fields', fields: [{ field }] });

async function held(details: Details = {}) {
  await world().register(report(details));
  await world().flow();
  return world().mustClaim('ada');
}

async function later() {
  await world().flow();
  world().forward(60);
}

test('whoever goes on with an interview keeps the contacts named before without knowing of them', async () => {
  await world().finish('ada', await held(), { outcome: 'partial', interview: interview([contact('a'), contact('b')]) });
  await later();
  const bea = await world().mustClaim('bea');
  await world().finish('bea', bea, { outcome: 'completed', interview: interview([contact('c')]) });
  expect(await world().settled()).toMatchObject({ exposures: 3, open: 3, kinds: { contact: { in: 3, opened: 3 } } });
});

test('a key that is of somebody else already is refused: nobody is written over', async () => {
  await world().finish('ada', await held(), { outcome: 'partial', interview: interview([contact('1')]) });
  await later();
  const other = contact('1', { name: { family: 'Смирнов', given: 'Олег' } });
  const result = { outcome: 'completed', interview: interview([other]) };
  expect(await world().finish('bea', await world().mustClaim('bea'), result)).toMatchObject(
    refusedAt('interview.contacts.0.name'),
  );
});

test('a source taken out before it was traced and written down again is one exposure, and the ledger balances', async () => {
  const source = contact('a', { direction: 'source' });
  await world().finish('ada', await held(), { outcome: 'partial', interview: interview([source]) });
  world().forward(60);
  const second = { outcome: 'partial', interview: interview([], { takenOut: ['a'] }) };
  await world().finish('ada', await world().mustClaim('ada'), second);
  await later();
  const third = { outcome: 'completed', interview: interview([source]) };
  await world().finish('ada', await world().mustClaim('ada'), third);
  expect(await world().settled()).toMatchObject({ exposures: 1 });
});

test.each([
  ['more than four digits of a year in UTC', '9999-12-31T23:00:00-05:00'],
  ['a year that nobody will see', '2200-01-01T09:00:00Z'],
  ['the past', '2019-03-01T09:00:00Z'],
])('a call-back is not promised for %s', async (_what, callBackAt) => {
  const claim = await held();
  const request = async () => world().finish('ada', claim, { outcome: 'call-back-requested', callBackAt });
  const answer = await request().catch((error: unknown) => ({
    refused: 'invalid-fields',
    fields: [{ field: 'callBackAt' }],
    error,
  }));
  expect(answer).toMatchObject(refusedAt('callBackAt'));
  expect(await world().tasks()).toMatchObject([{ holder: 'ada', state: 'open' }]);
});

test('a person whom a report completes is found by what it completed', async () => {
  const phone = phoneOf(900_001);
  const address = { text: 'ул. Ленина, 1' };
  const named = contact('a', { name: { given: 'Александр' }, birthDate: '1980-01-01', phones: [{ number: phone }] });
  await world().finish('ada', await held(), { outcome: 'completed', interview: interview([named]) });
  await world().flow();
  const whole = { name: { family: 'Смирнов', given: 'Александр' }, address };
  await world().register(report({ ...whole, birthDate: undefined, phones: [{ number: phone }] }));
  await world().register(report({ ...whole, birthDate: '1980-01-01', source: 'another' }));
  expect(await world().settled()).toMatchObject({ people: 2, kinds: { case: { joined: 2 } } });
});

test('an exposure comes once, however many cases of its people are on however many pages', async () => {
  const number = { nationalNumber: '4509 123456' };
  await world().finish('ada', await held({ caseId: 'a-first', ...number }), {
    outcome: 'completed',
    interview: interview([contact('a')]),
  });
  await world().flow();
  for (let n = 0; n < 52; n++) await world().register(report({ ...number, caseId: `again-${n}` }));
  expect(await world().graph()).toHaveLength(1);
});

test('a phone learned from a second laboratory moves the task to those who call', async () => {
  const number = { nationalNumber: '4509 123456' };
  await world().register(report({ ...number, phones: [] }));
  expect(await world().tasks()).toMatchObject([{ place: { list: 'main/any/locate' } }]);
  await world().register(report({ ...number, source: 'another' }));
  expect(await world().tasks()).toMatchObject([{ callable: true, place: { list: 'main/any/interview' } }]);
});

test('a case interview is not closed by the form of a notification', async () => {
  const result = { outcome: 'completed', interview: { protocol: { id: 'contact-notification', version: 1 } } };
  expect(await world().finish('ada', await held(), result)).toMatchObject(refusedAt('interview.protocol'));
});

test('a number that is not of the person is refused: no other is taken out of use for it', async () => {
  const result = { outcome: 'wrong-number', phone: 'aaaa' };
  expect(await world().finish('ada', await held(), result)).toMatchObject(refusedAt('phone'));
});

test('a person with very many phones can still be corrected', async () => {
  const number = { nationalNumber: '4509 123456' };
  const phones = (from: number) => Array.from({ length: 20 }, (_, n) => ({ number: phoneOf(800_000 + from * 20 + n) }));
  for (let n = 0; n < 6; n++) await world().register(report({ ...number, caseId: `c${n}`, phones: phones(n) }));
  const correction = {
    kind: 'correct',
    source: 'laboratory',
    caseId: 'c0',
    issuedAt: '2020-03-05T08:00:00Z',
    outcome: 'ill',
  };
  expect(await world().register(correction)).toBe('joined');
});

test('a correction that shows two people to be one is shown at the next call', async () => {
  await world().register(report({ caseId: 'first' }));
  await world().register(
    report({ caseId: 'second', name: { family: 'Арлова', given: 'Анна' }, nationalNumber: '4509 123456' }),
  );
  const correction = {
    kind: 'correct',
    source: 'laboratory',
    caseId: 'first',
    issuedAt: '2020-03-05T08:00:00Z',
    nationalNumber: '4509 123456',
  };
  await world().register(correction);
  expect((await world().peopleProfiles()).map(({ possibleDuplicates }) => possibleDuplicates.length).sort()).toEqual([
    0, 1,
  ]);
});
