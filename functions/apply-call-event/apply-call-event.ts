import { type Learning, learn } from '../../shared/telephony/call-ended.ts';
import { mergeContactEvent, nothingKnown } from '../../shared/telephony/call-state.ts';
import { readContactEvent } from '../../shared/telephony/contact-event.ts';

/**
 * Keeps what a contact event tells of a call, whichever attempt it is of, or will turn out to be of. What cannot be read
 * is left out: `reconcile-calls` asks the carrier itself about every call whose end nobody told.
 */
export async function applyCallEvent(desk: Learning, body: string): Promise<string> {
  const event = readContactEvent(parse(body));
  if (event === undefined) return 'unreadable';
  if (event === 'ignored') return 'ignored';
  const call = await learn(desk, event.contactId, { state: mergeContactEvent(nothingKnown, event) });
  return call.of === undefined ? 'kept' : `applied:${event.stage}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
