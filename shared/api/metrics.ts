import * as z from 'zod/mini';
import { Disease } from '../domain/cases/case.ts';
import { Day, Moment } from '../domain/dates.ts';
import { outcomes } from '../domain/metrics/counted.ts';
import { sourcesCount } from '../domain/metrics/outbreak.ts';
import { parts } from '../domain/metrics/population.ts';
import { wrongs } from '../domain/wrong.ts';

/**
 * Figures over everything, computed from a snapshot. Every answer says of when, of what, by which parameters, and where
 * its definition stands (docs/epidemiology.md).
 */

const text = (most: number) => z.string().check(z.minLength(1), z.maxLength(most));
const cursor = z.optional(z.string().check(z.regex(/^\d{1,9}$/, wrongs.pointer)));

/** What every figure is asked with. */
const asking = {
  /** Of which snapshot: one of GET /metrics/snapshots; absent: the newest. */
  asOf: z.optional(Moment),
  /** As it was known at the end of this day, UTC. */
  known: z.optional(Day),
  /** May be absent where only one disease has cases. */
  disease: z.optional(Disease),
  /** Of cases whose anchor date (onset, else specimen, else report) lies between these days. */
  from: z.optional(Day),
  to: z.optional(Day),
};

/** Only cases of which this was told. */
const filters = {
  jurisdiction: z.optional(text(200)),
  hospital: z.optional(text(300)),
  classification: z.optional(z.enum(['confirmed', 'probable', 'suspected'])),
  ageBand: z.optional(text(10)),
  sex: z.optional(z.enum(['female', 'male', 'other'])),
};

const linked = {
  /** `links` (default): proposed and confirmed; `confirmed`; `exposures`: every exposure between two cases. */
  over: z.optional(z.enum(['links', 'confirmed', 'exposures'])),
  /** Of a case with several possible sources: each counts whole (default), its part, or only the preferred one. */
  sources: z.optional(z.enum(sourcesCount)),
};

/** `all`, `linked`, `without-sporadic-imported`, or some of the parts, by comma. */
const Population = z
  .string()
  .check(
    z.regex(
      new RegExp(`^(all|linked|without-sporadic-imported|(${parts.join('|')})(,(${parts.join('|')}))*)$`),
      `a population is all, linked, without-sporadic-imported, or some of ${parts.join(', ')}, by comma`,
    ),
  );

export const OffspringQuery = z.strictObject({
  ...asking,
  ...filters,
  ...linked,
  population: z.optional(Population),
  /** Cases too recent to have infected all they will: counted apart (default), or with the others. */
  immature: z.optional(z.enum(['apart', 'counted'])),
});
export type OffspringQuery = z.infer<typeof OffspringQuery>;

export const SerialIntervalQuery = z.strictObject({ ...asking, ...linked });
export type SerialIntervalQuery = z.infer<typeof SerialIntervalQuery>;

export const GenerationsQuery = z.strictObject({ ...asking, over: linked.over });
export type GenerationsQuery = z.infer<typeof GenerationsQuery>;

export const ClustersQuery = z.strictObject({
  ...asking,
  /** `links` and `confirmed`: of cases; `exposures`: of everybody, who never fell ill too. */
  over: linked.over,
  cursor,
});
export type ClustersQuery = z.infer<typeof ClustersQuery>;

export const splits = ['classification', 'imported', 'jurisdiction', 'hospital', 'ageBand', 'sex', 'outcome'] as const;
export const CurveQuery = z.strictObject({
  ...asking,
  ...filters,
  /** The date that a case counts on; cases without it are counted apart. */
  by: z.optional(z.enum(['anchor', 'onset', 'specimen', 'report', 'registered'])),
  /** One curve for each of what was told. */
  split: z.optional(z.enum(splits)),
});
export type CurveQuery = z.infer<typeof CurveQuery>;

const Definition = z.strictObject({
  /** In one sentence. */
  says: z.string(),
  /** Where it is explained, with its source and a worked example. */
  paragraph: z.string(),
});

/** What every figure is answered with. */
const answered = {
  /** When the tables were read. */
  asOf: z.string(),
  /** The day at whose end it was known so; absent: at `asOf`. */
  known: z.optional(z.string()),
  disease: z.string(),
  /** All that the figures depend on, those that were not asked for too. */
  parameters: z.record(z.string(), z.string()),
  definition: Definition,
};

const interval = { low: z.nullable(z.number()), high: z.nullable(z.number()) };
/** Null: the data do not say. */
const Estimate = z.strictObject({ value: z.nullable(z.number()), ...interval });

export const SnapshotsResponse = z.strictObject({
  /** Newest first. */
  snapshots: z.array(z.strictObject({ asOf: z.string() })),
  /** Those with cases in the newest, most cases first. */
  diseases: z.array(z.string()),
});
export type SnapshotsResponse = z.infer<typeof SnapshotsResponse>;

export const BuildRequest = z.strictObject({});
export const BuildResponse = z.strictObject({
  asOf: z.string(),
  people: z.int(),
  /** Versions of cases and of exposures, what was taken back among them. */
  cases: z.int(),
  exposures: z.int(),
});
export type BuildResponse = z.infer<typeof BuildResponse>;

export const OffspringResponse = z.strictObject({
  ...answered,
  /** Over how many the mean is taken. */
  cases: z.int(),
  /** How many of them infected so many; parts of one where sources are fractional. */
  distribution: z.array(z.strictObject({ infected: z.number(), cases: z.int() })),
  r: Estimate,
  k: Estimate,
  /** How many cases the fitted distribution expects for 0, 1, 2 … as far as any was seen. */
  fitted: z.array(z.number()),
  /** Of all transmission, the part of the fifth of the cases who infected the most. */
  topFifth: z.nullable(z.number()),
  apart: z.strictObject({
    immature: z.int(),
    /** Whoever may infect others after this day is immature; absent where none can be. */
    matureOn: z.optional(z.string()),
    outsideWindow: z.int(),
    filteredOut: z.int(),
    infectors: z.int(),
    infectees: z.int(),
    'sporadic-local': z.int(),
    'sporadic-imported': z.int(),
    /** Cases with several possible sources of whom none is preferred: they count for nobody. */
    undecided: z.int(),
  }),
  /** Who infected the most, at most twenty. */
  most: z.array(z.strictObject({ person: z.string(), ref: z.optional(z.string()), infected: z.number() })),
});
export type OffspringResponse = z.infer<typeof OffspringResponse>;

export const SerialIntervalResponse = z.strictObject({
  ...answered,
  n: z.number(),
  mean: z.nullable(z.number()),
  median: z.nullable(z.number()),
  sd: z.nullable(z.number()),
  p95: z.nullable(z.number()),
  days: z.array(z.strictObject({ days: z.int(), pairs: z.number() })),
  negative: z.int(),
  /** Longer than the profile's greatest. */
  tooLong: z.int(),
  withoutOnset: z.int(),
  outsideWindow: z.int(),
});
export type SerialIntervalResponse = z.infer<typeof SerialIntervalResponse>;

export const GenerationsResponse = z.strictObject({
  ...answered,
  generations: z.array(z.strictObject({ generation: z.int(), cases: z.int() })),
  /** Cases without any link; and those whose sources all lead back to themselves. */
  unlinked: z.int(),
  inCycle: z.int(),
  outsideWindow: z.int(),
});
export type GenerationsResponse = z.infer<typeof GenerationsResponse>;

export const ClustersResponse = z.strictObject({
  ...answered,
  /** Of two or more. */
  clusters: z.int(),
  alone: z.int(),
  sizes: z.array(z.strictObject({ size: z.int(), clusters: z.int() })),
  /** Largest first, a page at a time. */
  largest: z.array(
    z.strictObject({
      size: z.int(),
      cases: z.int(),
      /** Somebody in it: GET /graph/people/{person}/network shows the others. */
      person: z.string(),
      /** Their line-list number, where they are a case and have one. */
      ref: z.optional(z.string()),
      firstDay: z.optional(z.string()),
      lastDay: z.optional(z.string()),
    }),
  ),
  cursor: z.optional(z.string()),
});
export type ClustersResponse = z.infer<typeof ClustersResponse>;

export const CurveResponse = z.strictObject({
  ...answered,
  curves: z.array(
    z.strictObject({
      /** What the cases of this curve have in common; '' where nothing was told, or nothing was split by. */
      of: z.string(),
      cases: z.int(),
      /** Days without any are left out. */
      days: z.array(z.strictObject({ day: z.string(), cases: z.int() })),
      withoutDate: z.int(),
    }),
  ),
  filteredOut: z.int(),
});
export type CurveResponse = z.infer<typeof CurveResponse>;

export const SecondaryAttackQuery = z.strictObject({ ...asking });
export type SecondaryAttackQuery = z.infer<typeof SecondaryAttackQuery>;

const Attack = z.strictObject({
  /** The setting or the risk; '' where none was told. */
  of: z.string(),
  cases: z.int(),
  atRisk: z.int(),
  /** Null: not computable. */
  rate: z.nullable(z.number()),
  ...interval,
  leftOut: z.strictObject({
    'co-primary': z.int(),
    'later-case': z.int(),
    lost: z.int(),
    unfinished: z.int(),
    undated: z.int(),
  }),
});

export const SecondaryAttackResponse = z.strictObject({
  ...answered,
  /** False where nobody was followed as a contact: among cases only, everybody fell ill. */
  computable: z.boolean(),
  all: Attack,
  bySetting: z.array(Attack),
  byRisk: z.array(Attack),
});
export type SecondaryAttackResponse = z.infer<typeof SecondaryAttackResponse>;

const counting = {
  ...asking,
  jurisdiction: filters.jurisdiction,
  /** A work list: `jurisdiction/language/skill`. */
  list: z.optional(text(300)),
};

export const IndicatorsQuery = z.strictObject({ ...counting });
export type IndicatorsQuery = z.infer<typeof IndicatorsQuery>;

const tally = {
  numerator: z.int(),
  denominator: z.int(),
  /** Of whom nobody can say yet: in neither. */
  pending: z.int(),
};

export const IndicatorsResponse = z.strictObject({
  ...answered,
  indicators: z.array(
    z.strictObject({
      indicator: z.string(),
      says: z.string(),
      ...tally,
      /** With its 95 % interval after Wilson; null where the denominator is 0. */
      value: z.nullable(z.number()),
      ...interval,
      byDay: z.array(z.strictObject({ day: z.string(), ...tally })),
      byJurisdiction: z.array(z.strictObject({ of: z.string(), ...tally })),
      byList: z.array(z.strictObject({ of: z.string(), ...tally })),
    }),
  ),
  /** Over interviewed cases, and over those who named anybody. */
  contactsPerCase: z.strictObject({
    interviewed: z.int(),
    contacts: z.int(),
    mean: z.nullable(z.number()),
    median: z.nullable(z.number()),
    namedAny: z.int(),
    meanOfThose: z.nullable(z.number()),
  }),
});
export type IndicatorsResponse = z.infer<typeof IndicatorsResponse>;

export const IndicatorQuery = z.strictObject({
  ...counting,
  /** Only those of whom it was so, was not, or nobody can say yet. */
  met: z.optional(z.enum(outcomes)),
  cursor,
});
export type IndicatorQuery = z.infer<typeof IndicatorQuery>;

/** The people behind one indicator, in pages. */
export const IndicatorResponse = z.strictObject({
  ...answered,
  indicator: z.string(),
  says: z.string(),
  total: z.int(),
  people: z.array(
    z.strictObject({
      person: z.string(),
      /** The line-list number, of a case that has one. */
      ref: z.optional(z.string()),
      day: z.string(),
      met: z.enum(outcomes),
      list: z.optional(z.string()),
    }),
  ),
  cursor: z.optional(z.string()),
});
export type IndicatorResponse = z.infer<typeof IndicatorResponse>;
