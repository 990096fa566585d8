import { brotliDecompressSync } from 'node:zlib';
import * as z from 'zod/mini';
import { WrittenProtocol } from '../domain/protocols/written-protocol.ts';
import words from './shipped-words.json' with { type: 'json' };

let shipped: readonly WrittenProtocol[] | undefined;

/** A protocol that ships, with its words; unpacked when one is first asked for. */
export function shippedWords(id: string, version: number): WrittenProtocol | undefined {
  shipped ??= z.parse(
    z.array(WrittenProtocol),
    JSON.parse(brotliDecompressSync(Buffer.from(words.packed, 'base64')).toString('utf8')),
  );
  return shipped.find((each) => each.id === id && each.version === version);
}
