import * as z from 'zod/mini';
import type { LedgerKind } from '../../shared/domain/task.ts';
import { NamingMessage } from '../../shared/messages/naming-message.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { type IntakeTables, receive, setAside } from '../../shared/storage/intake.ts';

export interface DeadLetter {
  readonly intakeId: string;
  readonly queueArn: string;
  readonly body: string;
}

const reason =
  'Ringtrace failed on this message several times; the message itself may be in order. Look for record-failed in the logs of the function, mend the cause, then send it again with the set-aside command.';

/** Keeps a message that we failed on as set aside, long before its queue would forget it. */
export async function drainDeadLetter(
  tables: IntakeTables,
  { intakeId, queueArn, body }: DeadLetter,
  recordedAt: string,
) {
  const naming = readNaming(body);
  const kind: LedgerKind = queueArn.includes('named-contacts') ? 'contact' : 'case';
  const id = kind === 'contact' && naming ? deriveId('exposure', naming.interviewId, naming.contactKey) : intakeId;
  if (kind === 'case') await receive(tables, id, recordedAt);
  await setAside(tables, { id, kind, code: 'our-fault', reason, body, recordedAt });
  return `set-aside:${kind}`;
}

function readNaming(body: string): NamingMessage | undefined {
  try {
    return z.parse(NamingMessage, JSON.parse(body));
  } catch {
    return undefined;
  }
}
