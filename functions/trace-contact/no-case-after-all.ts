import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { calledAgain } from '../../shared/domain/care/follow-up.ts';
import { namedIn } from '../../shared/domain/cases/exposure.ts';
import type { Pipeline } from '../../shared/runtime/pipeline.ts';
import { readInfection } from '../../shared/storage/cases.ts';
import type { Named } from '../../shared/storage/exposures.ts';
import { followUpWrite, readFollowUp } from '../../shared/storage/follow-ups.ts';
import type { Naming } from '../../shared/storage/namings.ts';

/**
 * Who is a case is not called as a contact, and is no longer followed as one. When that case is withdrawn, they are a
 * contact again whom nobody has called, or whose follow-up broke off: their namings are looked at once more.
 */

/** Whether a naming that stands, and says what it said, is to be called for now all the same. */
export async function mustCallAgain(pipeline: Pipeline, { interview }: Naming, named: Named): Promise<boolean> {
  const { exposure } = named;
  if (exposure === undefined) return false;
  const personId = namedIn(exposure);
  const infection = await readInfection(pipeline, personId, interview.disease);
  if (infection === undefined || !infection.ended) return false;
  if ((named.ledger['contact.not-needed'] ?? 0) > 0) return true;
  const followUp = await readFollowUp(pipeline, personId, interview.disease, 'exposed');
  return followUp?.end?.reason === 'became-a-case' && followUp.end.calledAgain !== true;
}

/** Says of a follow-up that broke off that its person is called again: once is enough, whoever else they met. */
export async function calledAgainWrites(
  pipeline: Pipeline,
  personId: string,
  disease: string,
): Promise<TransactWriteItem[]> {
  const before = await readFollowUp(pipeline, personId, disease, 'exposed');
  const after = before && calledAgain(before);
  return after === undefined ? [] : [followUpWrite(pipeline.caseFiles, before, after)];
}
