import type { MergeRequest, MergeResponse } from '../../shared/api/merges.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { servable, setServable } from '../../shared/domain/calls/task.ts';
import { plus } from '../../shared/domain/cases/ledger.ts';
import { mergeIdentity } from '../../shared/domain/people/identity-resolution.ts';
import { absorb, emptyTask } from '../../shared/domain/people/merge.ts';
import { taskWrite } from '../../shared/storage/call-queue.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { movedHeads } from '../../shared/storage/lookups.ts';
import { mergeWrites, readMerge } from '../../shared/storage/merges.ts';
import type { Profile } from '../../shared/storage/profiles.ts';
import { untilFresh } from '../../shared/storage/retry.ts';
import { moveFiles } from './case-files.ts';
import { type Desk, isHeldByAnother, type Judge, judged, profileVersions, readTwo, type Two } from './two-people.ts';

/**
 * Two people are one: whoever stands for both has the reasons, the lookups and what runs on from then on. Everything that
 * was told of the other stays under their id, and can be told apart again.
 */
export async function mergePeople(
  desk: Desk,
  judge: Judge,
  survivor: string,
  { other }: MergeRequest,
): Promise<MergeResponse | Refused> {
  return untilFresh(desk.pause, async () => {
    const two = await readTwo(desk, judge, survivor, other);
    if ('refused' in two) return two;
    if (two.other.mergedInto === survivor) return { status: 'already-so', person: survivor };
    if (two.one.mergedInto !== undefined || two.other.mergedInto !== undefined) return refuse('merged-before');
    if (isHeldByAnother(two.otherTask, judge, two.now)) return refuse('held-by-another');
    await merge(desk, judge, two);
    return { status: 'merged', person: survivor };
  });
}

async function merge(desk: Desk, judge: Judge, two: Two): Promise<void> {
  const { one, other, now } = two;
  const { client, people, caseFiles, callQueue, policy } = desk;
  // An outbreak that is imported may call nobody: then there is no task yet.
  const empty = ({ personId, identity }: Profile) => emptyTask(personId, servable(identity, policy), policy, now);
  const oneTask = two.oneTask ?? empty(one);
  const otherTask = two.otherTask ?? empty(other);
  const files = await moveFiles(desk, other.personId, oneTask, now);
  const absorbed = absorb(oneTask, otherTask, files.dropped, policy, now);
  const identity = mergeIdentity(one.identity, other.identity);
  const survivor = setServable(absorbed.survivor, servable(identity, policy), policy, now);
  const before = await readMerge(desk, one.personId, other.personId);
  const duplicates = [...one.possibleDuplicates, ...other.possibleDuplicates];
  const reasons = Object.values(otherTask.reasons);
  await writeTogether(client, [
    ...profileVersions(people, one, {
      ...one,
      identity,
      possibleDuplicates: [...new Set(duplicates)].filter((id) => id !== one.personId && id !== other.personId),
      recordedAt: now,
    }),
    ...profileVersions(people, other, { ...other, mergedInto: one.personId, recordedAt: now }),
    ...(await movedHeads({ client, table: people, macs: desk.macs }, [
      { identity: other.identity, to: one.personId, from: other.personId },
    ])),
    taskWrite(callQueue, two.oneTask, survivor),
    taskWrite(callQueue, two.otherTask, absorbed.merged),
    ...files.writes,
    ...mergeWrites(
      caseFiles,
      before,
      {
        survivor: one.personId,
        merged: other.personId,
        state: 'merged',
        moved: reasons.map(({ id }) => id).filter((id) => !files.dropped.has(id)),
        dropped: reasons.filter(({ id }) => files.dropped.has(id)),
        infections: [...files.infections],
        followUps: [...files.followUps],
        survivorVersion: one.version,
        by: judge.id,
        recordedAt: now,
        version: (before?.version ?? 0) + 1,
      },
      plus(before?.ledger ?? {}, absorbed.ledger, { people: -1 }),
    ),
    ...judged(desk, judge, two, 'merge-people'),
  ]);
}
