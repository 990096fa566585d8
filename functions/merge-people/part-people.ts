import type { MergeRequest, MergeResponse } from '../../shared/api/merges.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { servable, setServable } from '../../shared/domain/calls/task.ts';
import { plus } from '../../shared/domain/cases/ledger.ts';
import { part } from '../../shared/domain/people/merge.ts';
import { correctIdentity } from '../../shared/domain/people/told-identity.ts';
import { taskWrite } from '../../shared/storage/call-queue.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { movedHeads } from '../../shared/storage/lookups.ts';
import { type Merge, mergeWrites, readMerge } from '../../shared/storage/merges.ts';
import { readProfileVersion } from '../../shared/storage/profiles.ts';
import { untilFresh } from '../../shared/storage/retry.ts';
import { returnFiles } from './case-files.ts';
import { type Desk, isHeldByAnother, type Judge, judged, profileVersions, readTwo, type Two } from './two-people.ts';

/** They are two after all: what came with the other goes back, as far as it was not done meanwhile. */
export async function partPeople(
  desk: Desk,
  judge: Judge,
  survivor: string,
  { other }: MergeRequest,
): Promise<MergeResponse | Refused> {
  return untilFresh(desk.pause, async () => {
    const two = await readTwo(desk, judge, survivor, other);
    if ('refused' in two) return two;
    const merge = await readMerge(desk, survivor, other);
    if (merge?.state === 'parted' && two.other.mergedInto === undefined)
      return { status: 'already-so', person: survivor };
    if (merge === undefined || two.other.mergedInto !== survivor) return refuse('not-merged');
    if (isHeldByAnother(two.oneTask, judge, two.now)) return refuse('held-by-another');
    await undo(desk, judge, two, merge);
    return { status: 'parted', person: survivor };
  });
}

async function undo(
  desk: Desk,
  judge: Judge,
  two: Two,
  merge: Merge & { readonly ledger: Readonly<Record<string, number>> },
): Promise<void> {
  const { one, other, oneTask, otherTask, now } = two;
  const { client, people, caseFiles, callQueue, policy } = desk;
  if (oneTask === undefined || otherTask === undefined) throw new Error('A merged person has no task.');
  const was = await readProfileVersion({ client, table: people }, one.personId, merge.survivorVersion);
  if (was === undefined) throw new Error('A merge without the profile of before.');
  // What was learned since stays with who stood for both; what came with the other goes.
  const identity = correctIdentity(one.identity, other.identity, was.identity);
  const files = await returnFiles(desk, merge, oneTask, now);
  const ids = new Set([...merge.moved, ...files.back]);
  const back = [...Object.values(oneTask.reasons).filter(({ id }) => ids.has(id)), ...merge.dropped];
  const parted = part(oneTask, otherTask, back, policy, now);
  const { mergedInto: _, ...own } = other;
  await writeTogether(client, [
    ...profileVersions(people, one, { ...one, identity, recordedAt: now }),
    ...profileVersions(people, other, { ...own, recordedAt: now }),
    ...(await movedHeads({ client, table: people, macs: desk.macs }, [
      { identity: other.identity, to: other.personId, from: one.personId, keep: identity },
    ])),
    taskWrite(callQueue, oneTask, setServable(parted.survivor, servable(identity, policy), policy, now)),
    taskWrite(callQueue, otherTask, setServable(parted.merged, servable(other.identity, policy), policy, now)),
    ...files.writes,
    ...mergeWrites(
      caseFiles,
      merge,
      { ...merge, state: 'parted', by: judge.id, recordedAt: now, version: merge.version + 1 },
      plus(merge.ledger, parted.ledger, { people: 1 }),
    ),
    ...judged(desk, judge, two, 'un-merge-people'),
  ]);
}

/** They were asked about, and are two: nobody asks again. */
export async function tellApart(
  desk: Desk,
  judge: Judge,
  person: string,
  { other }: MergeRequest,
): Promise<MergeResponse | Refused> {
  return untilFresh(desk.pause, async () => {
    const two = await readTwo(desk, judge, person, other);
    if ('refused' in two) return two;
    if (two.one.mergedInto !== undefined || two.other.mergedInto !== undefined) return refuse('merged-before');
    const known = (profile: typeof two.one, id: string) => profile.notTheSame?.includes(id) ?? false;
    if (known(two.one, other) && known(two.other, person)) return { status: 'already-so', person };
    const apart = (profile: typeof two.one, id: string) =>
      profileVersions(desk.people, profile, {
        ...profile,
        possibleDuplicates: profile.possibleDuplicates.filter((each) => each !== id),
        notTheSame: [...new Set([...(profile.notTheSame ?? []), id])],
        recordedAt: two.now,
      });
    await writeTogether(desk.client, [
      ...apart(two.one, other),
      ...apart(two.other, person),
      ...judged(desk, judge, two, 'tell-apart'),
    ]);
    return { status: 'told-apart', person };
  });
}
