/**
 * Chance that depends on what it is for and on nothing else: spread evenly, and the same again when a day is driven
 * again. FNV-1a over the text, its bits mixed by murmur3's finaliser.
 */

/** A number from 0 up to 1 for these words. */
export function fractionOf(...words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const character of words.join('|')) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return (hash >>> 0) / 2 ** 32;
}
