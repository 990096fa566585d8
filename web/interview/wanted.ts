import { holds } from '../../shared/domain/protocols/condition.ts';
import type { Question, Section } from './asked.ts';
import { isNamed } from './rows.ts';
import type { Sheet } from './sheet.ts';

/** What still wants its answer, and where the focus goes from one question to the next. */

/** Whether a question still wants its answer for the interview to be complete. */
export function isMissing({ id, type, required, requiredIf }: Question, sheet: Sheet): boolean {
  if (!(required || (requiredIf !== undefined && holds(requiredIf, sheet.answers)))) return false;
  return type === 'contacts' ? !isNamingKnown(sheet) : sheet.answers[id] === undefined;
}

const isNamingKnown = ({ naming, rows, unknownPeople }: Sheet): boolean =>
  naming !== undefined || rows.some(isNamed) || (unknownPeople ?? 0) > 0;

/** Where the focus stops: what must be answered, and what decides dates and what may be told, which Enter passes over. */
export const isWanted = (question: Question, sheet: Sheet): boolean =>
  isMissing(question, sheet) || (question.fact !== undefined && sheet.answers[question.id] === undefined);

export interface Place {
  readonly section: Section;
  readonly question: Question;
}

const placesIn = (sections: readonly Section[]): readonly Place[] =>
  sections.flatMap((section) => section.questions.map((question) => ({ section, question })));

/** The next question behind this one that is wanted; after the last one, the first that was left out and must not be. */
export function nextAfter(from: string, sections: readonly Section[], sheet: Sheet): Place | undefined {
  const all = placesIn(sections);
  const at = all.findIndex(({ question }) => question.id === from);
  return (
    all.slice(at + 1).find(({ question }) => isWanted(question, sheet)) ??
    all.slice(0, at).find(({ question }) => isMissing(question, sheet))
  );
}

/** Where to begin: what must still be answered, else the first question of all. */
export function firstOpen(sections: readonly Section[], sheet: Sheet): Place | undefined {
  const all = placesIn(sections);
  return all.find(({ question }) => isMissing(question, sheet)) ?? all[0];
}

/** Where to begin in a section that was turned to. */
export const firstIn = ({ questions }: Section, sheet: Sheet): Question | undefined =>
  questions.find((question) => isWanted(question, sheet)) ?? questions[0];

export const missingIn = ({ questions }: Section, sheet: Sheet): number =>
  questions.filter((question) => isMissing(question, sheet)).length;
