import { createHash } from 'node:crypto';

/** A number from 0 up to 1 that depends on the text alone: chance that comes out the same after any interruption. */
export function draw(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6) / 2 ** 48;
}
