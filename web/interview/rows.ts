import type { NamedContact } from '../../shared/domain/protocols/interview.ts';

/** People as they are named on the phone, one a row. */

/** A row as it stands on the screen: its name may still be empty. */
export type Row = NamedContact;

export type Direction = 'exposed' | 'source';

export const isNamed = ({ name }: Row): boolean => Boolean(name.asWritten?.trim() || name.family || name.given);

export const directionOf = ({ direction = 'exposed' }: Row): Direction => direction;

/** In the place of the one with its key, or behind them all. */
export const withRow = (rows: readonly Row[], row: Row): readonly Row[] =>
  rows.some(({ key }) => key === row.key) ? rows.map((each) => (each.key === row.key ? row : each)) : [...rows, row];

/** Keys that no row has or had: rows keep theirs through every version. */
export function nextKeys(used: Iterable<string>, count: number): readonly string[] {
  const taken = new Set(used);
  const keys: string[] = [];
  for (let number = taken.size + 1; keys.length < count; number += 1) {
    if (!taken.has(String(number))) keys.push(String(number));
  }
  return keys;
}

export const blankRow = (key: string, direction: Direction): Row => ({
  key,
  name: { asWritten: '' },
  ...(direction === 'source' ? { direction } : {}),
});

/** Names, or numbers, by commas, semicolons or lines. */
export const partsIn = (typed: string): readonly string[] =>
  typed
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Everybody who lives with the caller: they still meet, and may share the caller's phone. */
export const householdRows = (names: readonly string[], keys: readonly string[], phone: string | undefined): Row[] =>
  names.flatMap((asWritten, at) => {
    const key = keys[at];
    if (key === undefined) return [];
    const shared = phone === undefined ? {} : { phones: [{ number: phone }] };
    return [{ key, name: { asWritten }, ...shared, setting: 'household', continuing: true }];
  });
