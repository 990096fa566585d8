import type { HeldTaskView } from '../../shared/api/my-task.ts';
import type { Problem } from '../../shared/api/problem.ts';
import type { CallMode } from '../../shared/domain/calls/dialling.ts';

/** A call that is asked for; the same one again rings nobody again. */
export interface Order {
  readonly attempt: number;
  readonly phone: string;
  readonly mode: CallMode;
}

/** Refused for now: what is asked for next, and after how many milliseconds. */
export interface Again {
  readonly order: Order;
  readonly waitMs: number;
}

/** Two calls a second are started for everybody together: whoever is refused often asks more rarely. */
const spreadMs = { first: 1_000, most: 8_000 };

/**
 * Whether a dial that was refused is tried again by itself: where nobody was rung, and waiting is all that it takes.
 *
 * @param refusals in a row, this one counted
 * @param chance from 0 to 1: those who were refused together do not come back together
 */
export function dialAgain(order: Order, problem: Problem, refusals: number, chance: number): Again | undefined {
  const { code, retryAfter } = problem;
  if (retryAfter === undefined || !placedLater.has(code)) return undefined;
  const spread = Math.min(spreadMs.first * 2 ** (refusals - 1), spreadMs.most);
  const attempt = code === 'carrier-refused' ? order.attempt + 1 : order.attempt;
  return { order: { ...order, attempt }, waitMs: Math.round(retryAfter * 1_000 + chance * spread) };
}

const placedLater: ReadonlySet<string> = new Set(['too-fast', 'carrier-down', 'carrier-refused']);

/** What is dialled now. Of one that may be ringing, another phone or way is the attempt after it. */
export function orderOf(
  { attempt, running }: Pick<HeldTaskView, 'attempt' | 'running'>,
  phone: string,
  mode: CallMode,
): Order {
  const isOther = running !== undefined && (running.phone !== phone || running.mode !== mode);
  return { attempt: isOther ? running.ordinal + 1 : attempt, phone, mode };
}
