import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod/mini';

/** How far one reader has come in each shard of its stream. */
export interface Checkpoints {
  /** The last sequence number that is done with. */
  of(shard: string): string | undefined;
  /** Moves on; a number that is not later changes nothing. */
  advance(shard: string, sequenceNumber: string): void;
  close(): void;
}

/**
 * Reads the checkpoints of a file, and writes them back at each step: after `kill -9` at most the last batch comes again.
 *
 * Overwritten in place by one small write, which a killed process has made or not made; renaming a new file instead took a fifth of the
 * runner's time. What cannot be read counts as nothing: every record comes again, and consumers take that.
 */
export function openCheckpoints(file: string): Checkpoints {
  mkdirSync(dirname(file), { recursive: true });
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const done = new Map(Object.entries(parse(before)));
  const descriptor = openSync(file, existsSync(file) ? 'r+' : 'w+');
  // Blanks cover what is left of a longer text.
  let longest = before.length;
  return {
    of: (shard) => done.get(shard),
    advance(shard, sequenceNumber) {
      const reached = done.get(shard);
      if (reached !== undefined && BigInt(reached) >= BigInt(sequenceNumber)) return;
      done.set(shard, sequenceNumber);
      const text = JSON.stringify(Object.fromEntries(done)).padEnd(longest);
      longest = text.length;
      writeSync(descriptor, text, 0);
    },
    close: () => closeSync(descriptor),
  };
}

function parse(text: string): Record<string, string> {
  try {
    return z.safeParse(z.record(z.string(), z.string()), JSON.parse(text)).data ?? {};
  } catch {
    return {};
  }
}
