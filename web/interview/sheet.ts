import type { FinishRequest } from '../../shared/api/finish.ts';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import type { Day } from '../../shared/domain/dates.ts';
import type { Answer } from '../../shared/domain/protocols/answer.ts';
import type { Answers } from '../../shared/domain/protocols/condition.ts';
import type { InterviewResult } from '../../shared/domain/protocols/interview.ts';
import { askedIn, type Known } from './asked.ts';
import { eventRowsOf, isWhole, withoutEvent } from './event-rows.ts';
import { isNamed, type Row, withRow } from './rows.ts';

/**
 * What is written on during a call: answers, rows of people named, what is promised. Pure, so that what a screen sends
 * can be tested without one. Rows are kept as they are typed; what is still empty is left out when they are sent.
 */

export type Referral = NonNullable<FinishRequest['referrals']>[number];

export interface Sheet {
  readonly answers: Answers;
  /** Everybody named so far, rows of earlier versions among them. */
  readonly rows: readonly Row[];
  /** Rows of an earlier version that were a mistake. */
  readonly takenOut: readonly string[];
  readonly naming?: 'named-nobody' | 'refused-to-name' | undefined;
  readonly unknownPeople?: number | undefined;
  readonly told?: Day | 'recovery' | undefined;
  readonly referrals: readonly Referral[];
  /** Of services promised before, by their ids: whether they came. */
  readonly came: Readonly<Record<string, boolean>>;
  /** What was typed and cannot be read yet, by its field: kept, and never sent. */
  readonly typed: Readonly<Record<string, string>>;
}

export const emptySheet: Sheet = { answers: {}, rows: [], takenOut: [], referrals: [], came: {}, typed: {} };

export type SheetChange =
  | { readonly set: 'answer'; readonly question: string; readonly answer: Answer | undefined }
  | { readonly set: 'row'; readonly row: Row }
  | { readonly set: 'rows'; readonly rows: readonly Row[] }
  | { readonly set: 'no-row'; readonly key: string }
  | { readonly set: 'no-event'; readonly question: string; readonly key: string }
  | { readonly set: 'naming'; readonly naming: Sheet['naming'] }
  | { readonly set: 'unknown-people'; readonly people: number | undefined }
  | { readonly set: 'told'; readonly until: Sheet['told'] }
  | { readonly set: 'referrals'; readonly referrals: readonly Referral[] }
  | { readonly set: 'came'; readonly referral: string; readonly came: boolean | undefined }
  | { readonly set: 'typed'; readonly field: string; readonly text: string | undefined }
  | { readonly set: 'sheet'; readonly sheet: Sheet };

export function changeSheet(sheet: Sheet, change: SheetChange): Sheet {
  switch (change.set) {
    case 'answer':
      return { ...sheet, answers: { ...sheet.answers, [change.question]: change.answer } };
    case 'row':
      return withRows(sheet, [change.row]);
    case 'rows':
      return withRows(sheet, change.rows);
    case 'no-row':
      return withoutRow(sheet, change.key);
    case 'no-event':
      return withoutEventRow(sheet, change);
    case 'naming':
      return { ...sheet, naming: change.naming };
    case 'unknown-people':
      return { ...sheet, unknownPeople: change.people };
    case 'told':
      return { ...sheet, told: change.until };
    case 'referrals':
      return { ...sheet, referrals: change.referrals };
    case 'came':
      return { ...sheet, came: withOr(sheet.came, change.referral, change.came) };
    case 'typed':
      return { ...sheet, typed: withOr(sheet.typed, change.field, change.text) };
    case 'sheet':
      return change.sheet;
  }
}

/** With this under its key, or without the key. */
function withOr<Value>(all: Readonly<Record<string, Value>>, key: string, value: Value | undefined) {
  const { [key]: _, ...rest } = all;
  return value === undefined ? rest : { ...rest, [key]: value };
}

/** A row that was taken out is back when it is written again; where somebody is named, nobody was not. */
const withRows = (sheet: Sheet, rows: readonly Row[]): Sheet => ({
  ...sheet,
  naming: rows.some(isNamed) ? undefined : sheet.naming,
  rows: rows.reduce(withRow, sheet.rows),
  takenOut: sheet.takenOut.filter((key) => !rows.some((row) => row.key === key)),
});

const withoutRow = (sheet: Sheet, gone: string): Sheet => ({
  ...sheet,
  rows: sheet.rows.filter(({ key }) => key !== gone),
  takenOut: [...new Set([...sheet.takenOut, gone])],
  typed: typedElsewhere(sheet, `contacts.${gone}.`),
});

const withoutEventRow = (
  sheet: Sheet,
  { question, key }: { readonly question: string; readonly key: string },
): Sheet => ({
  ...sheet,
  answers: { ...sheet.answers, [question]: withoutEvent(sheet.answers[question], key) },
  typed: typedElsewhere(sheet, `events.${question}.${key}.`),
});

/** What is half-typed in other fields: the next row that is begun may have the key of one that was taken out. */
const typedElsewhere = ({ typed }: Sheet, start: string): Sheet['typed'] =>
  Object.fromEntries(Object.entries(typed).filter(([field]) => !field.startsWith(start)));

/** The sheet to begin with: the interview so far, and over it what was last left unfinished. */
export function sheetOf({ interview, drafts }: Pick<HeldTaskView, 'interview' | 'drafts'>): Sheet {
  const { naming, unknownPeople } = interview ?? {};
  const so: Sheet =
    interview === undefined
      ? emptySheet
      : {
          ...emptySheet,
          answers: interview.answers,
          rows: interview.contacts.map(({ riskByRule: _, ...row }) => row),
          ...(naming === undefined || naming === 'named-contacts' ? {} : { naming }),
          ...(unknownPeople === undefined ? {} : { unknownPeople }),
        };
  const [draft] = drafts;
  return draft === undefined ? so : sheetInDraft(draft.draft, so);
}

/** A draft is taken as it was written here; one that some other client wrote is read as far as it goes. */
function sheetInDraft(draft: Readonly<Record<string, unknown>>, so: Sheet): Sheet {
  const { interview, referrals, referralChecks, typed } = draft as Partial<ReturnType<typeof draftOf>>;
  if (typeof interview !== 'object' || interview === null) return so;
  const { answers, contacts, takenOut, naming, unknownPeople, told } = interview;
  return {
    answers: { ...so.answers, ...answers },
    rows: (contacts ?? []).reduce(withRow, so.rows).filter(({ key }) => !takenOut?.includes(key)),
    takenOut: takenOut ?? [],
    referrals: Array.isArray(referrals) ? referrals : [],
    came: Object.fromEntries((referralChecks ?? []).map(({ referral, came }) => [referral, came])),
    typed: typed ?? {},
    ...(naming === undefined ? {} : { naming }),
    ...(unknownPeople === undefined ? {} : { unknownPeople }),
    ...(told === undefined ? {} : { told: told.until }),
  };
}

/** Of rows of events, those that are whole. */
function sendable(answer: Answer | undefined): Answer | undefined {
  const rows = eventRowsOf(answer);
  if (rows.length === 0) return answer;
  const whole = rows.filter(isWhole);
  return whole.length === 0 ? undefined : whole;
}

/** The interview as it is sent: only what was asked counts, and empty rows are none. */
export function interviewOf(task: Pick<HeldTaskView, 'script'>, sheet: Sheet, known: Known): InterviewResult {
  const asked = askedIn(task.script, sheet.answers, known).flatMap(({ questions }) => questions);
  const answers = Object.fromEntries(
    asked.flatMap(({ id }) => {
      const answer = sendable(sheet.answers[id]);
      return answer === undefined ? [] : [[id, answer] as const];
    }),
  );
  const contacts = sheet.rows.filter(isNamed);
  const { takenOut, naming, unknownPeople, told } = sheet;
  return {
    protocol: { id: task.script.id, version: task.script.version },
    answers,
    ...(contacts.length === 0 ? {} : { contacts }),
    ...(takenOut.length === 0 ? {} : { takenOut: [...takenOut] }),
    ...(naming === undefined ? {} : { naming }),
    ...(unknownPeople === undefined ? {} : { unknownPeople }),
    ...(told === undefined ? {} : { told: { until: told } }),
  };
}

/** Whether what was promised before came, as it is sent with a finish. */
export const checksOf = ({ came }: Sheet): { referral: string; came: boolean }[] =>
  Object.entries(came).map(([referral, so]) => ({ referral, came: so }));

/** The sheet as a draft: in the form of the finish, unfinished rows and half-typed words and all. */
export function draftOf(task: Pick<HeldTaskView, 'script'>, sheet: Sheet) {
  const { answers, rows, takenOut, naming, unknownPeople, told, referrals, typed } = sheet;
  return {
    interview: {
      protocol: { id: task.script.id, version: task.script.version },
      answers,
      contacts: rows,
      takenOut,
      naming,
      unknownPeople,
      ...(told === undefined ? {} : { told: { until: told } }),
    },
    referrals,
    referralChecks: checksOf(sheet),
    typed,
  };
}
