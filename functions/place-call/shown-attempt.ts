import type { OneCall } from '../../shared/domain/calls/phone-line.ts';
import { readAttempt } from '../../shared/storage/attempts.ts';
import { readCall } from '../../shared/storage/calls.ts';
import { signalOf } from '../../shared/telephony/call-outcome.ts';
import { type CallState, hasEnded, reached } from '../../shared/telephony/call-state.ts';
import type { Desk, Placed } from './desk.ts';

/** A placed attempt as its operator sees it: with what telephony told so far, and the number where they dial themselves. */
export async function shownAttempt(
  desk: Desk,
  status: 'placed' | 'already-placed',
  { personId, ordinal }: OneCall,
  number: string | undefined,
): Promise<Placed> {
  const attempt = await readAttempt({ client: desk.client, table: desk.caseFiles }, personId, ordinal);
  const { phone, mode, placedAt } = attempt ?? {};
  if (attempt === undefined || phone === undefined || mode === undefined || placedAt === undefined)
    throw new Error('An attempt that was placed is not there.');
  const { contactId, state, within } = attempt;
  const call = contactId && (await readCall({ client: desk.client, table: desk.callQueue }, contactId));
  return {
    operation: `${status}:${mode}`,
    body: {
      status,
      attempt: {
        ordinal,
        phone,
        mode,
        state,
        placedAt,
        sameCall: within !== undefined,
        ...(contactId === undefined ? {} : { contactId }),
        ...(call ? { call: shownCall(call.state) } : {}),
      },
      ...(number === undefined ? {} : { number }),
    },
  };
}

function shownCall(state: CallState) {
  const [stage, signal] = [reached(state), signalOf(state)];
  return {
    ...(stage === undefined ? {} : { stage }),
    ended: hasEnded(state),
    ...(typeof signal === 'string' ? {} : { suggests: signal.outcome }),
  };
}
