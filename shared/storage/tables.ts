/**
 * The tables, their keys, indexes and streams: the one place that infrastructure, stores and tests read.
 * Five tables, because they differ in who may read them and how long they live (docs/design.md, section 4).
 */

export const partitionKey = 'pk';
export const sortKey = 'sk';
/** Epoch seconds after which DynamoDB may remove an item; absent while work on it is open. */
export const expiryAttribute = 'expiresAt';

/** The sparse index that is a task's place in line: only open tasks carry `line`. */
export const lineIndex = {
  name: 'line',
  partitionKey: 'line',
  sortKey: 'availableAt',
  projected: ['epoch', 'notFor', 'owner', 'ownerUntil'],
} as const;

export interface TableShape {
  readonly stream: boolean;
  readonly indexes: readonly (typeof lineIndex)[];
}

export const tables = {
  /** Identity, phones, lookups, interviews' identifying answers, what was set aside. */
  People: { stream: false, indexes: [] },
  /** Cases, exposures, attempts, interviews, under pseudonymous ids. Read by publish-contacts and keep-ledger. */
  CaseFiles: { stream: true, indexes: [] },
  /** One small item per open task, no identity; holds, and counters kept from streams. Read by count-lines. */
  CallQueue: { stream: true, indexes: [lineIndex] },
  /** Staff, work lists, policies. */
  Desk: { stream: false, indexes: [] },
  /** Append-only reads and writes of identities. */
  Audit: { stream: false, indexes: [] },
} as const satisfies Record<string, TableShape>;

export type TableName = keyof typeof tables;

/** What the sort keys of the records that a stream reader wants start with (Lambda event filtering, so that a reader is not woken for the rest). */
export const streamed = {
  /** Interviews and infections for those who trace contacts; all of these but interviews for the contact networks. */
  publishContacts: ['INTERVIEW', 'INFECTION#', 'EXPOSED#', 'JUDGED', 'MERGED#', 'CASE', 'LEARNED', 'DIRTY#'],
  countLines: ['TASK'],
} as const;
