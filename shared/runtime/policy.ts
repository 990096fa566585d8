import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import shipped from '../domain/desk/default-policy.json' with { type: 'json' };
import { type Policy, readPolicy } from '../domain/desk/policy.ts';
import { policyFrom } from '../domain/desk/read-settings.ts';
import type { Head } from '../domain/desk/settings-head.ts';
import { readHead } from '../storage/settings.ts';
import { readSteering } from '../storage/steering.ts';
import { openDocuments, type ReadDocuments } from './documents.ts';
import { remember } from './remember.ts';

/** Milliseconds for which a change of the settings may go unnoticed: a supervisor's switch works within a minute. */
export const settingsRemembered = 60_000;

/** The policy that a head puts in force; the one that ships where nobody applied any. */
export async function policyOf(head: Head | undefined, read: ReadDocuments): Promise<Policy> {
  const [applied] = head === undefined ? [] : await read(head, 'policy');
  return applied === undefined ? readPolicy(shipped) : policyFrom(applied, shipped);
}

/**
 * The policy as it is now, for functions that need no more of the settings: asked for at every invocation, read once a
 * minute. What supervisors switched comes with it.
 */
export function openPolicy(client: DynamoDBClient, table: string): () => Promise<Policy> {
  const desk = { client, table };
  const read = openDocuments(desk);
  const now = remember(settingsRemembered, 1, Date.now, async () => {
    const [head, steering] = await Promise.all([readHead(desk), readSteering(desk)]);
    return { ...(await policyOf(head, read)), steering };
  });
  return () => now('');
}
