import { brotliDecompressSync } from 'node:zlib';
import * as z from 'zod/mini';
import { Protocol } from '../domain/protocols/protocol.ts';
import rules from './shipped-rules.json' with { type: 'json' };

/** What rules the answers of the shipped protocols: `protocols.json`, packed by `npm run protocols`. */
export const shippedRules: readonly Protocol[] = z.parse(
  z.array(Protocol),
  JSON.parse(brotliDecompressSync(Buffer.from(rules.packed, 'base64')).toString('utf8')),
);
