import * as z from 'zod/mini';
import { type Day, plusDays } from '../dates.ts';
import type { CaseOf, ToldExposure } from './person-file.ts';

/**
 * A contact network is everybody who hangs together by exposures, as it is kept: its people and edges lie in segments, and
 * this is its head. Two small networks meet by moving the smaller; of large ones the smaller becomes a segment of the
 * larger, and its head from then on only says into which.
 */

const Counts = z.record(z.string(), z.int());
type Counts = z.infer<typeof Counts>;

export const NetworkHead = z.object({
  networkId: z.string(),
  /** The network that this one is a segment of. */
  into: z.optional(z.string()),
  people: z.int(),
  cases: z.int(),
  exposures: z.int(),
  /** Exposures by setting; hospitals of the cases; exposures by the day they were told, of the newest fortnight. */
  settings: Counts,
  places: Counts,
  days: Counts,
  /** Cases by the month they fell ill in, as 2015-05; heads kept before November 2026 have those since. */
  months: z._default(Counts, {}),
  /** An exposure was taken back: who is still connected is to be looked at. */
  dirtySince: z.optional(z.string()),
  version: z.int(),
});
export type NetworkHead = z.infer<typeof NetworkHead>;

/** What one part of a network counts for. */
export type Tally = Pick<NetworkHead, 'people' | 'cases' | 'exposures' | 'settings' | 'places' | 'days' | 'months'>;

const noCounts = { settings: {}, places: {}, days: {}, months: {} };
export const nothing: Tally = { people: 0, cases: 0, exposures: 0, ...noCounts };

export const ofPeople = (people: number): Tally => ({ ...nothing, people });

/** Settings are somebody's own words: a tally that grew with them would make every write of the head dear. */
const settingsAtMost = 24;
const daysKept = 14;

function plusCounts(a: Counts, b: Counts, sign: 1 | -1): Counts {
  const sum = { ...a };
  for (const [name, n] of Object.entries(b)) sum[name] = (sum[name] ?? 0) + sign * n;
  return Object.fromEntries(Object.entries(sum).filter(([, n]) => n > 0));
}

function newest(days: Counts): Counts {
  const last = Object.keys(days).sort().at(-1) ?? '';
  if (last === '') return days;
  const from = plusDays(last, 1 - daysKept);
  return Object.fromEntries(Object.entries(days).filter(([day]) => day >= from));
}

function bounded(settings: Counts): Counts {
  const all = Object.entries(settings);
  if (all.length <= settingsAtMost) return settings;
  const sorted = all.filter(([name]) => name !== 'other').sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  const rest = sorted.slice(settingsAtMost - 1).reduce((sum, [, n]) => sum + n, settings.other ?? 0);
  return { ...Object.fromEntries(sorted.slice(0, settingsAtMost - 1)), other: rest };
}

export const plusTally = (a: Tally, b: Tally, sign: 1 | -1 = 1): Tally => ({
  people: a.people + sign * b.people,
  cases: a.cases + sign * b.cases,
  exposures: a.exposures + sign * b.exposures,
  settings: bounded(plusCounts(a.settings, b.settings, sign)),
  places: plusCounts(a.places, b.places, sign),
  days: newest(plusCounts(a.days, b.days, sign)),
  months: plusCounts(a.months, b.months, sign),
});

/** Exposures told since a day, of the newest fortnight. */
export const growthSince = ({ days }: Pick<Tally, 'days'>, since: Day): number =>
  Object.entries(days).reduce((sum, [day, n]) => (day >= since ? sum + n : sum), 0);

/** When its cases fell ill. Months can be taken out again, which a first and a last day cannot. */
export function spanOf({ months }: Pick<Tally, 'months'>): {
  readonly firstMonth?: string;
  readonly lastMonth?: string;
} {
  const [firstMonth, ...others] = Object.keys(months).sort();
  return firstMonth === undefined ? {} : { firstMonth, lastMonth: others.at(-1) ?? firstMonth };
}

export const tallyOf = ({ setting, recordedAt }: ToldExposure): Tally => ({
  ...nothing,
  exposures: 1,
  settings: { [(setting ?? 'unknown').slice(0, 40)]: 1 },
  days: { [recordedAt.slice(0, 10)]: 1 },
});

/** A case counts once, however many diseases it is of. */
export const tallyOfCases = (cases: readonly Pick<CaseOf, 'hospital' | 'facts'>[]): Tally => ({
  ...nothing,
  cases: cases.length > 0 ? 1 : 0,
  places: once(cases.flatMap(({ hospital }) => hospital ?? [])),
  months: once(cases.flatMap(({ facts }) => monthOf(facts) ?? [])),
});

const once = (names: readonly string[]): Counts => Object.fromEntries([...new Set(names)].map((name) => [name, 1]));

/** Of the onset, else of what is nearest to it. */
const monthOf = ({ onset, rash, specimen, report }: CaseOf['facts']): string | undefined =>
  (onset ?? rash ?? specimen ?? report)?.day.slice(0, 7);

/** Whoever turned out to be somebody else of the network counts with them. */
export const tallyOfNode = ({
  cases,
  into,
}: {
  readonly cases: readonly CaseOf[];
  readonly into?: string | undefined;
}) => plusTally(tallyOfCases(cases), ofPeople(into === undefined ? 0 : -1));

/** Who hangs together by these edges, largest first; union-find with halved paths. */
export function componentsOf(edges: Iterable<{ readonly from: string; readonly to: string }>): string[][] {
  const parent = new Map<string, string>();
  const rootOf = (id: string): string => {
    for (let at = id; ; ) {
      const above = parent.get(at) ?? at;
      if (above === at) return at;
      const higher = parent.get(above) ?? above;
      parent.set(at, higher);
      at = higher;
    }
  };
  for (const { from, to } of edges) {
    for (const id of [from, to]) if (!parent.has(id)) parent.set(id, id);
    parent.set(rootOf(from), rootOf(to));
  }
  const groups = Map.groupBy(parent.keys(), rootOf);
  const sorted = [...groups.values()].map((group) => group.sort());
  return sorted.sort((a, b) => b.length - a.length || ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}
