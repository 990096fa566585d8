import type { FinishRequest } from '../../shared/api/calls.ts';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import type { SpokenProtocol } from '../../shared/api/protocols.ts';
import type { Day } from '../../shared/domain/dates.ts';
import type { Answer } from '../../shared/domain/protocols/answer.ts';
import { type Answers, holds } from '../../shared/domain/protocols/condition.ts';
import type { InterviewResult, NamedContact } from '../../shared/domain/protocols/interview.ts';

/**
 * What is written on during a call: answers, rows of people named, what is promised. Pure, so that what a screen sends
 * can be tested without one. Rows are kept as they are typed; what is still empty is left out when they are sent.
 */

export type Question = SpokenProtocol['sections'][number]['questions'][number];
export type Section = SpokenProtocol['sections'][number];
/** What the questions need to know of the call: all of it while it is held, only the script when it is reopened later. */
export type InterviewTask = Pick<HeldTaskView, 'script' | 'duplicates' | 'windows'> & Partial<HeldTaskView>;

/** A row as it stands on the screen: its name may still be empty. */
export type Row = NamedContact;
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
}

export const emptySheet: Sheet = { answers: {}, rows: [], takenOut: [], referrals: [] };

export type SheetChange =
  | { readonly set: 'answer'; readonly question: string; readonly answer: Answer | undefined }
  | { readonly set: 'row'; readonly row: Row }
  | { readonly set: 'no-row'; readonly key: string }
  | { readonly set: 'naming'; readonly naming: Sheet['naming'] }
  | { readonly set: 'unknown-people'; readonly people: number | undefined }
  | { readonly set: 'told'; readonly until: Sheet['told'] }
  | { readonly set: 'referrals'; readonly referrals: readonly Referral[] }
  | { readonly set: 'sheet'; readonly sheet: Sheet };

export function changeSheet(sheet: Sheet, change: SheetChange): Sheet {
  switch (change.set) {
    case 'answer':
      return { ...sheet, answers: { ...sheet.answers, [change.question]: change.answer } };
    case 'row':
      return { ...sheet, naming: undefined, rows: withRow(sheet.rows, change.row) };
    case 'no-row':
      return {
        ...sheet,
        rows: sheet.rows.filter(({ key }) => key !== change.key),
        takenOut: [...new Set([...sheet.takenOut, change.key])],
      };
    case 'naming':
      return { ...sheet, naming: change.naming };
    case 'unknown-people':
      return { ...sheet, unknownPeople: change.people };
    case 'told':
      return { ...sheet, told: change.until };
    case 'referrals':
      return { ...sheet, referrals: change.referrals };
    case 'sheet':
      return change.sheet;
  }
}

const withRow = (rows: readonly Row[], row: Row): readonly Row[] =>
  rows.some(({ key }) => key === row.key) ? rows.map((each) => (each.key === row.key ? row : each)) : [...rows, row];

/** A key that no row of the sheet has or had: rows keep theirs through every version. */
export function nextKey({ rows, takenOut }: Sheet): string {
  const used = new Set([...rows.map(({ key }) => key), ...takenOut]);
  let number = used.size + 1;
  while (used.has(String(number))) number += 1;
  return String(number);
}

/** The sheet to begin with: the interview so far, and over it what was last left unfinished. */
export function sheetOf({ interview, drafts }: Pick<HeldTaskView, 'interview' | 'drafts'>): Sheet {
  const so: Sheet =
    interview === undefined
      ? emptySheet
      : {
          ...emptySheet,
          answers: interview.answers,
          rows: interview.contacts.map(({ riskByRule: _, ...row }) => row),
          ...(interview.unknownPeople === undefined ? {} : { unknownPeople: interview.unknownPeople }),
        };
  const [draft] = drafts;
  return draft === undefined ? so : (sheetInDraft(draft.draft, so) ?? so);
}

/** A draft is taken as it was written here; one that some other client wrote is read as far as it goes. */
function sheetInDraft(draft: Readonly<Record<string, unknown>>, so: Sheet): Sheet | undefined {
  const { interview, referrals } = draft;
  if (typeof interview !== 'object' || interview === null) return undefined;
  const { answers, contacts, takenOut, naming, unknownPeople, told } = interview as Partial<InterviewResult>;
  return {
    answers: { ...so.answers, ...answers },
    rows: (contacts ?? []).reduce(withRow, so.rows).filter(({ key }) => !takenOut?.includes(key)),
    takenOut: takenOut ?? [],
    referrals: Array.isArray(referrals) ? referrals : [],
    ...(naming === undefined || naming === 'named-contacts' ? {} : { naming }),
    ...(unknownPeople === undefined ? {} : { unknownPeople }),
    ...(told === undefined ? {} : { told: told.until }),
  };
}

/** What is known of the person that opens a question. */
export interface Known {
  readonly possibleDuplicate: boolean;
}

/** The sections and questions that these answers lead to: an answer to a hidden question opens none. */
export function askedIn(script: SpokenProtocol, answers: Answers, known: Known): readonly Section[] {
  const counted: Record<string, Answer | undefined> = {};
  const open = (condition: Question['showIf']) => condition === undefined || holds(condition, counted);
  return script.sections.flatMap((section) => {
    if (!open(section.showIf)) return [];
    const questions = section.questions.filter((question) => {
      const asked = open(question.showIf) && (question.onlyWith === undefined || known.possibleDuplicate);
      if (asked) counted[question.id] = answers[question.id];
      return asked;
    });
    return questions.length === 0 ? [] : [{ ...section, questions }];
  });
}

/** Whether a question still wants its answer for the interview to be complete. */
export function isMissing({ id, type, required, requiredIf }: Question, sheet: Sheet): boolean {
  if (!(required || (requiredIf !== undefined && holds(requiredIf, sheet.answers)))) return false;
  if (type === 'contacts') return sheet.naming === undefined && !sheet.rows.some(isFilled);
  return sheet.answers[id] === undefined;
}

const isFilled = ({ name }: Row): boolean => Boolean(name.asWritten?.trim() || name.family || name.given);

/** The interview as it is sent: only what was asked counts, and empty rows are none. */
export function interviewOf(task: Pick<HeldTaskView, 'script'>, sheet: Sheet, known: Known): InterviewResult {
  const asked = new Set(
    askedIn(task.script, sheet.answers, known).flatMap(({ questions }) => questions.map(({ id }) => id)),
  );
  const answers = Object.fromEntries(
    Object.entries(sheet.answers).flatMap(([id, answer]) =>
      asked.has(id) && answer !== undefined ? [[id, answer] as const] : [],
    ),
  );
  const contacts = sheet.rows.filter(isFilled);
  return {
    protocol: { id: task.script.id, version: task.script.version },
    answers,
    ...(contacts.length === 0 ? {} : { contacts }),
    ...(sheet.takenOut.length === 0 ? {} : { takenOut: [...sheet.takenOut] }),
    ...(sheet.naming === undefined ? {} : { naming: sheet.naming }),
    ...(sheet.unknownPeople === undefined ? {} : { unknownPeople: sheet.unknownPeople }),
    ...(sheet.told === undefined ? {} : { told: { until: sheet.told } }),
  };
}

/** The sheet as a draft: in the form of the finish, unfinished rows and all. */
export function draftOf(task: Pick<HeldTaskView, 'script'>, sheet: Sheet): Record<string, unknown> {
  const { answers, rows, takenOut, naming, unknownPeople, told, referrals } = sheet;
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
  };
}
