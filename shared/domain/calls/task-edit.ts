import { type Contribution, closed, disposed, plus } from '../cases/ledger.ts';
import type { Moment } from '../dates.ts';
import type { Policy } from '../desk/policy.ts';
import { addReason, type Joining, type LedgerKind, type NewReason, removeReason, type Task } from './task.ts';

/**
 * Several changes of a task's reasons as one: what a call set off is added, what it made needless is taken away, and only
 * the last state is written. The ledger hears of each, so that a task that is closed and opened anew counts as both.
 */
export interface TaskEdit {
  readonly task: Task;
  /** `opened`, `joined` and `closed`; what was taken in is counted by the items that ask for it. */
  readonly ledger: Contribution;
}

export const editing = (task: Task): TaskEdit => ({ task, ledger: {} });

export function withReason(
  { task, ledger }: TaskEdit,
  reason: NewReason,
  by: LedgerKind,
  policy: Policy,
  now: Moment,
): TaskEdit {
  const { personId, callable, person } = task;
  const joining: Joining = { personId, callable, person, reason, by };
  const { task: next, effect } = addReason(task, joining, policy, now);
  return { task: next, ledger: plus(ledger, disposed(by, effect)) };
}

export function withoutReason({ task, ledger }: TaskEdit, reasonId: string, policy: Policy, now: Moment): TaskEdit {
  const { task: next, effect } = removeReason(task, reasonId, policy, now);
  return { task: next, ledger: effect === 'closed' ? plus(ledger, closed(task.openedBy)) : ledger };
}
