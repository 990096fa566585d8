import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { Answer } from '../../../shared/domain/protocols/answer.ts';
import { askedOf, countedAnswers, wrongAnswers } from '../../../shared/domain/protocols/answering.ts';
import { Protocol, protocolFor, splitAnswers } from '../../../shared/domain/protocols/protocol.ts';
import protocols from '../../../shared/domain/protocols/protocols.json' with { type: 'json' };
import { answering, aProtocol } from '../../support/protocols.ts';

const known = z.parse(z.array(Protocol), protocols);
const today = '2020-03-02';

function asked(id: string, version: number): Protocol {
  const found = known.find((each) => each.id === id && each.version === version);
  if (found === undefined) throw new Error(`There is no ${id} ${version}.`);
  return found;
}

const interview = () => asked('case-interview', 1);
const wrong = (protocol: Protocol, answers: Record<string, Answer>, more: object = {}) =>
  wrongAnswers(protocol, { answers, completed: false, today, ...more });

test('a kind of task is asked by its newest protocol, one of the disease before one for all', () => {
  const newer = { ...interview(), version: 7 };
  const ofMeasles = { ...interview(), version: 2, disease: 'measles' };
  const all = [interview(), newer, ofMeasles];
  expect(protocolFor('case-interview', all)).toBe(newer);
  expect(protocolFor('case-interview', all, 'Measles')).toBe(ofMeasles);
  expect(protocolFor('case-interview', all, 'covid-19')).toBe(newer);
  expect(protocolFor('referral-check', all)).toBeUndefined();
});

test.each([
  ['in-hospital', 'perhaps', 'takes one of'],
  ['in-hospital', ['yes'], 'takes one of'],
  ['symptoms', 'fever', 'takes a list'],
  ['symptoms', ['fever', 'boredom'], 'takes one of'],
  ['onset-date', '2020-02-30', 'yyyy-MM-dd'],
  ['notes', 4, 'another kind: string'],
  ['shoes', 'size 44', 'unknown question'],
])('%s cannot be answered with %j, which is not repeated', (question, answer, problem) => {
  const found = wrong(interview(), { [question]: answer });
  expect(found).toMatchObject([{ field: `interview.answers.${question}`, problem: expect.stringContaining(problem) }]);
  for (const word of ['perhaps', 'boredom', '2020-02-30', 'size 44']) expect(JSON.stringify(found)).not.toContain(word);
});

const ill = { 'speaking-with': 'person', interpreter: 'none', 'identity-confirmed': 'yes', 'agrees-to-talk': 'yes' };
const event = { key: 'e1', kind: 'work', place: 'the bakery', from: '2020-02-20' };

test.each<[string, Answer, string]>([
  ['had-symptoms', 'perhaps', 'takes one of yes, no, unknown'],
  ['risk-factors', ['none', 'heart'], 'none goes with no other choice'],
  ['risk-factors', [], 'takes a list'],
  ['vaccine-doses', 11, 'is at most 10'],
  ['vaccine-doses', 0, 'is at least 1'],
  ['onset-date', '2020-03-03', 'is after today'],
  ['onset-date', { date: '2020-03-03', estimated: true }, 'is after today'],
  ['vaccine-doses', 1e-9, 'is 0 or at least'],
  ['second-phone', 'none', 'takes a phone number'],
  ['contacts', ['somebody'], 'takes no answer'],
  ['places-source', ['the bakery'], 'takes at most 100 rows'],
  ['places-source', [event, event], 'has two rows with one key'],
  ['places-source', [{ ...event, to: '2020-02-19' }], 'has a row that ends before it begins'],
  ['places-source', [{ ...event, kind: 'bakery' }], 'has kinds home, work'],
])('%s cannot be answered with %j', (question, answer, problem) => {
  const told = { ...ill, 'had-symptoms': 'yes', vaccinated: 'yes', [question]: answer };
  const found = wrong(asked('case-interview', 2), told).find(({ field }) => field.endsWith(question));
  expect(found?.problem).toContain(problem);
});

test('a day may be told exactly or as a guess, where the question takes one', () => {
  const told = { ...ill, 'had-symptoms': 'yes' };
  for (const day of ['2020-02-28', { date: '2020-02-28', estimated: true }])
    expect(wrong(asked('case-interview', 2), { ...told, 'onset-date': day })).toEqual([]);
  expect(wrong(interview(), { 'onset-date': { date: '2020-02-28', estimated: true } })).toHaveLength(1);
});

test('an answer to a question that was not asked is refused by name, and counts for nothing', () => {
  const protocol = asked('case-interview', 2);
  const hidden = { ...ill, 'had-symptoms': 'no', 'onset-date': '2020-02-28' };
  expect(wrong(protocol, hidden)).toMatchObject([
    {
      field: 'interview.answers.onset-date',
      code: 'not-asked',
      problem: 'is not asked here: it depends on agrees-to-talk, had-symptoms',
    },
  ]);
  expect(countedAnswers(protocol, hidden)).not.toHaveProperty('onset-date');
});

test('what must be answered is missed in a completed interview and not in a partial one', () => {
  const protocol = asked('case-interview', 2);
  expect(wrong(protocol, ill)).toEqual([]);
  const missing = wrong(protocol, ill, { completed: true }).map(({ field }) => field);
  expect(missing).toContain('interview.answers.had-symptoms');
  expect(missing).toContain('interview.answers.living-situation');
  expect(missing).not.toContain('interview.answers.rash-date');
  expect(missing).not.toContain('interview.answers.contacts');
  const nobody = { 'speaking-with': 'person', interpreter: 'none', 'identity-confirmed': 'no' };
  expect(wrong(protocol, nobody, { completed: true })).toEqual([]);
});

test('what was answered in an earlier version need not be answered again, unless its branch is gone', () => {
  const protocol = asked('contact-notification', 2);
  const before = {
    ...ill,
    informed: 'yes',
    'has-symptoms': 'yes',
    symptoms: ['fever'],
    'told-dates': 'yes',
    needs: ['none'],
  };
  const now = { 'can-stay': 'yes' };
  expect(wrong(protocol, now, { before, completed: true })).toEqual([]);
  const well = { ...now, 'has-symptoms': 'no' };
  expect(wrong(protocol, well, { before, completed: true })).toEqual([]);
  expect(countedAnswers(protocol, { ...before, ...well })).not.toHaveProperty('symptoms');
});

test('free text tells who somebody is, whatever a protocol says, and so does an answer that no question asks for', () => {
  const text = { id: 'x', type: 'text', identifying: false };
  expect(z.safeParse(Protocol, { ...interview(), questions: [text] }).success).toBe(false);
  const answers = { notes: 'above the bakery', symptoms: ['fever'], unasked: 'Анна' };
  expect(splitAnswers(interview(), answers)).toEqual({
    analytic: { symptoms: ['fever'] },
    identifying: { notes: 'above the bakery', unasked: 'Анна' },
    events: [],
  });
});

test('of an event only what tells nobody is kept with the pseudonym', () => {
  const { identifying, events } = splitAnswers(asked('case-interview', 2), { 'places-source': [event] });
  expect(identifying).toEqual({ 'places-source': [event] });
  expect(events).toEqual([{ question: 'places-source', key: 'e1', kind: 'work', from: '2020-02-20' }]);
});

describe('any protocol that validation accepts', () => {
  test('can be answered to completion, question after question, whatever is answered', () => {
    fc.assert(
      fc.property(aProtocol(), fc.infiniteStream(fc.nat()), (protocol, choices) => {
        const answers = answering(protocol, choices, today);
        expect(wrongAnswers(protocol, { answers, completed: true, today })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('never counts a hidden answer, nor asks because of one', () => {
    fc.assert(
      fc.property(aProtocol(), fc.infiniteStream(fc.nat()), (protocol, choices) => {
        const answers = answering(protocol, choices, today);
        const visible = new Set(askedOf(protocol, answers).map(({ id }) => id));
        const hidden = protocol.questions.filter(({ id, type }) => !visible.has(id) && type !== 'contacts');
        const everything = { ...answering({ ...protocol, questions: hidden.map(shown) }, choices, today), ...answers };
        expect(countedAnswers(protocol, everything)).toEqual(answers);
        const refused = wrongAnswers(protocol, { answers: everything, completed: true, today });
        const given = hidden
          .filter(({ id }) => everything[id] !== undefined)
          .map(({ id }) => `interview.answers.${id}`);
        expect(refused.map(({ field }) => field).sort()).toEqual(given.sort());
      }),
      { numRuns: 300 },
    );
  });
});

const shown = (question: Protocol['questions'][number]) => ({ ...question, showIf: [] });
