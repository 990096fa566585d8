import type { HeldTaskView } from '../../shared/api/my-task.ts';
import type { Outcome } from '../../shared/domain/calls/outcome.ts';
import { isNamed } from '../interview/rows.ts';
import type { Sheet } from '../interview/sheet.ts';

/** Ends that keep the interview. */
export const withInterview: ReadonlySet<Outcome> = new Set(['completed', 'partial']);

/** Whether an end leaves out what was answered behind the first section, which only finds out who is on the line. */
export function dropsAnswers({ script }: Pick<HeldTaskView, 'script'>, sheet: Sheet, outcome: Outcome): boolean {
  if (withInterview.has(outcome)) return false;
  const asked = script.sections.slice(1).flatMap(({ questions }) => questions);
  return sheet.rows.some(isNamed) || asked.some(({ id }) => sheet.answers[id] !== undefined);
}
