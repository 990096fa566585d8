import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { Protocol, protocolFor, splitAnswers, wrongAnswers } from '../../shared/domain/protocol.ts';
import protocols from '../../shared/domain/protocols.json' with { type: 'json' };

const known = z.parse(z.array(Protocol), protocols);

function interview(): Protocol {
  const found = protocolFor('case-interview', known);
  if (found === undefined) throw new Error('There is no protocol for case interviews.');
  return found;
}

test('a kind of task is asked by its newest protocol', () => {
  const newer = { ...interview(), version: 7 };
  expect(protocolFor('case-interview', [...known, newer])).toBe(newer);
  expect(protocolFor('referral-check', known)).toBeUndefined();
});

test.each([
  ['in-hospital', 'perhaps', 'takes one of'],
  ['in-hospital', ['yes'], 'takes one of'],
  ['symptoms', 'fever', 'takes a list'],
  ['symptoms', ['fever', 'boredom'], 'takes one of'],
  ['onset-date', '2020-02-30', 'yyyy-MM-dd'],
  ['notes', 4, 'takes a text'],
  ['shoes', 'size 44', 'unknown question'],
])('%s cannot be answered with %j, which is not repeated', (question, answer, problem) => {
  const wrong = wrongAnswers(interview(), { [question]: answer });
  expect(wrong).toMatchObject([{ field: `interview.answers.${question}`, problem: expect.stringContaining(problem) }]);
  for (const word of ['perhaps', 'boredom', '2020-02-30', 'size 44']) expect(JSON.stringify(wrong)).not.toContain(word);
});

test('free text tells who somebody is, whatever a protocol says, and so does an answer that no question asks for', () => {
  const text = { id: 'x', type: 'text', identifying: false };
  expect(z.safeParse(Protocol, { ...interview(), questions: [text] }).success).toBe(false);
  const answers = { notes: 'above the bakery', symptoms: ['fever'], unasked: 'Анна' };
  expect(splitAnswers(interview(), answers)).toEqual({
    analytic: { symptoms: ['fever'] },
    identifying: { notes: 'above the bakery', unasked: 'Анна' },
  });
});
