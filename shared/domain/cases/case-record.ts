import * as z from 'zod/mini';
import { inUtc } from '../dates.ts';
import { sameValue } from '../equal.ts';
import { analyticDetails, type CaseDetails, identifyingDetails } from './case.ts';

/**
 * What one source has said of one case so far. Sources correct themselves and their messages overtake each other, so
 * each field keeps its newest value with the moment its source issued it; the order of arrival changes nothing.
 */

/** A report without `issuedAt` is older than anything dated: this sorts before every year (DynamoDB takes no empty name). */
const undated = '0';

const Told = z.object({ value: z.unknown(), at: z.string() });

export const CaseRecord = z.object({
  told: z.record(z.string(), Told),
  /** Digest of what was heard, by the moment it was issued: tells a repetition from a contradiction. */
  heard: z.record(z.string(), z.string()),
  reportedAt: z.optional(z.string()),
  withdrawnAt: z.optional(z.string()),
  version: z.int(),
});
export type CaseRecord = z.infer<typeof CaseRecord>;

/**
 * Messages of one case, told apart by when they were issued: each is remembered by some 70 bytes, and a record is kept
 * whole with every version. A sender that says so much repeats itself under ever new moments; a withdrawal is heard still.
 */
export const messagesAtMost = { report: 1000, correct: 1000, withdraw: 2000 } as const;

export type Heard =
  | { readonly verdict: 'already-known' }
  | { readonly verdict: 'too-many' }
  /** Other content, and nothing that says which of the two is newer. */
  | { readonly verdict: 'conflicting' }
  /** To be kept either way; `news` where a value or the case's standing is another now. */
  | { readonly verdict: 'heard'; readonly record: CaseRecord; readonly news: boolean };

export interface Message {
  readonly kind: 'report' | 'correct' | 'withdraw';
  readonly issuedAt?: string | undefined;
  readonly details: CaseDetails;
  /** Of kind and details, not of when it was issued. */
  readonly digest: string;
}

const newest = (a: string | undefined, b: string) => (a === undefined || b > a ? b : a);

/** Takes one message in; the same messages in any order give the same record, but for its version. */
export function hear(record: CaseRecord | undefined, message: Message): Heard {
  const at = message.issuedAt === undefined ? undated : inUtc(message.issuedAt);
  const before = record?.heard[at];
  if (before === message.digest) return { verdict: 'already-known' };
  if (before !== undefined) return { verdict: 'conflicting' };
  if (Object.keys(record?.heard ?? {}).length >= messagesAtMost[message.kind]) return { verdict: 'too-many' };
  const told = { ...record?.told };
  for (const [field, value] of Object.entries(message.details)) {
    const known = told[field];
    if (value !== undefined && (known === undefined || at > known.at)) told[field] = { value, at };
  }
  const { reportedAt, withdrawnAt } = record ?? {};
  const dates = {
    reportedAt: message.kind === 'report' ? newest(reportedAt, at) : reportedAt,
    withdrawnAt: message.kind === 'withdraw' ? newest(withdrawnAt, at) : withdrawnAt,
  };
  const next: CaseRecord = {
    told,
    heard: { ...record?.heard, [at]: message.digest },
    ...(dates.reportedAt === undefined ? {} : { reportedAt: dates.reportedAt }),
    ...(dates.withdrawnAt === undefined ? {} : { withdrawnAt: dates.withdrawnAt }),
    version: (record?.version ?? 0) + 1,
  };
  const same = record !== undefined && standingOf(record) === standingOf(next) && sameValues(record.told, told);
  return { verdict: 'heard', record: next, news: !same };
}

const values = (told: CaseRecord['told']) =>
  Object.fromEntries(Object.entries(told).map(([field, { value }]) => [field, value]));

const sameValues = (before: CaseRecord['told'], after: CaseRecord['told']): boolean =>
  sameValue(values(before), values(after));

/** `waiting`: corrected or withdrawn before it was reported. A report newer than its withdrawal stands again. */
export function standingOf({ reportedAt, withdrawnAt }: CaseRecord): 'waiting' | 'standing' | 'withdrawn' {
  if (reportedAt === undefined) return 'waiting';
  return withdrawnAt !== undefined && withdrawnAt >= reportedAt ? 'withdrawn' : 'standing';
}

const pick = (told: CaseRecord['told'], fields: object) =>
  Object.fromEntries(
    Object.entries(told).flatMap(([field, { value }]) => (field in fields && value !== null ? [[field, value]] : [])),
  );

const Analytic = z.object(analyticDetails);
const Identifying = z.object(identifyingDetails);

/** The values that hold now, and may be kept under a pseudonym. */
export const analyticOf = (record: CaseRecord): z.infer<typeof Analytic> =>
  z.parse(Analytic, pick(record.told, analyticDetails));

/** The values that hold now, and tell who the person is. */
export const identifyingOf = (record: CaseRecord): z.infer<typeof Identifying> =>
  z.parse(Identifying, pick(record.told, identifyingDetails));

/** What a case must have before anybody can be called for it; an imported one may never have had all of it. */
const needed = ['name', 'disease', 'reportDate'] as const;

/** The field that is missing before a case can be worked, where a correction took it back. */
export function missingOf(record: CaseRecord): string | undefined {
  const values = { ...analyticOf(record), ...identifyingOf(record) };
  return needed.find((field) => record.told[field] !== undefined && values[field] === undefined);
}
