import { gunzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { WrittenProtocol } from '../domain/written-protocol.ts';
import words from './shipped-words.json' with { type: 'json' };

const packed: Readonly<Record<string, string>> = words;
const read = new Map<string, WrittenProtocol>();

/** A protocol that ships, with its words; unpacked when it is first asked for. */
export function shippedWords(id: string, version: number): WrittenProtocol | undefined {
  const name = `${id}.${version}`;
  const text = Object.hasOwn(packed, name) ? packed[name] : undefined;
  if (text === undefined) return undefined;
  const protocol =
    read.get(name) ?? z.parse(WrittenProtocol, JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8')));
  read.set(name, protocol);
  return protocol;
}
