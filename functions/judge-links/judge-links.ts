import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { JudgeRequest, JudgeResponse } from '../../shared/api/graph.ts';
import { type Refused, refuse, wrongAt } from '../../shared/api/problem.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { readInfection } from '../../shared/storage/cases.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { readNames } from '../../shared/storage/graph.ts';
import { addWords, sourceWrites } from '../../shared/storage/judgements.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';

export interface Judging {
  readonly client: DynamoDBClient;
  readonly caseFiles: string;
  readonly clock: Clock;
  readonly pause: Pause;
}

/**
 * Keeps what an epidemiologist says of who infected a case: a new version of all that was said of its sources, under the
 * ids of who stand for the two; and with the source, so that a link that no exposure tells of is seen from there too.
 */
export async function judgeLink(
  judging: Judging,
  by: string,
  asked: string,
  { from, disease, judged, preferred, why }: JudgeRequest,
): Promise<JudgeResponse | Refused> {
  const [infected, source] = await Promise.all([readNames(judging, asked), readNames(judging, from)]);
  const problems = await problemsOf(judging, infected.person, source.person, disease);
  if (problems.length > 0) return refuse('invalid-fields', { fields: problems });
  return untilFresh(judging.pause, async () => {
    const word = { source, judged, preferred, why };
    const saying = { by, at: judging.clock() };
    const { judgements, said, writes } = await addWords(judging, infected, disease, [word], saying);
    const told = sourceWrites(judging.caseFiles, source, infected, disease, judged);
    if (writes.length > 0) await writeTogether(judging.client, [...writes, ...told]);
    const standing = judgements?.preferred;
    return { status: said > 0 ? 'judged' : 'already-so', ...(standing === undefined ? {} : { preferred: standing }) };
  });
}

/** A link is between two cases of one disease; whether there was an exposure is for whoever judges to know. */
async function problemsOf(judging: Judging, person: string, source: string, disease: string) {
  if (person === source) return [wrongAt('from', 'own-infector')];
  const ends = [
    { field: 'person', id: person },
    { field: 'from', id: source },
  ];
  const read = await Promise.all(
    ends.map(async (end) => ({ ...end, infection: await readInfection(judging, end.id, disease) })),
  );
  return read.flatMap(({ field, infection }) =>
    infection === undefined || infection.ended ? [wrongAt(field, 'no-case')] : [],
  );
}
