import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { FieldProblem } from '../api/problem.ts';
import { LedgerKind } from '../domain/calls/task.ts';
import { type Contribution, type Disposition, disposed, plus, taken } from '../domain/cases/ledger.ts';
import { getItem, put, putOne, remove, writeTogether } from './dynamo.ts';
import { keys } from './keys.ts';
import { StaleRead } from './retry.ts';

/**
 * What came in and what became of it, one by one. A message is written down as received before it is worked, and its
 * disposition in the same commit as its effects: the two are counted apart, so a message that got lost in between shows.
 */

export interface IntakeTables {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly caseFiles: string;
}

/** Where an intake stands; absent while nothing was decided. */
const Dispositioned = z.object({ disposition: z.string(), version: z.int() });
export type Dispositioned = z.infer<typeof Dispositioned>;

/** Writes a message down as taken in, once, however often it is delivered. */
export async function receive(
  { client, caseFiles }: IntakeTables,
  intakeId: string,
  receivedAt: string,
  kind: LedgerKind = 'case',
): Promise<void> {
  await putOne(client, caseFiles, { ...keys.received(intakeId), receivedAt, ledger: taken(kind) }, 'absent');
}

export async function readDisposition(
  { client, caseFiles }: Pick<IntakeTables, 'client' | 'caseFiles'>,
  intakeId: string,
): Promise<Dispositioned | undefined> {
  const item = await getItem(client, caseFiles, keys.disposition(intakeId));
  return item && z.parse(Dispositioned, item);
}

export interface Decision {
  readonly intakeId: string;
  readonly kind: LedgerKind;
  readonly disposition: Disposition;
  readonly recordedAt: string;
  readonly caseId?: string | undefined;
  /** What else this commit adds to the ledger: a person made, a task closed. */
  readonly also?: Contribution;
}

/** The write of a disposition; takes the place of an earlier *set aside*, whose item it removes. */
export function dispositionWrites(
  { people, caseFiles }: Pick<IntakeTables, 'people' | 'caseFiles'>,
  before: Dispositioned | undefined,
  { intakeId, kind, disposition, recordedAt, caseId, also = {} }: Decision,
): TransactWriteItem[] {
  const version = (before?.version ?? 0) + 1;
  const ledger = plus(disposed(kind, disposition), also);
  const item = { ...keys.disposition(intakeId), disposition, kind, recordedAt, caseId, ledger, version };
  const written = put(caseFiles, item, before === undefined ? 'absent' : { version: before.version });
  const settled = before?.disposition === 'set-aside' && disposition !== 'set-aside';
  return settled ? [written, remove(people, keys.setAside(kind, intakeId), 'none')] : [written];
}

/** Something that cannot be used, kept whole, with a reason that a person can act on. */
export const SetAside = z.object({
  id: z.string(),
  kind: LedgerKind,
  code: z.string(),
  /** What is wrong and what to do, in words; never a value. */
  reason: z.string(),
  /** What releases before this one kept had words only. */
  fields: z._default(z.array(z.union([FieldProblem, z.object({ field: z.string(), problem: z.string() })])), []),
  /** The message as it came. */
  body: z.string(),
  recordedAt: z.string(),
  /** Somebody decided that nothing more comes of it. */
  dismissed: z.optional(z.object({ why: z.string(), by: z.string(), at: z.string() })),
  /** Somebody sent it again, and nothing has come of it yet. */
  sentAgain: z.optional(z.object({ by: z.string(), at: z.string() })),
});
export type SetAside = z.infer<typeof SetAside>;

export interface SettingAside {
  readonly id: string;
  readonly kind: LedgerKind;
  readonly code: string;
  readonly reason: string;
  readonly fields?: readonly FieldProblem[];
  readonly body: string;
  readonly recordedAt: string;
}

/** The writes that set something aside and say so in the ledger. */
export function setAsideWrites(
  tables: Pick<IntakeTables, 'people' | 'caseFiles'>,
  before: Dispositioned | undefined,
  aside: SettingAside,
): TransactWriteItem[] {
  const { id: intakeId, kind, recordedAt } = aside;
  return [
    ...dispositionWrites(tables, before, { intakeId, kind, disposition: 'set-aside', recordedAt }),
    asideWrite(tables.people, aside),
  ];
}

/** The write that keeps what cannot be used, for a person to look at. */
export const asideWrite = (people: string, aside: SettingAside): TransactWriteItem =>
  put(people, { ...aside, ...keys.setAside(aside.kind, aside.id) }, 'none');

/** The write that takes something off the list of what was set aside, because it was worked after all. */
export const workedWrite = (people: string, kind: LedgerKind, id: string): TransactWriteItem =>
  remove(people, keys.setAside(kind, id), 'none');

/** Sets a message aside, alone; where it was decided meanwhile, that stands. */
export async function setAside(tables: IntakeTables, aside: SettingAside): Promise<void> {
  const before = await readDisposition(tables, aside.id);
  if (before !== undefined && before.disposition !== 'set-aside') return;
  try {
    await writeTogether(tables.client, setAsideWrites(tables, before, aside));
  } catch (error) {
    if (!(error instanceof StaleRead)) throw error;
    // Another delivery of the same message was quicker: what it decided stands.
  }
}
