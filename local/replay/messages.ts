import { readAs } from '../../shared/api/problem.ts';
import type { NamedContact } from '../../shared/domain/protocols/interview.ts';
import { CaseMessage, caseMessageSchema } from '../../shared/messages/case-message.ts';
import { asPeopleSay } from './dirty.ts';
import type { CaseRow, DateCell } from './line-list.ts';
import type { Naming } from './pairs.ts';
import type { MadeUpPerson } from './people.ts';

/** What every message of one replay says. */
export interface Head {
  readonly source: string;
  readonly disease: string;
}

/**
 * The message for one row, good or bad: the pipeline judges it. The same row gives the same bytes at every replay, so it has no `issuedAt`.
 * A row without a report date is reported on the day it is offered.
 */
export function caseMessage(row: CaseRow, person: MadeUpPerson | undefined, { source, disease }: Head): string {
  const { age, sex, outcome, occupation, hospital } = row;
  return JSON.stringify({
    schema: caseMessageSchema,
    kind: 'report',
    source,
    caseId: row.id,
    ref: row.id,
    disease,
    classification: 'confirmed',
    reportDate: written(row.reportDate) ?? written(row.onset),
    onsetDate: written(row.onset),
    age,
    sex,
    occupation,
    hospital,
    outcome,
    ...(person && {
      name: { family: person.family, given: person.given, patronymic: person.patronymic },
      birthDate: person.birthDate,
      phones: [{ number: person.phone }],
      nationalNumber: person.nationalNumber,
    }),
    // No field of a case message: such a row is set aside for what it is, one that has slipped out of its columns.
    ...(row.beyond > 0 && { cellsBeyondTheHeader: row.beyond }),
  });
}

/** What does not parse goes on as it is, with its column: no day of any calendar, and readable where it is set aside. */
function written(date: DateCell): string | undefined {
  switch (date.is) {
    case 'missing':
      return undefined;
    case 'day':
      return date.day;
    case 'unreadable':
      return unreadable(date);
  }
}

const unreadable = ({ column, value }: { column: string; value: string }) => `${column}: ${value}`;

/** Why the pipeline will set a row aside, in the file's words; undefined for one that it can use. */
export function problemOf(row: CaseRow, message: string): string | undefined {
  const read = readAs(CaseMessage, JSON.parse(message));
  if ('data' in read) return undefined;
  const dates = [row.reportDate, row.onset].filter((date) => date.is === 'unreadable');
  if (dates.length > 0) return dates.map(({ column, value }) => `${column} is '${value}'`).join(', ');
  if (row.id === undefined) return 'no case number';
  if (row.beyond > 0) return `${row.beyond} filled cells beyond the header's columns`;
  if (row.reportDate.is === 'missing' && row.onset.is === 'missing') return 'no date';
  return read.fields.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
}

/** The contact's row in the interview: as an official would write it, or as a neighbour says it. */
export function namedContact(naming: Naming, person: MadeUpPerson, saidBy: string | undefined): NamedContact {
  const { key, direction, other, setting, lastExposure } = naming;
  const row = {
    key,
    direction,
    ref: other,
    ...(setting !== undefined && { setting }),
    ...(lastExposure !== undefined && { lastExposure }),
  };
  if (saidBy !== undefined) {
    const { name, phone } = asPeopleSay(person, saidBy);
    return { ...row, name, phones: [{ number: phone }] };
  }
  const { family, given, patronymic, phone, birthDate } = person;
  return { ...row, name: { family, given, patronymic }, phones: [{ number: phone }], birthDate };
}
