import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { addReason, isClaimed, servable, type Task } from '../domain/calls/task.ts';
import type { Policy } from '../domain/desk/policy.ts';
import { practiceJurisdiction, practiceNumber, practicePrefix } from '../domain/desk/practice.ts';
import type { Identity } from '../domain/people/identity.ts';
import { deriveId } from '../runtime/ids.ts';
import { readTask, taskWrite } from '../storage/call-queue.ts';
import { put, writeTogether } from '../storage/dynamo.ts';
import { keys } from '../storage/keys.ts';
import { readProfile } from '../storage/profiles.ts';

export interface Tables {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly callQueue: string;
  readonly policy: Policy;
}

const given = ['Анна', 'Борис', 'Вера', 'Глеб', 'Дина', 'Егор', 'Жанна', 'Захар', 'Инна', 'Карл'];
/** Of women and of men, as their given names alternate. */
const families = [
  ['Учебная', 'Учебный'],
  ['Пробная', 'Пробный'],
  ['Примерова', 'Примеров'],
  ['Новичкова', 'Новичков'],
];

/** Somebody who does not exist, the same one for the same number. */
const madeUp = (n: number): Identity => ({
  name: { given: given[n % given.length], family: families[Math.floor(n / given.length) % families.length]?.[n % 2] },
  birthDate: `19${String(50 + (n % 50))}-01-01`,
  address: { district: practiceJurisdiction },
  phones: [{ asTyped: practiceNumber(n), e164: practiceNumber(n), standing: 'unchecked', byHand: true }],
});

/** As many as there are numbers that no exchange connects. */
export const madeUpAtMost = 100;

/**
 * Sees to it that so many made-up people stand in the practice lists, for whoever practises next; those on whom somebody
 * has practised come back. Of three, two are contacts to be told and one is a case to be interviewed.
 *
 * @returns how many came, or came back
 */
export async function standForPractice(tables: Tables, n: number, now: string): Promise<number> {
  let [stand, stood] = [0, 0];
  for (let each = 0; each < madeUpAtMost && stand < n; each++) {
    const before = await readTask({ client: tables.client, table: tables.callQueue }, deriveId(practicePrefix, each));
    if (before?.state === 'open' && isClaimed(before, now)) continue;
    stand += 1;
    if (before?.state === 'open') continue;
    await stands(tables, each, before, now);
    stood += 1;
  }
  return stood;
}

async function stands({ client, people, callQueue, policy }: Tables, n: number, before: Task | undefined, now: string) {
  const personId = deriveId(practicePrefix, n);
  const identity = madeUp(n);
  const kind = n % 3 === 0 ? 'case-interview' : 'contact-notification';
  const reason = { id: `${kind}:${personId}:${before?.version ?? 0}`, kind, disease: 'covid-19', due: now } as const;
  const joining = {
    ...{ personId, reason: { ...reason, risk: 'high' as const }, by: 'contact' as const },
    ...servable(identity, policy),
  };
  const { task } = addReason(before, joining, policy, now);
  const profile = await readProfile({ client, table: people }, personId);
  const fresh = { personId, identity, version: 1, possibleDuplicates: [], recordedAt: now, ...keys.profile(personId) };
  await writeTogether(client, [
    taskWrite(callQueue, before, task),
    ...(profile === undefined ? [put(people, fresh, 'absent')] : []),
  ]);
}
