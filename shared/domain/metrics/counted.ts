/**
 * What an indicator counts, one by one: whom, on which day, and whether it was so. Kept as they were counted, so that
 * behind every number there are the people it stands for.
 */
export interface Counted {
  /** Rows of people. */
  readonly person: readonly number[];
  readonly day: readonly number[];
  readonly met: readonly Met[];
  /** The work list, where it is another than that of the person. */
  readonly list?: readonly string[];
}

/** `pending`: its time is not over, so that nobody can say yet; neither numerator nor denominator. */
export const outcomes = ['not-met', 'met', 'pending'] as const;
export type Met = 0 | 1 | 2;

export function counting() {
  const person: number[] = [];
  const day: number[] = [];
  const met: Met[] = [];
  return {
    person,
    day,
    met,
    add(who: number, when: number, how: boolean | 'pending') {
      person.push(who);
      day.push(when);
      met.push(how === 'pending' ? 2 : how ? 1 : 0);
    },
  };
}

export interface Tally {
  numerator: number;
  denominator: number;
  pending: number;
}

export const emptyTally = (): Tally => ({ numerator: 0, denominator: 0, pending: 0 });

export function tallyOne(tally: Tally, met: Met): void {
  if (met === 2) tally.pending++;
  else {
    tally.denominator++;
    tally.numerator += met;
  }
}

/** Tallies by what each belongs to; those for whom `keyOf` gives nothing are left out. */
export function tallyBy(counted: Counted, keyOf: (n: number) => string | undefined): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (let n = 0; n < counted.met.length; n++) {
    const key = keyOf(n);
    if (key === undefined) continue;
    const tally = tallies.get(key) ?? emptyTally();
    tallies.set(key, tally);
    tallyOne(tally, counted.met[n] ?? 0);
  }
  return tallies;
}
