import type { LedgerResponse } from '../../shared/api/ledger.ts';
import type { UnitsByOperation } from '../replay/control.ts';
import type { DayOptions } from './options.ts';
import type { Tally } from './tally.ts';

/** Of 8,684 people first called 68 % were reached at the first try; of those tried again 44, 37 and 22 %. */
const published = [0.68, 0.44, 0.37, 0.22] as const;

export interface TryShare {
  readonly try: number;
  readonly rung: number;
  readonly reached: number;
  readonly share: number;
  readonly published: number;
  /** Two standard deviations of a share of so many, by chance alone. */
  readonly noise: number;
}

/** What `--report` writes: the same for the same seed, apart from `seconds` and `units`. */
export interface DayReport {
  readonly seed: string;
  readonly operators: number;
  readonly cases: number;
  readonly days: number;
  readonly calls: number;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly reachedByTry: readonly TryShare[];
  readonly callBacks: Tally['callBacks'] & { readonly open: number };
  readonly followUpsDone: number;
  /** `asked`, `done`, and of these `same-day`. */
  readonly referrals: Readonly<Record<string, number>>;
  readonly ledger: Omit<LedgerResponse, 'kinds' | 'referrals'>;
  readonly doubleClaims: number;
  /** By the carrier itself, which knows what rings. */
  readonly doubleRings: number;
  readonly outage: { readonly minutes: number; readonly placed: number; readonly counted: number };
  /** Share of the time on shift that operators spent with a task. */
  readonly occupancy: number;
  readonly refusals: Readonly<Record<string, number>>;
  /** Why those who asked were given nothing. */
  readonly idle: Readonly<Record<string, number>>;
  readonly units: UnitsByOperation;
  readonly seconds: number;
}

export interface Found {
  readonly ledger: LedgerResponse;
  readonly doubleRings: number;
  readonly units: UnitsByOperation;
  readonly outage: DayReport['outage'];
  readonly seconds: number;
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** By name: counters come in the order in which they were first counted, which is nobody's. */
const inOrder = (counts: Iterable<readonly [string, number]>): Record<string, number> =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

const sorted = (counts: Readonly<Record<string, number>>) => inOrder(Object.entries(counts));

export function reportOf({ seed, operators, cases, days }: DayOptions, tally: Tally, found: Found): DayReport {
  const { kinds: _, referrals, ...ledger } = found.ledger;
  const { promised, kept, late, latestMinutes } = tally.callBacks;
  return {
    seed,
    operators,
    cases,
    days,
    calls: tally.calls,
    outcomes: inOrder(tally.outcomes),
    reachedByTry: tally.tries.map(({ rung, reached }, n) => {
      const curve = published[n] ?? 0;
      return {
        try: n + 1,
        rung,
        reached,
        share: rounded(reached / Math.max(1, rung), 4),
        published: curve,
        noise: rounded(2 * Math.sqrt((curve * (1 - curve)) / Math.max(1, rung)), 4),
      };
    }),
    callBacks: { promised, kept, late, latestMinutes, open: promised - kept - late },
    followUpsDone: tally.followUps.done,
    referrals: sorted(referrals),
    ledger: { ...ledger, attempts: sorted(ledger.attempts), followUps: sorted(ledger.followUps) },
    doubleClaims: tally.doubleClaims,
    doubleRings: found.doubleRings,
    outage: found.outage,
    occupancy: rounded(tally.busyMs / Math.max(1, tally.onShiftMs), 4),
    refusals: inOrder(tally.refusals),
    idle: inOrder(tally.idle),
    units: found.units,
    seconds: rounded(found.seconds, 1),
  };
}

/** The simulated people differ by two points between noon and evening; beyond that and twice the noise it is no chance. */
const byHour = 0.02;

/** What speaks against the day, a line each; none means that every promise was kept. */
export function complaintsOf(report: DayReport): string[] {
  const { ledger, doubleClaims, doubleRings, outage, reachedByTry, callBacks } = report;
  return [
    ledger.difference === 0 ? [] : [`The ledger does not balance: the difference is ${ledger.difference}.`],
    doubleClaims === 0 ? [] : [`${doubleClaims} times a task was held by two operators at once.`],
    doubleRings === 0 ? [] : [`${doubleRings} times a number was rung while another call of it was under way.`],
    outage.counted === 0 ? [] : [`The outage of Connect cost people ${outage.counted} attempts.`],
    callBacks.late === 0 ? [] : [`${callBacks.late} call-backs were not made at the hour promised.`],
    reachedByTry
      .filter(({ share, published: curve, noise, rung }) => rung > 0 && Math.abs(share - curve) > 2 * noise + byHour)
      .map((each) => `At try ${each.try} ${percent(each.share)} were reached, not ${percent(each.published)}.`),
  ].flat();
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

const list = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts)
    .map(([name, n]) => `${n} ${name}`)
    .join(', ') || 'none';

export function summarise(report: DayReport): string {
  const { ledger, callBacks, outage } = report;
  const line = (name: string, text: string) => `${name.padEnd(18)} ${text}`;
  return [
    line('calls', `${report.calls}: ${list(report.outcomes)}`),
    ...report.reachedByTry.map(({ try: nth, rung, reached, share, published: curve, noise }) =>
      line(
        `reached at try ${nth}`,
        `${reached} of ${rung}, ${percent(share)} (published ${percent(curve)}, noise ${percent(noise)})`,
      ),
    ),
    line(
      'call-backs',
      `${callBacks.promised} promised, ${callBacks.kept} kept on time, ${callBacks.late} late, ${callBacks.open} still to come`,
    ),
    line('follow-up', `${report.followUpsDone} checks done`),
    line('referrals', list(report.referrals)),
    line(
      'ledger',
      `${ledger.in} in, ${ledger.opened} opened, ${ledger.closed} closed, ${ledger.open} open, ${ledger.difference} difference`,
    ),
    line('held twice', `${report.doubleClaims} tasks, ${report.doubleRings} numbers rung twice at once`),
    line('outage', `${outage.minutes} minutes of Connect, ${outage.placed} attempts met it, ${outage.counted} counted`),
    line('occupancy', percent(report.occupancy)),
    line('refused', list(report.refusals)),
    line('nothing to do', list(report.idle)),
    line('seconds', String(report.seconds)),
  ].join('\n');
}
