import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Answer } from '../../shared/domain/protocols/answer.ts';
import { readCaseFacts } from '../../shared/storage/case-facts.ts';
import { InterviewFile, readAnswers } from '../../shared/storage/interviews.ts';
import { second, told } from '../support/answers.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { contact, type Details, interview, report } from '../support/made-up.ts';

const world = freshWorld();

async function claimedCase(more: Details = {}, operator = 'operator-1') {
  await world().register(report({ reportDate: '2020-03-01', ...more }));
  await world().flow();
  return world().mustClaim(operator);
}

const completed = (answers: Record<string, Answer>, more: Details = {}) => ({
  outcome: 'completed',
  interview: interview([], { protocol: second, naming: 'named-nobody', answers, ...more }),
});

async function files(): Promise<InterviewFile[]> {
  const items = await world().items('caseFiles');
  return items.filter(({ sk }) => sk === 'INTERVIEW').map((item) => z.parse(InterviewFile, item));
}

const fieldsOf = (answer: object) =>
  'fields' in answer && Array.isArray(answer.fields) ? answer.fields.map(({ field }) => field) : [];

describe('answers of an interview', () => {
  test('that is said to be complete are all there: what is missing is named, and nothing is stored', async () => {
    const held = await claimedCase();
    const { symptoms: _, ...some } = told({});
    const answer = await world().finish('operator-1', held, completed(some));
    expect(answer).toMatchObject({ refused: 'invalid-fields' });
    expect(fieldsOf(answer)).toEqual(['interview.answers.symptoms']);
    expect(await files()).toEqual([]);
    expect(await world().finish('operator-1', held, { ...completed(some), outcome: 'partial' })).toMatchObject({
      status: 'recorded',
    });
  });

  test('to a question that was not asked are refused by name', async () => {
    const held = await claimedCase();
    const answers = { ...told({ 'had-symptoms': 'no' }), 'onset-date': '2020-02-28' };
    expect(fieldsOf(await world().finish('operator-1', held, completed(answers)))).toEqual([
      'interview.answers.onset-date',
    ]);
  });

  test('may tell of today where the person is, which may be tomorrow here, and of no later day', async () => {
    const held = await claimedCase();
    const ofDay = (day: string) => world().finish('operator-1', held, completed(told({ 'onset-date': day })));
    expect(fieldsOf(await ofDay('2020-03-04'))).toEqual(['interview.answers.onset-date']);
    world().forward(13 * 60);
    expect(await ofDay('2020-03-03')).toMatchObject({ status: 'recorded' });
  });

  test('stay from version to version: whoever goes on sends the rest, and it is one interview', async () => {
    const held = await claimedCase();
    const all = told({ notes: 'above the bakery' });
    const { 'living-situation': living, ...first } = all;
    expect(await world().finish('operator-1', held, { ...completed(first), outcome: 'partial' })).toMatchObject({
      status: 'recorded',
    });
    world().forward(30);
    await world().flow();
    const again = await world().mustClaim('operator-2');
    const rest = completed(living === undefined ? {} : { 'living-situation': living });
    expect(await world().finish('operator-2', again, rest)).toMatchObject({ task: { open: false } });
    const [file] = await files();
    expect(file).toMatchObject({ version: 2, outcome: 'completed' });
    expect(file?.answers).not.toHaveProperty('notes');
    expect(file && (await readAnswers(world(), file))).toEqual(all);
  });

  test('under version 1 are taken as they were, and can be gone on with under version 2', async () => {
    const held = await claimedCase();
    const old = interview([contact('a')], { answers: { symptoms: ['cough'], notes: 'rang off' } });
    expect(await world().finish('operator-1', held, { outcome: 'partial', interview: old })).toMatchObject({
      status: 'recorded',
    });
    world().forward(30);
    await world().flow();
    const again = await world().mustClaim('operator-2');
    const now = completed(told({}), { naming: undefined });
    expect(await world().finish('operator-2', again, now)).toMatchObject({ status: 'recorded' });
    const [file] = await files();
    expect(file).toMatchObject({ version: 2, protocol: second, naming: 'named-contacts', contacts: [{ key: 'a' }] });
    const earlier = (await world().items('caseFiles')).find(({ sk }) => sk === 'VERSION#000001');
    expect(z.parse(InterviewFile, earlier).answers).toEqual({ symptoms: ['cough'] });
  });
});

describe('whom a case met', () => {
  test.each([
    [{ naming: 'named-nobody' }, { naming: 'named-nobody' }],
    [{ naming: 'refused-to-name' }, { naming: 'refused-to-name' }],
    [{ naming: undefined, unknownPeople: 10 }, { unknownPeople: 10 }],
  ])('is known of a completed interview: %j is a fact of its own', async (said, kept) => {
    const held = await claimedCase();
    const silent = completed(told({}), { naming: undefined });
    expect(fieldsOf(await world().finish('operator-1', held, silent))).toEqual(['interview.naming']);
    expect(await world().finish('operator-1', held, completed(told({}), said))).toMatchObject({ status: 'recorded' });
    expect(await files()).toMatchObject([kept]);
  });

  test('is not asked of somebody who is the wrong person', async () => {
    const held = await claimedCase();
    const wrongPerson = completed(told({ 'identity-confirmed': 'no' }), { naming: undefined });
    expect(await world().finish('operator-1', held, wrongPerson)).toMatchObject({ status: 'recorded' });
  });

  test('names events of the same interview only; places stay with the words', async () => {
    const held = await claimedCase();
    const event = { key: 'e1', kind: 'food', place: 'Пекарня на углу', from: '2020-02-28', people: 12 };
    const row = contact('a', { event: 'e2' });
    const answers = told({ 'places-infectious': [event] });
    const wrongEvent = completed(answers, { contacts: [row], naming: undefined });
    expect(fieldsOf(await world().finish('operator-1', held, wrongEvent))).toEqual(['interview.contacts.0.event']);
    const right = completed(answers, { contacts: [{ ...row, event: 'e1' }], naming: undefined });
    expect(await world().finish('operator-1', held, right)).toMatchObject({ status: 'recorded' });
    expect(await files()).toMatchObject([
      { events: [{ question: 'places-infectious', key: 'e1', kind: 'food', from: '2020-02-28', people: 12 }] },
    ]);
    await world().flow();
    expect(await world().exposures()).toMatchObject([{ event: 'e1' }]);
    expect(JSON.stringify(await world().items('caseFiles'))).not.toContain('Пекарня');
  });
});

describe('the risk of a contact', () => {
  test('is by the profile’s rule where the operator gave none, and decides the band', async () => {
    const held = await claimedCase();
    const near = contact('near', { risk: undefined, distance: 1, duration: 60 });
    const far = contact('far', { risk: undefined, distance: 5, duration: 60 });
    const judged = contact('judged', { risk: 'high', distance: 5, duration: 1 });
    const unasked = contact('unasked', { risk: undefined });
    const rows = [near, far, judged, unasked].map(({ risk, ...row }) => (risk === undefined ? row : { ...row, risk }));
    await world().finish('operator-1', held, completed(told({}), { contacts: rows, naming: undefined }));
    await world().flow();
    const exposures = await world().exposures();
    const riskOf = (key: string) => exposures.find(({ contactKey }) => contactKey === key)?.risk;
    expect(['near', 'far', 'judged', 'unasked'].map(riskOf)).toEqual(['high', 'low', 'high', undefined]);
    const bands = (await world().tasks()).flatMap(({ reasons }) => Object.values(reasons).map(({ band }) => band));
    expect(new Set(bands).size).toBe(3);
  });

  test('by the rule is no word of the operator: the same row sent again changes nothing', async () => {
    const held = await claimedCase();
    const { risk: _, ...row } = contact('near', { distance: 1, duration: 60 });
    const first = completed(told({}), { contacts: [row], naming: undefined });
    await world().finish('operator-1', held, { ...first, outcome: 'partial' });
    await world().flow();
    world().forward(30);
    await world().flow();
    const again = await world().mustClaim('operator-1');
    expect(await world().finish('operator-1', again, first)).toMatchObject({ status: 'recorded' });
    expect(await files()).toMatchObject([{ version: 2, contacts: [{ key: 'near', since: 1 }] }]);
  });
});

describe('what an interview makes known of the case', () => {
  const onset = { date: '2020-02-26', estimated: true };

  test('is a fact with its day of learning, and overwrites nothing that the laboratory told', async () => {
    const { caseId } = report();
    const held = await claimedCase({ caseId, onsetDate: '2020-02-20' });
    const before = (await world().items('caseFiles')).find(({ sk }) => sk === 'CASE');
    await world().finish('operator-1', held, completed(told({ 'onset-date': onset })));
    const items = await world().items('caseFiles');
    expect(items.find(({ sk }) => sk === 'CASE')).toEqual(before);
    const learned = items.find(({ sk }) => sk === 'LEARNED');
    expect(learned).toMatchObject({
      version: 1,
      facts: { onset: { day: '2020-02-26', estimated: true, recordedAt: world().now() } },
    });
    const id = z.parse(z.looseObject({ caseId: z.string() }), learned).caseId;
    expect(await readCaseFacts(world(), id)).toMatchObject({
      onset: { day: '2020-02-26', estimated: true },
      report: { day: '2020-03-01', estimated: false },
    });
  });

  test('told otherwise later is another version, and the earlier one is kept', async () => {
    const held = await claimedCase();
    const first = { ...completed(told({ 'onset-date': onset })), outcome: 'partial' };
    await world().finish('operator-1', held, first);
    world().forward(30);
    await world().flow();
    const again = await world().mustClaim('operator-2');
    await world().finish('operator-2', again, completed({ 'onset-date': '2020-02-25' }));
    const items = await world().items('caseFiles');
    expect(items.find(({ sk }) => sk === 'LEARNED')).toMatchObject({
      version: 2,
      facts: { onset: { day: '2020-02-25' } },
    });
    expect(items.find(({ sk }) => sk === 'WAS#LEARNED#000001')).toMatchObject({
      facts: { onset: { day: '2020-02-26' } },
    });
  });
});

describe('the days at home of somebody ill', () => {
  const world = freshWorld({ followUps: true });

  async function decided(answers: Record<string, Answer>): Promise<InterviewFile['stayAtHome']> {
    await world().register(report({ reportDate: '2020-03-01' }));
    await world().flow();
    await world().finish('operator-1', await world().mustClaim('operator-1'), completed(answers));
    const items = await world().items('caseFiles');
    return z.parse(
      InterviewFile,
      items.find(({ sk }) => sk === 'INTERVIEW'),
    ).stayAtHome;
  }

  test('are recorded as computed and as told', async () => {
    expect(await decided(told({ 'onset-date': '2020-02-26' }))).toMatchObject({
      kind: 'isolation',
      from: '2020-02-26',
      until: '2020-03-07',
      told: '2020-03-07',
      estimated: false,
    });
  });

  test('without an onset rest on the report, marked as such, and what was not told is not said to be', async () => {
    const days = await decided(told({ 'told-dates': 'no' }));
    expect(days).toMatchObject({ from: '2020-03-01', estimated: true });
    expect(days).not.toHaveProperty('told');
  });
});

test('a contact is told until when to stay at home by the last of the exposures, and it is recorded', async () => {
  const held = await claimedCase();
  const row = contact('a', { firstExposure: '2020-02-25', lastExposure: '2020-02-29' });
  await world().finish('operator-1', held, completed(told({}), { contacts: [row], naming: undefined }));
  await world().flow();
  const call = await world().mustClaim('operator-1');
  const notification = { id: 'contact-notification', version: 2 };
  const answers = told({}, notification);
  const result = {
    outcome: 'completed',
    interview: { protocol: notification, answers, told: { until: '2020-03-13' } },
  };
  expect(await world().finish('operator-1', call, result)).toMatchObject({ status: 'recorded' });
  expect((await files()).find(({ protocol }) => protocol.id === 'contact-notification')).toMatchObject({
    stayAtHome: { kind: 'quarantine', from: '2020-02-29', until: '2020-03-14', told: '2020-03-13' },
  });
});

test('whether somebody may be told who named them is kept with the words, never with the pseudonyms', async () => {
  const held = await claimedCase();
  const rows = [contact('a', { mayBeTold: true }), contact('b')];
  await world().finish('operator-1', held, completed(told({}), { contacts: rows, naming: undefined }));
  await world().flow();
  const words = (await world().items('people')).find(({ sk }) => sk.startsWith('WORDS#'));
  expect(words).toMatchObject({ contacts: [{ mayBeTold: true }, { key: 'b' }] });
  expect(JSON.stringify(await world().exposures())).not.toContain('mayBeTold');
});
