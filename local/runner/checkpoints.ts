import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';
import { replaceFile } from './files.ts';

/** How far one reader has come in each shard of its stream. */
export interface Checkpoints {
  /** The last sequence number that is done with. */
  of(shard: string): string | undefined;
  /** Moves on; a number that is not later changes nothing. */
  advance(shard: string, sequenceNumber: string): void;
}

/** Reads the checkpoints of a file, and writes them back at each step: after `kill -9` at most the last batch comes again. */
export function openCheckpoints(file: string): Checkpoints {
  mkdirSync(dirname(file), { recursive: true });
  const stored = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const done = new Map(Object.entries(z.parse(z.record(z.string(), z.string()), stored)));
  return {
    of: (shard) => done.get(shard),
    advance(shard, sequenceNumber) {
      const before = done.get(shard);
      if (before !== undefined && BigInt(before) >= BigInt(sequenceNumber)) return;
      done.set(shard, sequenceNumber);
      replaceFile(file, JSON.stringify(Object.fromEntries(done)));
    },
  };
}
