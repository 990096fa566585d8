import * as z from 'zod/mini';
import { disposed } from '../../shared/domain/cases/ledger.ts';
import { NamingMessage } from '../../shared/messages/naming-message.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { namedWrites } from '../../shared/storage/exposures.ts';
import { asideWrite, type IntakeTables, receive, setAside } from '../../shared/storage/intake.ts';
import { readInterview } from '../../shared/storage/interviews.ts';
import { exposureIdOf, readNaming } from '../../shared/storage/namings.ts';

export interface DeadLetter {
  readonly intakeId: string;
  readonly queueArn: string;
  readonly body: string;
}

const ourFault = {
  code: 'our-fault',
  reason:
    'Ringtrace failed on this message several times; the message itself may be in order. Look for record-failed in the logs of the function, mend the cause, then send it again: npm run set-aside -- redrive.',
} as const;

/** Keeps a message that we failed on as set aside, long before its queue would forget it. */
export async function drainDeadLetter(tables: IntakeTables, letter: DeadLetter, recordedAt: string): Promise<string> {
  // What events did not tell, reconcile-calls asks the carrier itself; and a call's event is nobody's case.
  if (letter.queueArn.includes('call-events')) return 'dropped:call-event';
  // Nothing of it is lost: the case files have it, and `npm run networks` looks at all of them again.
  if (letter.queueArn.includes('graph-changes')) return 'dropped:graph-change';
  if (letter.queueArn.includes('named-contacts')) return drainNaming(tables, letter, recordedAt);
  await receive(tables, letter.intakeId, recordedAt);
  await setAside(tables, { id: letter.intakeId, kind: 'case', ...ourFault, body: letter.body, recordedAt });
  return 'set-aside:case';
}

/** A contact's disposition is kept where it was named, so that one worked by another delivery is not counted twice. */
async function drainNaming(tables: IntakeTables, { intakeId, body }: DeadLetter, recordedAt: string): Promise<string> {
  const message = readMessage(body);
  const interview = message && (await readInterview(tables, message.interviewId));
  if (message === undefined || interview === undefined) {
    await receive(tables, intakeId, recordedAt, 'contact');
    await setAside(tables, { id: intakeId, kind: 'contact', ...ourFault, body, recordedAt });
    return 'set-aside:unreadable';
  }
  const exposureId = exposureIdOf(message.interviewId, message.contactKey);
  const table = { client: tables.client, table: tables.caseFiles };
  const { direction, named, pointer } = await readNaming(table, interview, message.contactKey);
  const aside = asideWrite(tables.people, { id: exposureId, kind: 'contact', ...ourFault, body, recordedAt });
  const worked = named !== undefined && named.state !== 'set-aside';
  const next = {
    asked: interview.personId,
    direction,
    exposureId,
    exposure: undefined,
    ledger: disposed('contact', 'set-aside'),
    since: pointer?.since ?? interview.version,
    state: 'set-aside',
  } as const;
  await writeTogether(tables.client, [aside, ...(worked ? [] : namedWrites(tables.caseFiles, named, next))]);
  return 'set-aside:contact';
}

function readMessage(body: string): NamingMessage | undefined {
  try {
    return z.parse(NamingMessage, JSON.parse(body));
  } catch {
    return undefined;
  }
}
