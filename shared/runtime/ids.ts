import { createHash } from 'node:crypto';

/**
 * Derives an id from what it stands for, so that a message that comes twice makes the same thing once. 20 base32
 * characters (100 bits); the parts are framed by their lengths, so that `ab, c` and `a, bc` differ.
 */
export function deriveId(prefix: string, ...parts: readonly (string | number)[]): string {
  const framed = parts.map((part) => `${String(part).length}:${part}`).join('|');
  return `${prefix}_${base32(createHash('sha256').update(`${prefix}|${framed}`).digest()).slice(0, 20)}`;
}

/**
 * Tells a person's own numbers apart and identifies nobody: 20 bits, so that about a thousand numbers of any country
 * share each tag. It may stand where a number may not (`CallQueue`, `CaseFiles`, a URL).
 */
export const phoneTag = (personId: string, e164: string): string =>
  base32(createHash('sha256').update(`phone|${personId}|${e164}`).digest()).slice(0, 4);

/** A digest of a value, whatever the order of its keys; undefined counts as absent. */
export function digestOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('base64url').slice(0, 27);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, held]) => held !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, held]) => `${JSON.stringify(key)}:${canonical(held)}`).join(',')}}`;
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

function base32(bytes: Buffer): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 15)) bits = (bits << 8n) | BigInt(byte);
  return Array.from({ length: 24 }, (_, i) => alphabet[Number((bits >> BigInt(115 - 5 * i)) & 31n)]).join('');
}
