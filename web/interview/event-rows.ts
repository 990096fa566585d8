import type { Answer, EventRow } from '../../shared/domain/protocols/answer.ts';
import type { Answers } from '../../shared/domain/protocols/condition.ts';
import { nextKeys } from './rows.ts';

/** Places and occasions, one a row. While one is written its kind or day may still be blank; such a row is not sent. */

export const eventRowsOf = (answer: Answer | undefined): readonly EventRow[] =>
  Array.isArray(answer) ? answer.flatMap((each) => (typeof each === 'object' ? [each] : [])) : [];

export const isWhole = ({ kind, from }: EventRow): boolean => kind !== '' && from !== '';

export const blankEvent = (key: string): EventRow => ({ key, kind: '', from: '' });

/** Every event of the interview has a key of its own: a contact's row names it by that. */
export function nextEventKey(answers: Answers): string {
  const used = Object.values(answers).flatMap((answer) => eventRowsOf(answer).map(({ key }) => key));
  const [key = 'e1'] = nextKeys(
    used.map((each) => each.replace(/^e/, '')),
    1,
  );
  return `e${key}`;
}

/** With this row in the place of the one with its key, or behind them; nothing where none is left. */
export function withEvent(answer: Answer | undefined, row: EventRow): EventRow[] {
  const rows = eventRowsOf(answer);
  return rows.some(({ key }) => key === row.key)
    ? rows.map((each) => (each.key === row.key ? row : each))
    : [...rows, row];
}

export function withoutEvent(answer: Answer | undefined, gone: string): EventRow[] | undefined {
  const rest = eventRowsOf(answer).filter(({ key }) => key !== gone);
  return rest.length === 0 ? undefined : rest;
}
