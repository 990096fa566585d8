import type { Columns, Table } from './columns.ts';

/**
 * What a snapshot holds, under pseudonyms: no name, number, address or exact age. What changed has one row a version, with
 * the minutes from when until when we knew it so (`known`, `until`), so that a past day can be shown as it was known then.
 */
export const snapshotTables = {
  people: {
    person: 'text',
    /** The person who stands for this one, where both turned out to be one. */
    sameAs: 'row',
    /** Of the person's call task; '' where they never had one. */
    jurisdiction: 'word',
    language: 'word',
    /** The list's skill, where the task was transferred to specialists. */
    skill: 'word',
  },
  /** A person's infection with one disease. */
  cases: {
    person: 'row',
    disease: 'word',
    case: 'text',
    source: 'word',
    /** The case's id with its source. */
    sourceCase: 'text',
    ref: 'text',
    known: 'minute',
    until: 'minute',
    /** When we first knew of it, in any version. */
    registered: 'minute',
    /** 0: every report of it was withdrawn. */
    stands: 'flag',
    onset: 'day',
    onsetEstimated: 'flag',
    rash: 'day',
    specimen: 'day',
    report: 'day',
    isolated: 'day',
    recovered: 'day',
    died: 'day',
    classification: 'word',
    outcome: 'word',
    /** Ten years, for example `30-39`. */
    ageBand: 'word',
    sex: 'word',
    occupation: 'word',
    hospital: 'word',
    /** `yes`, `no`, or nothing said. */
    imported: 'word',
  },
  /** That one person may have been exposed by another, as it was told. */
  exposures: {
    exposure: 'text',
    from: 'row',
    to: 'row',
    disease: 'word',
    known: 'minute',
    until: 'minute',
    /** When it was first told, in any version. */
    named: 'minute',
    /** 0: it was taken back. */
    stands: 'flag',
    namedBy: 'word',
    setting: 'word',
    relation: 'word',
    risk: 'word',
    first: 'day',
    last: 'day',
    continuing: 'flag',
    event: 'text',
  },
  /** What epidemiologists judged of who infected whom. */
  judgements: {
    from: 'row',
    to: 'row',
    disease: 'word',
    known: 'minute',
    until: 'minute',
    /** `confirmed`, `ruled-out`, or `proposed`: taken back. */
    state: 'word',
    preferred: 'flag',
  },
  interviews: {
    interview: 'text',
    person: 'row',
    disease: 'word',
    known: 'minute',
    until: 'minute',
    /** Of a case; else of somebody exposed. */
    ofCase: 'flag',
    outcome: 'word',
    /** `named-contacts`, `named-nobody`, `refused-to-name`, or nothing said. */
    naming: 'word',
    contacts: 'count',
    unknownPeople: 'count',
  },
  /** One try to reach a person that has an outcome. */
  attempts: {
    person: 'row',
    ended: 'minute',
    outcome: 'word',
    /** Somebody spoke with the person. */
    reached: 'flag',
    /** It was made to tell them that they were exposed. */
    notifies: 'flag',
  },
  followUps: {
    person: 'row',
    disease: 'word',
    because: 'word',
    start: 'day',
    /** `noDay`: until they recover. */
    last: 'day',
    /** Why it ended; '' while it runs. */
    end: 'word',
    ended: 'day',
    /** It was over before anybody could tell them. */
    overBefore: 'flag',
  },
  /** The days of a follow-up that are over. */
  checks: {
    followUp: 'row',
    day: 'day',
    /** `well`, `symptoms` or `missed`. */
    mark: 'word',
  },
  referrals: {
    referral: 'text',
    person: 'row',
    kind: 'word',
    list: 'word',
    disease: 'word',
    state: 'word',
    asked: 'day',
    done: 'day',
    due: 'minute',
    /** When its state was told. */
    known: 'minute',
  },
} as const;

export type TableName = keyof typeof snapshotTables;
export type ColumnsOf<Name extends TableName> = Columns<(typeof snapshotTables)[Name]>;

/** Names in the order in which they are written. */
export const tableNames = Object.keys(snapshotTables) as TableName[];

export type Tables = { readonly [Name in TableName]: Table<(typeof snapshotTables)[Name]> };
