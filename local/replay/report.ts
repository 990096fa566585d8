import type { LedgerResponse } from '../../shared/api/ledger.ts';
import type { GraphComparison } from './compare.ts';
import type { UnitsByOperation } from './control.ts';
import type { PairCounts } from './pairs.ts';
import type { ReplayPlan } from './plan.ts';

type Balance = Omit<LedgerResponse, 'kinds' | 'attempts' | 'people' | 'exposures' | 'followUps' | 'referrals'>;

/** What `--report` writes. Numbers are what this run added, as the API tells them. */
export interface ReplayReport {
  readonly source: string;
  readonly disease: string;
  readonly cases: { offered: number; registered: number; alreadyKnown: number; setAside: number };
  readonly pairs: PairCounts;
  readonly tasks: { opened: number; closed: number; open: number };
  readonly attempts: Readonly<Record<string, number>>;
  readonly people: number;
  readonly exposures: number;
  readonly ledger: Balance;
  readonly doubleClaims: number;
  readonly graph: GraphComparison;
  readonly units: UnitsByOperation;
  readonly seconds: number;
  /** Rows and pairs that cannot be used, in the file's words. */
  readonly setAside: {
    readonly cases: readonly { line: number; reason: string }[];
    readonly pairs: readonly { line: number; reason: string }[];
  };
  /** Tasks that this replay leaves open; those that others opened meanwhile are not among them. */
  readonly unfinished: number;
  readonly dirtyNamings: number;
  /** Numbers of the file that are two people now; not shown to any operator as a possible duplicate. */
  readonly silentlyDoubled: readonly string[];
  /** Numbers of the file that are two people now, and that an operator is asked about. */
  readonly possibleDuplicates: readonly string[];
}

export interface Numbers {
  readonly ledger: LedgerResponse;
  readonly units: UnitsByOperation;
}

export interface Findings {
  readonly before: Numbers;
  readonly after: Numbers;
  readonly graph: GraphComparison;
  readonly doubleClaims: number;
  readonly unfinished: number;
  readonly seconds: number;
  readonly silentlyDoubled: readonly string[];
  readonly possibleDuplicates: readonly string[];
}

export function reportOf(plan: ReplayPlan, { before, after, ...found }: Findings): ReplayReport {
  const cases = grown(counters(before.ledger.kinds.case), counters(after.ledger.kinds.case));
  const ledger = {
    ...grown(counters(before.ledger), counters(after.ledger)),
    difference: after.ledger.difference,
  };
  const offers = plan.days.flatMap(({ offers: ofDay }) => ofDay);
  return {
    source: plan.source,
    disease: plan.disease,
    cases: {
      offered: offers.length,
      registered: cases.opened + cases.joined + cases.notNeeded,
      alreadyKnown: cases.alreadyKnown,
      setAside: cases.setAside,
    },
    pairs: plan.pairs.counts,
    tasks: { opened: ledger.opened, closed: ledger.closed, open: ledger.open },
    attempts: withoutZeros(grown(before.ledger.attempts, after.ledger.attempts)),
    people: after.ledger.people - before.ledger.people,
    exposures: after.ledger.exposures - before.ledger.exposures,
    ledger,
    doubleClaims: found.doubleClaims,
    graph: found.graph,
    units: unitsGrown(before.units, after.units),
    seconds: Math.round(found.seconds * 10) / 10,
    setAside: {
      cases: offers.flatMap(({ line, problem }) => (problem === undefined ? [] : [{ line, reason: problem }])),
      pairs: plan.pairs.setAside,
    },
    unfinished: found.unfinished,
    dirtyNamings: plan.dirtyNamings,
    silentlyDoubled: found.silentlyDoubled,
    possibleDuplicates: found.possibleDuplicates,
  };
}

/** What speaks against the replay, a line each; none means that it went as it must. */
export function complaintsOf({ ledger, unfinished, doubleClaims, graph, silentlyDoubled }: ReplayReport): string[] {
  const pairs = (list: GraphComparison['unexpected']) =>
    list
      .slice(0, 5)
      .map(({ from, to }) => `${from ?? '(no number)'} → ${to ?? '(no number)'}`)
      .join(', ') + (list.length > 5 ? ', …' : '');
  return [
    ledger.difference === 0 ? [] : [`The ledger does not balance: the difference is ${ledger.difference}.`],
    unfinished === 0 ? [] : [`${unfinished} tasks of this replay are still open.`],
    doubleClaims === 0 ? [] : [`${doubleClaims} times a task was held by two operators at once.`],
    graph.missing.length === 0 ? [] : [`${graph.missing.length} exposures are missing: ${pairs(graph.missing)}`],
    graph.unexpected.length === 0
      ? []
      : [`${graph.unexpected.length} exposures are not in the file: ${pairs(graph.unexpected)}`],
    silentlyDoubled.length === 0
      ? []
      : [`${silentlyDoubled.length} people are there twice without a word: ${silentlyDoubled.slice(0, 5).join(', ')}`],
  ].flat();
}

function counters({ in: came, opened, joined, alreadyKnown, notNeeded, setAside, open, closed }: Balance) {
  return { in: came, opened, joined, alreadyKnown, notNeeded, setAside, open, closed };
}

function grown<Name extends string>(
  before: Readonly<Partial<Record<Name, number>>>,
  after: Readonly<Record<Name, number>>,
): Record<Name, number> {
  const counts: Record<Name, number> = { ...after };
  for (const name in counts) counts[name] -= before[name] ?? 0;
  return counts;
}

function withoutZeros(counts: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0));
}

function unitsGrown(before: UnitsByOperation, after: UnitsByOperation): UnitsByOperation {
  const grownBy = Object.entries(after).map(([operation, { wru, rru, n }]) => {
    const was = before[operation] ?? { wru: 0, rru: 0, n: 0 };
    return [operation, { wru: tenths(wru - was.wru), rru: tenths(rru - was.rru), n: n - was.n }] as const;
  });
  return Object.fromEntries(grownBy.filter(([, { n }]) => n > 0));
}

const tenths = (units: number) => Math.round(units * 10) / 10;
