import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { SpokenProtocol } from '../../shared/api/protocols.ts';
import { spokenProtocol } from '../../shared/domain/protocols/spoken-protocol.ts';
import { shippedProtocol } from '../../shared/domain/protocols/written-protocols.ts';
import { fitting, isInNeed, toggled } from '../../web/interview/promising.ts';
import { placeOf, stands, unreadIn } from '../../web/interview/refused.ts';
import { householdRows, partsIn } from '../../web/interview/rows.ts';
import { changeSheet, draftOf, emptySheet, interviewOf, type Sheet, sheetOf } from '../../web/interview/sheet.ts';

const script = z.parse(SpokenProtocol, spokenProtocol(shippedProtocol('case-interview', 2), 'en'));
const known = { possibleDuplicate: false };
const talking = { 'identity-confirmed': 'yes', 'agrees-to-talk': 'yes', 'had-symptoms': 'yes', needs: ['food'] };
const begun: Sheet = { ...emptySheet, answers: talking };
const row = (key: string, asWritten: string) => ({ key, name: { asWritten } });
const where = (field: string, sheet: Sheet = begun) => placeOf({ field, code: 'absent' }, { script, sheet, known });

describe('what was refused', () => {
  it('is found at its question, its row and its column', () => {
    const sheet = { ...begun, rows: [row('1', ' '), row('2', 'Petrov')] };
    expect(where('interview.answers.onset-date')).toMatchObject({ question: 'onset-date' });
    // Rows without a name are not sent: the first that was is the second here.
    expect(where('interview.contacts.0.phones.0.number', sheet)).toMatchObject({
      ...{ question: 'contacts', row: '2', column: 'phones' },
    });
    expect(where('interview.naming')).toMatchObject({ question: 'contacts' });
    expect(where('interview.told.until')).toMatchObject({ question: 'told-dates' });
    expect(where('referrals.0.by')).toMatchObject({ question: 'needs' });
    expect(where('callBackAt')).toBeUndefined();
    expect(where('interview.answers.travel-where')).toBeUndefined();
  });

  it('is no longer said once it is changed', () => {
    const sheet = { ...begun, rows: [row('1', 'Petrov')] };
    const refusal = { fields: [], sheet };
    const onset = { question: 'onset-date', wrong: { code: 'absent' } as const };
    const named = { question: 'contacts', row: '1', wrong: { code: 'absent' } as const };
    expect([onset, named].map((place) => stands(place, refusal, sheet))).toEqual([true, true]);
    const mended = [
      { set: 'answer', question: 'onset-date', answer: '2026-11-07' },
      { set: 'row', row: row('1', 'Petrova') },
    ] as const;
    expect([onset, named].map((place) => stands(place, refusal, mended.reduce(changeSheet, sheet)))).toEqual([
      false,
      false,
    ]);
  });
});

describe('what cannot be read yet', () => {
  const typed = (field: string) => changeSheet(begun, { set: 'typed', field, text: '7.13' });

  it('holds a finish back where it was asked, and not where it no longer is', () => {
    expect(unreadIn({ script, sheet: typed('answers.onset-date'), known })).toMatchObject([
      { field: 'typed.answers.onset-date', code: 'unread' },
    ]);
    expect(unreadIn({ script, sheet: typed('answers.recovered-date'), known })).toEqual([]);
    expect(where('typed.contacts.1.lastExposure', { ...begun, rows: [row('1', 'A')] })).toMatchObject({
      ...{ question: 'contacts', row: '1', column: 'lastExposure' },
    });
  });

  it('is in the draft as it was typed, and in no interview', () => {
    const sheet = typed('answers.onset-date');
    const draft: Record<string, unknown> = JSON.parse(JSON.stringify(draftOf({ script }, sheet)));
    expect(sheetOf({ drafts: [{ mine: true, savedAt: '2026-11-24T10:00:00Z', draft }] })).toEqual(sheet);
    expect(JSON.stringify(interviewOf({ script }, sheet, known))).not.toContain('7.13');
  });

  it('goes with the row that is taken out', () => {
    const sheet = changeSheet(
      { ...begun, rows: [row('1', 'A')], typed: { 'contacts.1.duration': 'long', 'contacts.11.duration': 'long' } },
      { set: 'no-row', key: '1' },
    );
    expect(Object.keys(sheet.typed)).toEqual(['contacts.11.duration']);
  });

  it('is an event without its day too, which is not sent', () => {
    const events = [
      { key: 'e1', kind: 'work', from: '2026-11-07' },
      { key: 'e2', kind: 'shop', from: '' },
    ];
    const sheet = { ...begun, answers: { ...talking, 'places-infectious': events } };
    expect(unreadIn({ script, sheet, known })).toMatchObject([
      { field: 'typed.events.places-infectious.e2.from', code: 'incomplete' },
    ]);
    expect(interviewOf({ script }, sheet, known).answers?.['places-infectious']).toEqual([events[0]]);
  });
});

describe('rows', () => {
  it('are a household at once: they live together, and share the phone only if they say so', () => {
    const names = partsIn('Мария Петрова, Коля\nОля ;');
    expect(names).toEqual(['Мария Петрова', 'Коля', 'Оля']);
    expect(householdRows(names, ['1', '2', '3'], undefined)[1]).toEqual({
      ...row('2', 'Коля'),
      ...{ setting: 'household', continuing: true },
    });
    expect(householdRows(names, ['1', '2', '3'], '+7 916')[2]?.phones).toEqual([{ number: '+7 916' }]);
  });

  it('that were taken out can be put back, and whoever is named was not nobody', () => {
    const nobody = changeSheet(begun, { set: 'naming', naming: 'named-nobody' });
    expect(changeSheet(nobody, { set: 'row', row: row('1', '') }).naming).toBe('named-nobody');
    const named = changeSheet(nobody, { set: 'row', row: row('1', 'A') });
    expect(named.naming).toBeUndefined();
    const gone = changeSheet(named, { set: 'no-row', key: '1' });
    expect(gone).toMatchObject({ rows: [], takenOut: ['1'] });
    expect(changeSheet(gone, { set: 'row', row: row('1', 'A') })).toMatchObject({ takenOut: [], rows: [{ key: '1' }] });
  });
});

it('proposes the service that fits what is needed, and promises it in those words with one key', () => {
  const needs = script.sections.flatMap(({ questions }) => questions).find(({ id }) => id === 'needs');
  if (needs === undefined) throw new Error('The protocol asks for no needs.');
  expect(isInNeed(needs, ['none'])).toBe(false);
  expect(isInNeed(needs, ['food'])).toBe(true);
  expect(fitting(['food', 'doctor'])).toEqual(['social-aid', 'doctor']);
  const label = needs.options?.find(({ id }) => id === 'food')?.label;
  const promised = toggled([], 'social-aid', needs, ['food', 'doctor']);
  expect(promised).toEqual([{ kind: 'social-aid', what: label }]);
  expect(toggled(promised, 'social-aid', needs, ['food'])).toEqual([]);
});
