import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { WrittenProtocol } from '../domain/protocols/written-protocol.ts';
import { readApplied } from '../storage/settings.ts';
import { shippedWords } from './shipped-words.ts';

/** A protocol with its words, of this version: also of one that is asked no more, so that old interviews can be read. */
export type ProtocolByVersion = (id: string, version: number) => Promise<WrittenProtocol | undefined>;

/** What was applied, else what ships; a version never changes, so each is read once. */
export function openProtocols(client: DynamoDBClient, table: string): ProtocolByVersion {
  const known = new Map<string, WrittenProtocol>();
  return async (id, version) => {
    const name = `${id}#${version}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const applied = await readApplied({ client, table }, { kind: 'protocols', name: id, version });
    if (applied === undefined) return shippedWords(id, version);
    const protocol = z.parse(WrittenProtocol, applied);
    known.set(name, protocol);
    return protocol;
  };
}
