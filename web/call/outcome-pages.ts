import type { HeldTaskView } from '../../shared/api/my-task.ts';

export type OfferedOutcome = HeldTaskView['outcomes'][number];

const perPage = 9;

/** Nine at a time, so that each has a digit: fingers learn where an outcome is, and 0 turns the page. */
export function pageOf(outcomes: readonly OfferedOutcome[], page: number): readonly OfferedOutcome[] {
  const pages = Math.max(1, Math.ceil(outcomes.length / perPage));
  const from = (page % pages) * perPage;
  return outcomes.slice(from, from + perPage);
}
