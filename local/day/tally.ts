import type { Outcome } from '../../shared/domain/calls/outcome.ts';

/** What is counted while the day goes on; the report is made of it and of what the API tells at the end. */
export interface Tally {
  calls: number;
  readonly outcomes: Map<Outcome, number>;
  /** By try, of people whom no try before reached: how many were rung, and how many answered. */
  readonly tries: { rung: number; reached: number }[];
  readonly callBacks: { promised: number; kept: number; late: number; latestMinutes: number };
  readonly followUps: { done: number };
  readonly refusals: Map<string, number>;
  /** Why somebody who asked was given nothing. */
  readonly idle: Map<string, number>;
  busyMs: number;
  onShiftMs: number;
  doubleClaims: number;
}

export const newTally = (): Tally => ({
  calls: 0,
  outcomes: new Map(),
  tries: [1, 2, 3, 4].map(() => ({ rung: 0, reached: 0 })),
  callBacks: { promised: 0, kept: 0, late: 0, latestMinutes: 0 },
  followUps: { done: 0 },
  refusals: new Map(),
  idle: new Map(),
  busyMs: 0,
  onShiftMs: 0,
  doubleClaims: 0,
});

export function count<Name>(counts: Map<Name, number>, name: Name): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** Watches at which try people answer, and remembers whose call each was. */
export interface Rings {
  /** @param who says which call it is, without naming anybody */
  started(contactId: string, who: string): void;
  ended(number: string, reached: boolean): void;
  /** A call as it was said to be; one that its operator never heard of by its contact. */
  whose(contactId: string): string;
}

export function watchRings(tally: Tally): Rings {
  const calls = new Map<string, string>();
  const failed = new Map<string, number>();
  return {
    started: (contactId, who) => calls.set(contactId, who),
    whose: (contactId) => calls.get(contactId) ?? `contact ${contactId}`,
    ended(number, reached) {
      const before = failed.get(number) ?? 0;
      const at = tally.tries[before];
      // Once somebody answered, the curve says nothing of the next calls.
      if (at !== undefined) {
        at.rung += 1;
        if (reached) at.reached += 1;
      }
      failed.set(number, reached ? Number.POSITIVE_INFINITY : before + 1);
    },
  };
}
