import { LedgerKind } from '../calls/task.ts';

/**
 * The ledger is what must balance, so that nothing is lost in silence. Every stored item that matters carries its own
 * contribution as a small map of counters; a total is the sum over items, kept live from the table's stream and
 * checkable at any time by reading the table.
 */

export const dispositions = ['opened', 'joined', 'already-known', 'not-needed', 'set-aside'] as const;
/** What became of one message, or of one contact named. */
export type Disposition = (typeof dispositions)[number];

/** Counter names, for example `case.in`, `contact.opened`, `attempt.completed`, `people`. */
export type Contribution = Readonly<Record<string, number>>;

export const taken = (kind: LedgerKind, n = 1): Contribution => ({ [`${kind}.in`]: n });
export const disposed = (kind: LedgerKind, disposition: Disposition): Contribution => ({
  [`${kind}.${disposition}`]: 1,
});
export const closed = (kind: LedgerKind): Contribution => ({ [`${kind}.closed`]: 1 });

/** Adds maps of counters; `sign` -1 takes away. */
export function addTo(sum: Map<string, number>, more: Contribution, sign: 1 | -1 = 1): Map<string, number> {
  for (const [name, n] of Object.entries(more)) sum.set(name, (sum.get(name) ?? 0) + sign * n);
  return sum;
}

export const plus = (...parts: readonly Contribution[]): Contribution =>
  Object.fromEntries(parts.reduce((sum, part) => addTo(sum, part), new Map<string, number>()));

export interface Balance {
  readonly in: number;
  readonly opened: number;
  readonly joined: number;
  readonly alreadyKnown: number;
  readonly notNeeded: number;
  readonly setAside: number;
  readonly open: number;
  readonly closed: number;
  readonly difference: number;
}

function balance(of: (name: string) => number): Balance {
  const parts = {
    in: of('in'),
    opened: of('opened'),
    joined: of('joined'),
    alreadyKnown: of('already-known'),
    notNeeded: of('not-needed'),
    setAside: of('set-aside'),
    open: of('open'),
    closed: of('closed'),
  };
  const unaccounted = parts.in - parts.opened - parts.joined - parts.alreadyKnown - parts.notNeeded - parts.setAside;
  return { ...parts, difference: Math.abs(unaccounted) + Math.abs(parts.opened - parts.open - parts.closed) };
}

export interface Ledger extends Balance {
  readonly kinds: Readonly<Record<LedgerKind, Balance>>;
  readonly attempts: Readonly<Record<string, number>>;
  readonly people: number;
  readonly exposures: number;
  /** `begun`, and ended by reason. */
  readonly followUps: Readonly<Record<string, number>>;
  /** `asked`, `done`, and `same-day`: done on the day they were asked for. */
  readonly referrals: Readonly<Record<string, number>>;
}

/**
 * Reads totals as a ledger. `open` must come from elsewhere than the rest (the open tasks in their lines), so that the
 * two sides of the equation are counted independently.
 */
export function ledgerOf(totals: ReadonlyMap<string, number>): Ledger {
  const of = (kind: LedgerKind) => balance((name) => totals.get(`${kind}.${name}`) ?? 0);
  const kinds = { case: of('case'), contact: of('contact'), 'follow-up': of('follow-up'), referral: of('referral') };
  const sum = (name: keyof Balance) => LedgerKind.options.reduce((total, kind) => total + kinds[kind][name], 0);
  return {
    in: sum('in'),
    opened: sum('opened'),
    joined: sum('joined'),
    alreadyKnown: sum('alreadyKnown'),
    notNeeded: sum('notNeeded'),
    setAside: sum('setAside'),
    open: sum('open'),
    closed: sum('closed'),
    difference: sum('difference'),
    kinds,
    attempts: tallyOf(totals, 'attempt.'),
    people: totals.get('people') ?? 0,
    exposures: totals.get('exposures') ?? 0,
    followUps: tallyOf(totals, 'follow-ups.'),
    referrals: tallyOf(totals, 'referrals.'),
  };
}

/** Counters of one family by what follows its name. */
const tallyOf = (totals: ReadonlyMap<string, number>, family: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...totals].flatMap(([name, n]) => (name.startsWith(family) ? [[name.slice(family.length), n]] : [])),
  );
