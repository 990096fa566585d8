import { describe, expect, it } from 'vitest';
import type { SpokenProtocol } from '../../shared/api/protocols.ts';
import { askedIn } from '../../web/interview/asked.ts';
import { nextKeys } from '../../web/interview/rows.ts';
import { changeSheet, draftOf, emptySheet, interviewOf, sheetOf } from '../../web/interview/sheet.ts';
import { isMissing } from '../../web/interview/wanted.ts';

const question = (id: string, more: object = {}) => ({
  id,
  type: 'yes-no' as const,
  ask: id,
  identifying: false,
  ...more,
});
const script: SpokenProtocol = {
  id: 'case-interview',
  version: 2,
  kind: 'case-interview',
  language: 'en',
  title: 'Interview',
  sections: [
    { id: 'identity', title: 'Who', questions: [question('agrees', { required: true })] },
    {
      id: 'symptoms',
      title: 'Symptoms',
      showIf: { question: 'agrees', is: 'yes' },
      questions: [
        question('ill', { required: true }),
        question('since', { type: 'date', showIf: { question: 'ill', is: 'yes' } }),
      ],
    },
  ],
};
const task = { script };
const nobodyAlike = { possibleDuplicate: false };
const answered = (answers: Record<string, string>) => ({ ...emptySheet, answers });
const asked = (answers: Record<string, string>) =>
  askedIn(script, answers, nobodyAlike).flatMap(({ questions }) => questions.map(({ id }) => id));
const row = (key: string, asWritten: string) => ({ key, name: { asWritten } });

describe('the sheet of a call', () => {
  it('asks what the answers lead to, and nothing behind an answer that is hidden', () => {
    expect(asked({})).toEqual(['agrees']);
    expect(asked({ agrees: 'yes', ill: 'yes' })).toEqual(['agrees', 'ill', 'since']);
    expect(asked({ agrees: 'no', ill: 'yes' })).toEqual(['agrees']);
  });

  it('sends no answer to a question that is no longer asked, and no row without a name', () => {
    const sheet = { ...answered({ agrees: 'no', ill: 'yes' }), rows: [row('1', 'Petrov'), row('2', ' ')] };
    const { answers, contacts } = interviewOf(task, sheet, nobodyAlike);
    expect(answers).toEqual({ agrees: 'no' });
    expect(contacts?.map(({ key }) => key)).toEqual(['1']);
  });

  it('wants an answer to what is required, and somebody named or a word on why nobody is', () => {
    const contacts = question('contacts', { type: 'contacts', required: true });
    expect(isMissing(question('ill', { required: true }), emptySheet)).toBe(true);
    expect(isMissing(question('ill'), emptySheet)).toBe(false);
    expect(isMissing(contacts, { ...emptySheet, rows: [row('1', '')] })).toBe(true);
    expect(isMissing(contacts, { ...emptySheet, rows: [row('1', 'Petrov')] })).toBe(false);
    expect(isMissing(contacts, { ...emptySheet, naming: 'named-nobody' })).toBe(false);
  });

  it('keeps nothing that was half-typed of an occasion that is taken out: the next one may have its key', () => {
    const rows = [{ key: 'e1', kind: '', from: '2026-11-20' }];
    const typed = { 'events.met.e1.kind': 'wed', 'events.met.e2.kind': 'sch' };
    const sheet = { ...emptySheet, answers: { met: rows }, typed };
    expect(changeSheet(sheet, { set: 'no-event', question: 'met', key: 'e1' })).toEqual({
      ...sheet,
      answers: { met: undefined },
      typed: { 'events.met.e2.kind': 'sch' },
    });
  });

  it('comes back from a draft as it was typed, unfinished rows and all', () => {
    const typed = { ...answered({ agrees: 'yes' }), rows: [row('1', 'Petr'), row('2', '')], takenOut: ['3'] };
    const draft: Record<string, unknown> = JSON.parse(JSON.stringify(draftOf(task, typed)));
    expect(sheetOf({ drafts: [{ mine: true, savedAt: '2026-11-24T10:00:00Z', draft }] })).toEqual(typed);
  });

  it('gives a new row a key that no row ever had', () => {
    const taken = [
      { set: 'row', row: row('1', 'a') },
      { set: 'row', row: row('2', 'b') },
      { set: 'no-row', key: '2' },
    ] as const;
    const { rows, takenOut } = taken.reduce(changeSheet, emptySheet);
    expect(nextKeys([...rows.map(({ key }) => key), ...takenOut], 2)).toEqual(['3', '4']);
  });
});
