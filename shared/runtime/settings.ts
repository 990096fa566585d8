import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Policy } from '../domain/desk/policy.ts';
import type { Head } from '../domain/desk/settings-head.ts';
import { DiseaseProfile } from '../domain/diseases/profile.ts';
import { shippedProfiles } from '../domain/diseases/profiles.ts';
import type { Protocol } from '../domain/protocols/protocol.ts';
import { protocolOf, WrittenProtocol } from '../domain/protocols/written-protocol.ts';
import { readHead } from '../storage/settings.ts';
import { readSteering } from '../storage/steering.ts';
import { openDocuments, type ReadDocuments } from './documents.ts';
import { policyOf, settingsRemembered } from './policy.ts';
import { remember } from './remember.ts';
import { shippedRules } from './shipped-rules.ts';

/** All that a department decides and may change. */
export interface Settings {
  readonly policy: Policy;
  /** The newest versions and some before: drafts begun under one are finished under it. */
  readonly protocols: readonly Protocol[];
  readonly profiles: readonly DiseaseProfile[];
}

/** What was applied, or what ships where nothing of the kind was. */
async function profilesInForce(head: Head | undefined, read: ReadDocuments): Promise<readonly DiseaseProfile[]> {
  const documents = head === undefined ? [] : await read(head, 'profiles');
  return documents.length === 0 ? shippedProfiles : documents.map((document) => z.parse(DiseaseProfile, document));
}

/** What rules the answers. Versions that shipped stay, so that what was begun under one can be finished under it. */
async function protocolsInForce(head: Head | undefined, read: ReadDocuments): Promise<readonly Protocol[]> {
  const documents = head === undefined ? [] : await read(head, 'protocols');
  if (documents.length === 0) return shippedRules;
  const applied = documents.map((document) => protocolOf(z.parse(WrittenProtocol, document)));
  const before = shippedRules.filter(({ id, version }) =>
    applied.some((each) => each.id === id && each.version > version),
  );
  return [...applied, ...before];
}

/** The settings as they are now: asked for at every invocation, read once a minute. */
export function openSettings(client: DynamoDBClient, table: string): () => Promise<Settings> {
  const desk = { client, table };
  const read = openDocuments(desk);
  const now = remember(settingsRemembered, 1, Date.now, async (): Promise<Settings> => {
    const [head, steering] = await Promise.all([readHead(desk), readSteering(desk)]);
    const [policy, protocols, profiles] = await Promise.all([
      policyOf(head, read),
      protocolsInForce(head, read),
      profilesInForce(head, read),
    ]);
    return { policy: { ...policy, steering }, protocols, profiles };
  });
  return () => now('');
}
