import type { FieldProblem } from '../../shared/api/problem.ts';
import type { SpokenProtocol } from '../../shared/api/protocols.ts';
import type { WrongHere } from '../words/wrong-here.ts';
import { askedIn, type Known, type Question } from './asked.ts';
import { eventRowsOf, isWhole } from './event-rows.ts';
import { isNamed } from './rows.ts';
import type { Sheet } from './sheet.ts';

/** What cannot be sent, or was refused, at the question where it is mended. */

/** What was refused, and the sheet as it was then: what is changed since is no longer wrong. */
export interface Refusal {
  readonly fields: readonly FieldProblem[];
  readonly sheet: Sheet;
}

export interface WrongPlace {
  readonly question: string;
  /** Of a row: its key, and its column where it is one. */
  readonly row?: string | undefined;
  readonly column?: string | undefined;
  readonly wrong: WrongHere;
}

/** Only the screen meets these, and has its own words for them: the catalogue's English need not be loaded. */
const heldBack = (field: string, code: 'unread' | 'incomplete'): FieldProblem => ({ field, code, problem: code });

interface Held {
  readonly script: SpokenProtocol;
  readonly sheet: Sheet;
  readonly known: Known;
}

const asked = ({ script, sheet, known }: Held): readonly Question[] =>
  askedIn(script, sheet.answers, known).flatMap(({ questions }) => questions);

/**
 * What was typed to what is asked and cannot be read, and events without a day: sent as it is it would be lost. By the
 * fields that the server would name.
 */
export function unreadIn(held: Held): FieldProblem[] {
  const { sheet } = held;
  const questions = asked(held);
  const typed = Object.keys(sheet.typed).flatMap((field) => {
    const [of = '', id = ''] = field.split('.');
    const isAsked = of !== 'answers' && of !== 'events' ? true : questions.some((question) => question.id === id);
    return isAsked ? [heldBack(of === 'referrals' ? field : `typed.${field}`, 'unread')] : [];
  });
  const halves = questions.flatMap(({ id, type }) =>
    type !== 'events'
      ? []
      : eventRowsOf(sheet.answers[id])
          .filter((row) => !isWhole(row) && (row.kind !== '' || row.from !== '' || Boolean(row.place)))
          .map(({ key }) => heldBack(`typed.events.${id}.${key}.from`, 'incomplete')),
  );
  return [...typed, ...halves.filter(({ field }) => !typed.some((each) => each.field === field))];
}

/** Where a field is on the screen; undefined for what no question of this call holds. */
export function placeOf({ field, code, values }: Omit<FieldProblem, 'problem'>, held: Held): WrongPlace | undefined {
  const questions = asked(held);
  const [first, ...path] = field.split('.');
  const [of, id = '', ...rest] = first === 'interview' || first === 'typed' ? path : [first, ...path];
  const named = (direction: string) =>
    questions.find((each) => each.type === 'contacts' && (each.direction ?? 'exposed') === direction)?.id;
  const contacts = () => named('exposed') ?? named('source');
  const place = (question: string | undefined, row?: string, column?: string) =>
    question === undefined ? undefined : { question, row, column, wrong: { code, values } };
  switch (of) {
    case 'answers':
      return place(questions.find((each) => each.id === id)?.id);
    case 'events':
      return place(id, rest[0], rest[1]);
    case 'contacts': {
      const sent = held.sheet.rows.filter(isNamed);
      const row = first === 'typed' ? held.sheet.rows.find(({ key }) => key === id) : sent[Number(id)];
      return row === undefined
        ? place(contacts())
        : place(named(row.direction ?? 'exposed') ?? contacts(), row.key, rest[0]);
    }
    case 'naming':
    case 'unknownPeople':
    case 'takenOut':
      return place(contacts());
    case 'told':
      return place(questions.find(({ fact }) => fact === 'told-dates')?.id);
    case 'referrals':
      return place(questions.find(({ id: each }) => asksForNeeds(each))?.id);
    case 'referralChecks':
      return place(questions.find(({ id: each }) => each === 'help-came')?.id);
    default:
      return undefined;
  }
}

/** Beside these services are promised. */
export const asksForNeeds = (question: string): boolean => question === 'needs' || question === 'still-missing';

/** Whether what was refused at this place is still as it was sent. */
export function stands({ question, row }: WrongPlace, { sheet: then }: Refusal, now: Sheet): boolean {
  if (row === undefined || !then.rows.some(({ key }) => key === row)) {
    const field = Object.keys(then.typed).find((each) => each.includes(`.${question}`));
    return then.answers[question] === now.answers[question] && (field === undefined || field in now.typed);
  }
  return then.rows.find(({ key }) => key === row) === now.rows.find(({ key }) => key === row);
}
