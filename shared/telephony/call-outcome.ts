import type { Outcome } from '../domain/calls/outcome.ts';
import { type CallState, hasEnded } from './call-state.ts';

/** What a call's end says by itself, before any operator has said anything (FACTS, section 2, the table of signals). */
export type Signal =
  | { readonly outcome: Outcome; readonly flag?: 'blocked' }
  /** Somebody was on the phone with somebody: only the operator knows what came of it. */
  | 'spoke'
  /** It is not over, or nothing says that it is. */
  | 'unknown';

const byReason: Readonly<Record<string, Signal>> = {
  TELECOM_TIMEOUT: { outcome: 'no-answer' },
  TELECOM_UNANSWERED: { outcome: 'no-answer' },
  TELECOM_BUSY: { outcome: 'busy' },
  TELECOM_NUMBER_INVALID: { outcome: 'bad-number' },
  /** The person's carrier may take us for a nuisance caller: to be watched, and another caller id used. */
  TELECOM_POTENTIAL_BLOCKING: { outcome: 'no-answer', flag: 'blocked' },
  TELECOM_PROBLEM: { outcome: 'system-failure' },
  OUTBOUND_DESTINATION_ENDPOINT_ERROR: { outcome: 'system-failure' },
  OUTBOUND_RESOURCE_ERROR: { outcome: 'system-failure' },
  OUTBOUND_ATTEMPT_FAILED: { outcome: 'system-failure' },
  OUTBOUND_PREVIEW_DISCARDED: { outcome: 'system-failure' },
  EXPIRED: { outcome: 'system-failure' },
};

/**
 * Reads a call's end. The carrier's reason outranks the stages, of which any may have been lost; and an operator-first
 * call reaches its operator before anybody answers.
 */
export function signalOf(state: CallState): Signal {
  if (!hasEnded(state)) return 'unknown';
  const said = state.reason === undefined ? undefined : byReason[state.reason];
  if (said !== undefined) return said;
  if (state.voicemail) return { outcome: 'voicemail' };
  if (state.stages.CONNECTED_TO_AGENT !== undefined || state.reason === 'AGENT_DISCONNECT') return 'spoke';
  if (state.stages.QUEUED !== undefined || state.stages.CONNECTED_TO_SYSTEM !== undefined)
    return { outcome: 'abandoned' };
  // It ended, and nothing says why: an attempt that counts against a person must not rest on a gap.
  return { outcome: 'system-failure' };
}
