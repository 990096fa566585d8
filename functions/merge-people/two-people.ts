import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Refused, refuse, refuseField } from '../../shared/api/problem.ts';
import type { Role } from '../../shared/api/roles.ts';
import { isClaimed, type Task } from '../../shared/domain/calls/task.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import type { LookupMacs } from '../../shared/runtime/lookup-keys.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { readOwnTask } from '../../shared/storage/call-queue.ts';
import { asRead, put } from '../../shared/storage/dynamo.ts';
import { keys } from '../../shared/storage/keys.ts';
import { type Profile, readOwnProfile } from '../../shared/storage/profiles.ts';
import type { Pause } from '../../shared/storage/retry.ts';

/** Tables and everything else that judging two people rests on; built once by the handler. */
export interface Desk {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly caseFiles: string;
  readonly callQueue: string;
  readonly audit: string;
  readonly macs: LookupMacs;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly pause: Pause;
}

export interface Judge {
  readonly id: string;
  readonly roles: readonly Role[];
}

/** Two people as they are, each under their own id. */
export interface Two {
  readonly one: Profile;
  readonly other: Profile;
  readonly oneTask: Task | undefined;
  readonly otherTask: Task | undefined;
  readonly now: string;
}

/** Reads both, if this judge may say who they are: whoever is speaking with the first of them, or a supervisor. */
export async function readTwo(desk: Desk, judge: Judge, one: string, other: string): Promise<Two | Refused> {
  if (one === other) return refuseField('other', 'same-person');
  const people = { client: desk.client, table: desk.people };
  const queue = { client: desk.client, table: desk.callQueue };
  const [first, second, oneTask, otherTask] = await Promise.all([
    readOwnProfile(people, one),
    readOwnProfile(people, other),
    readOwnTask(queue, one),
    readOwnTask(queue, other),
  ]);
  const now = desk.clock();
  const holds = oneTask?.holder === judge.id && isClaimed(oneTask, now);
  if (!holds && !judge.roles.includes('supervisor')) return refuse('not-yours');
  if (first === undefined || second === undefined) return refuse('no-such-person');
  return { one: first, other: second, oneTask, otherTask, now };
}

export const isHeldByAnother = (task: Task | undefined, judge: Judge, now: string): boolean =>
  task !== undefined && isClaimed(task, now) && task.holder !== judge.id;

/** The writes of a profile's next version; the one before is kept. */
export const profileVersions = (people: string, before: Profile, after: Omit<Profile, 'version'>) => [
  put(people, { ...after, version: before.version + 1, ...keys.profile(before.personId) }, asRead(before)),
  put(people, { ...before, ...keys.profileVersion(before.personId, before.version) }, 'none'),
];

export const judged = (desk: Desk, judge: Judge, { one, other, now }: Two, act: string) =>
  [one, other].map(({ personId, version }) =>
    auditWrite(desk.audit, {
      personId,
      at: now,
      actor: judge.id,
      role: judge.roles.includes('operator') ? 'operator' : 'supervisor',
      act,
      purpose: personId === one.personId ? other.personId : one.personId,
      epoch: version,
      fields: ['name', 'phones'],
    }),
  );
