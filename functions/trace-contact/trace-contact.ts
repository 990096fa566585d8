import * as z from 'zod/mini';
import { NamingMessage } from '../../shared/messages/naming-message.ts';
import type { Pipeline } from '../../shared/runtime/pipeline.ts';
import { readInfection } from '../../shared/storage/cases.ts';
import { type InterviewFile, readInterview } from '../../shared/storage/interviews.ts';
import { type Naming, readNaming } from '../../shared/storage/namings.ts';
import { untilFresh } from '../../shared/storage/retry.ts';
import { change, neverStood, takeBack } from './change-contact.ts';
import { makeContact } from './make-contact.ts';
import { mustCallAgain } from './no-case-after-all.ts';
import type { Traced } from './traced.ts';

/**
 * Makes what an interview says of one contact true: the person found again or made, the exposure in both directions,
 * and a reason to call. It looks at what the interview says now, so repeated and overtaken messages do no harm.
 */
export async function traceContact(pipeline: Pipeline, body: string, redriven = false): Promise<Traced> {
  const { interviewId, contactKey } = z.parse(NamingMessage, JSON.parse(body));
  return untilFresh(pipeline.pause, async () => {
    const interview = await readInterview(pipeline, interviewId);
    if (interview === undefined) throw new Error('A naming came of an interview that is not there.');
    const table = { client: pipeline.client, table: pipeline.caseFiles };
    const naming = await readNaming(table, interview, contactKey);
    const stands = naming.pointer !== undefined && !(await isWithdrawn(pipeline, interview));
    return act(pipeline, naming, stands, redriven);
  });
}

/** What is to be done so that what was made of a naming says what its interview says. */
async function act(pipeline: Pipeline, naming: Naming, stands: boolean, redriven: boolean): Promise<Traced> {
  const { named, pointer } = naming;
  if (named === undefined) return stands ? makeContact(pipeline, naming) : neverStood(pipeline, naming);
  const older = named.since < (pointer?.since ?? 0);
  switch (named.state) {
    case 'set-aside':
      if (!stands) return neverStood(pipeline, naming);
      return redriven || older ? makeContact(pipeline, naming) : 'nothing-to-do';
    case 'withdrawn':
      return stands ? change(pipeline, naming, named) : 'nothing-to-do';
    case 'stands':
      if (!stands) return takeBack(pipeline, naming, named);
      if (await mustCallAgain(pipeline, naming, named)) return change(pipeline, naming, named, true);
      return redriven || older ? change(pipeline, naming, named) : 'nothing-to-do';
  }
}

async function isWithdrawn(pipeline: Pipeline, { personId, disease, caseId }: InterviewFile): Promise<boolean> {
  if (caseId === undefined) return false;
  const infection = await readInfection(pipeline, personId, disease);
  // A later infection of the same person does not bring back what an earlier, withdrawn one rested on.
  return (
    infection !== undefined && (infection.ended || !(infection.caseId === caseId || infection.cases.includes(caseId)))
  );
}
