import { at, noDay } from '../snapshot/columns.ts';
import { leadingFrom, type Outbreak, sourcesOf } from './outbreak.ts';

/**
 * Over which cases an average is taken. Every case that infected nobody is a zero, and most papers leave some of them out,
 * so who counts is said by what part a case plays.
 */
export const parts = ['infectors', 'infectees', 'sporadic-local', 'sporadic-imported'] as const;
export type Part = (typeof parts)[number];

/** By their common names. */
export const populations: Readonly<Record<'all' | 'linked' | 'without-sporadic-imported', readonly Part[]>> = {
  all: parts,
  linked: ['infectors', 'infectees'],
  'without-sporadic-imported': ['infectors', 'infectees', 'sporadic-local'],
};

/** The part that each case plays, as a place in `parts`; an infector who was infected is both, and told as an infector. */
export function partsOf(outbreak: Outbreak): Uint8Array {
  const sources = sourcesOf(outbreak);
  const leading = leadingFrom(outbreak);
  const played = new Uint8Array(outbreak.cases);
  for (let n = 0; n < outbreak.cases; n++)
    played[n] = at(leading, n) > 0 ? 0 : at(sources, n) > 0 ? 1 : outbreak.imported[n] === 1 ? 3 : 2;
  return played;
}

/** Days between which cases' anchor dates lie, both included; open where absent. */
export interface DayWindow {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

/** Without a date a case is in no window that has an end. */
export const isWithin = (day: number, { from, to }: DayWindow): boolean =>
  (from === undefined && to === undefined) ||
  (day !== noDay && (from === undefined || day >= from) && (to === undefined || day <= to));
