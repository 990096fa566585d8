import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { addReason, servable } from '../../shared/domain/calls/task.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import { practiceJurisdiction, practiceNumber, practicePrefix } from '../../shared/domain/desk/practice.ts';
import type { Identity } from '../../shared/domain/people/identity.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { readTask, taskWrite } from '../../shared/storage/call-queue.ts';
import { put, writeTogether } from '../../shared/storage/dynamo.ts';
import { keys } from '../../shared/storage/keys.ts';
import { readProfile } from '../../shared/storage/profiles.ts';

interface Tables {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly callQueue: string;
  readonly policy: Policy;
}

const given = ['Анна', 'Борис', 'Вера', 'Глеб', 'Дина', 'Егор', 'Жанна', 'Захар', 'Инна', 'Карл'];
const family = ['Учебная', 'Пробная', 'Примерова', 'Тренинг'];

/** Somebody who does not exist, the same one for the same number. */
const madeUp = (n: number): Identity => ({
  name: { given: given[n % given.length], family: family[Math.floor(n / given.length) % family.length] },
  birthDate: `19${String(50 + (n % 50))}-01-01`,
  address: { district: practiceJurisdiction },
  phones: [{ asTyped: practiceNumber(n), e164: practiceNumber(n), standing: 'unchecked', byHand: true }],
});

/**
 * Puts made-up people into the practice lists, who stand there until somebody has practised on them; again, they come
 * back. Of three, two are contacts to be told and one is a case to be interviewed.
 */
export async function standForPractice({ client, people, callQueue, policy }: Tables, n: number, now: string) {
  let stood = 0;
  for (let each = 0; each < n; each++) {
    const personId = deriveId(practicePrefix, each);
    const before = await readTask({ client, table: callQueue }, personId);
    if (before?.state === 'open') continue;
    const identity = madeUp(each);
    const kind = each % 3 === 0 ? 'case-interview' : 'contact-notification';
    const reason = { id: `${kind}:${personId}:${before?.version ?? 0}`, kind, disease: 'covid-19', due: now } as const;
    const joining = {
      personId,
      ...servable(identity, policy),
      reason: { ...reason, risk: 'high' as const },
      by: 'contact' as const,
    };
    const { task } = addReason(before, joining, policy, now);
    const profile = await readProfile({ client, table: people }, personId);
    await writeTogether(client, [
      taskWrite(callQueue, before, task),
      ...(profile === undefined
        ? [
            put(
              people,
              { personId, identity, version: 1, possibleDuplicates: [], recordedAt: now, ...keys.profile(personId) },
              'absent',
            ),
          ]
        : []),
    ]);
    stood += 1;
  }
  return stood;
}
