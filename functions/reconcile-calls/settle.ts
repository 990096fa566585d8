import { settleWithout } from '../../shared/domain/calls/dial.ts';
import type { Outcome } from '../../shared/domain/calls/outcome.ts';
import type { Calls, LineCall } from '../../shared/domain/calls/phone-line.ts';
import type { Task } from '../../shared/domain/calls/task.ts';
import { outcomeWrite } from '../../shared/storage/attempts.ts';
import { taskWrite } from '../../shared/storage/call-queue.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { type PhoneLine, phoneLineWrites } from '../../shared/storage/phone-lines.ts';
import type { Learning } from '../../shared/telephony/call-ended.ts';
import { signalOf } from '../../shared/telephony/call-outcome.ts';
import { type CallState, nothingKnown } from '../../shared/telephony/call-state.ts';

/**
 * What a call came to, as far as telephony can tell. Where somebody spoke with somebody, or nobody knows, only the
 * operator could say; they did not, and that is not the person's doing.
 */
export function outcomeWithoutOperator(state: CallState | undefined): Outcome {
  const signal = signalOf(state ?? nothingKnown);
  return typeof signal === 'object' ? signal.outcome : 'system-failure';
}

interface Left {
  readonly line: PhoneLine;
  /** The line's calls afterwards. */
  readonly calls: Calls;
  readonly call: LineCall;
  readonly task: Task | undefined;
  readonly state: CallState | undefined;
}

/** Gives an attempt its outcome without its operator; if they come back after all, their word replaces it. */
export async function settle(desk: Learning, { line, calls, call, task, state }: Left): Promise<void> {
  const outcome = outcomeWithoutOperator(state);
  const recordedAt = desk.clock();
  const said = { outcome, by: 'telephony', recordedAt } as const;
  await writeTogether(desk.client, [
    outcomeWrite(desk.caseFiles, call, said, { [`attempt.${outcome}`]: 1 }),
    ...phoneLineWrites(desk.callQueue, line, calls),
    ...(task === undefined
      ? []
      : [taskWrite(desk.callQueue, task, settleWithout(task, call, outcome, desk.policy, recordedAt))]),
  ]);
}
