import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Policy } from '../domain/policy.ts';
import { DiseaseProfile } from '../domain/profile.ts';
import { shippedProfiles } from '../domain/profiles.ts';
import { Protocol } from '../domain/protocol.ts';
import shippedProtocols from '../domain/protocols.json' with { type: 'json' };
import type { Head } from '../domain/settings-head.ts';
import { readHead } from '../storage/settings.ts';
import { readSteering } from '../storage/steering.ts';
import { openDocuments, type ReadDocuments } from './documents.ts';
import { policyOf, settingsRemembered } from './policy.ts';
import { remember } from './remember.ts';

/** All that a department decides and may change. */
export interface Settings {
  readonly policy: Policy;
  /** The newest versions and some before: drafts begun under one are finished under it. */
  readonly protocols: readonly Protocol[];
  readonly profiles: readonly DiseaseProfile[];
}

/** What was applied, or what ships where nothing of the kind was. */
async function inForce<Schema extends z.ZodMiniType>(
  head: Head | undefined,
  kind: 'profiles' | 'protocols',
  read: ReadDocuments,
  schema: Schema,
  shipped: readonly z.output<Schema>[],
): Promise<readonly z.output<Schema>[]> {
  const documents = head === undefined ? [] : await read(head, kind);
  return documents.length === 0 ? shipped : documents.map((document) => z.parse(schema, document));
}

/** The settings as they are now: asked for at every invocation, read once a minute. */
export function openSettings(client: DynamoDBClient, table: string): () => Promise<Settings> {
  const desk = { client, table };
  const read = openDocuments(desk);
  const protocolsShipped = z.parse(z.array(Protocol), shippedProtocols);
  const now = remember(settingsRemembered, 1, Date.now, async (): Promise<Settings> => {
    const [head, steering] = await Promise.all([readHead(desk), readSteering(desk)]);
    const [policy, protocols, profiles] = await Promise.all([
      policyOf(head, read),
      inForce(head, 'protocols', read, Protocol, protocolsShipped),
      inForce(head, 'profiles', read, DiseaseProfile, shippedProfiles),
    ]);
    return { policy: { ...policy, steering }, protocols, profiles };
  });
  return () => now('');
}
