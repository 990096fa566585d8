import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Disposition } from '../../shared/domain/ledger.ts';
import type { ReadPhone } from '../../shared/domain/phones.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { NamingMessage } from '../../shared/messages/naming-message.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import type { LookupMacs } from '../../shared/runtime/lookup-keys.ts';
import { readInfection } from '../../shared/storage/cases.ts';
import { type InterviewFile, readInterview } from '../../shared/storage/interviews.ts';
import { type Naming, readNaming } from '../../shared/storage/namings.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';
import { change, neverStood, takeBack } from './change-contact.ts';
import { makeContact } from './make-contact.ts';

/** Tables and everything else that tracing rests on; built once by the handler. */
export interface Tracing {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly caseFiles: string;
  readonly callQueue: string;
  readonly macs: LookupMacs;
  readonly readPhone: ReadPhone;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** What became of a naming; `nothing-to-do` when an earlier delivery did it. */
export type Traced = Disposition | 'changed' | 'withdrawn' | 'nothing-to-do';

/**
 * Makes what an interview says of one contact true: the person found again or made, the exposure in both directions,
 * and a reason to call. It looks at what the interview says now, so repeated and overtaken messages do no harm.
 */
export async function traceContact(tracing: Tracing, body: string, redriven = false): Promise<Traced> {
  const { interviewId, contactKey } = z.parse(NamingMessage, JSON.parse(body));
  return untilFresh(tracing.pause, async () => {
    const interview = await readInterview(tracing, interviewId);
    if (interview === undefined) throw new Error('A naming came of an interview that is not there.');
    const table = { client: tracing.client, table: tracing.caseFiles };
    const naming = await readNaming(table, interview, contactKey);
    const stands = naming.pointer !== undefined && !(await isWithdrawn(tracing, interview));
    return act(tracing, naming, stands, redriven);
  });
}

/** What is to be done so that what was made of a naming says what its interview says. */
async function act(tracing: Tracing, naming: Naming, stands: boolean, redriven: boolean): Promise<Traced> {
  const { named, pointer } = naming;
  if (named === undefined) return stands ? makeContact(tracing, naming) : neverStood(tracing, naming);
  const older = named.since < (pointer?.since ?? 0);
  switch (named.state) {
    case 'set-aside':
      if (!stands) return neverStood(tracing, naming);
      return redriven || older ? makeContact(tracing, naming) : 'nothing-to-do';
    case 'withdrawn':
      return stands ? change(tracing, naming, named) : 'nothing-to-do';
    case 'stands':
      if (!stands) return takeBack(tracing, naming, named);
      return redriven || older ? change(tracing, naming, named) : 'nothing-to-do';
  }
}

async function isWithdrawn(tracing: Tracing, { personId, disease, caseId }: InterviewFile): Promise<boolean> {
  if (caseId === undefined) return false;
  const infection = await readInfection(tracing, personId, disease);
  // A later infection of the same person does not bring back what an earlier, withdrawn one rested on.
  return infection !== undefined && (infection.ended || infection.caseId !== caseId);
}
