import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  type TransactWriteItem,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { CallMode } from '../domain/calls/dialling.ts';
import { Outcome } from '../domain/calls/outcome.ts';
import { OneCall } from '../domain/calls/phone-line.ts';
import type { Contribution } from '../domain/cases/ledger.ts';
import { deriveId } from '../runtime/ids.ts';
import { CallState } from '../telephony/call-state.ts';
import { getItem, put, queryAll } from './dynamo.ts';
import { keys } from './keys.ts';
import type { Item } from './read-page.ts';

/**
 * One try to reach a person; its ordinal counts the tries on a person for life. It is written before anybody is rung,
 * so that a repetition rings nobody again, and gets its outcome once, from its operator; where they went away, from what
 * telephony told. Each write touches only its own fields, so that none of them waits for another.
 */

const tried = {
  personId: z.string(),
  ordinal: z.int(),
  /** Of the claim it was made under. */
  epoch: z.int(),
  operator: z.string(),
  recordedAt: z.string(),
  /** How it was placed; absent where nobody was dialled. */
  mode: z.optional(CallMode),
  /** The tag of the number. */
  phone: z.optional(z.string()),
  placedAt: z.optional(z.string()),
  /** Nobody was dialled for it: it was part of this call. */
  within: z.optional(OneCall),
  contactId: z.optional(z.string()),
  /** What telephony told of it, whatever the operator says. */
  call: z.optional(CallState),
};

const Dialled = z.object({ ...tried, state: z.literal('dialling') });

const Done = z.object({
  ...tried,
  /** Attempts of before there was telephony have none. */
  state: z._default(z.literal('done'), 'done'),
  outcome: Outcome,
  /** Whose word it is; the operator's outranks. */
  by: z._default(z.enum(['operator', 'telephony']), 'operator'),
  reasons: z._default(z.array(z.string()), []),
  interviewId: z.optional(z.string()),
  /** Of the whole result as sent, to tell a repetition from another result. */
  digest: z.optional(z.string()),
});

export const Attempt = z.union([Dialled, Done]);
export type Attempt = z.infer<typeof Attempt>;

interface CaseFilesTable {
  readonly client: DynamoDBClient;
  readonly table: string;
}

type Which = Pick<Attempt, 'personId' | 'ordinal'>;

/** What Amazon Connect knows an attempt by: opaque, the same for every repetition, another for the next attempt. */
export const attemptId = ({ personId, ordinal }: Which): string => deriveId('attempt', personId, ordinal);

/** The write of an attempt that was not placed before: the person rang, or was not dialled at all. */
export const attemptWrite = (
  caseFiles: string,
  attempt: Omit<z.infer<typeof Done>, 'by'>,
  ledger: Contribution,
): TransactWriteItem =>
  put(caseFiles, { ...attempt, by: 'operator', ledger, ...keys.attempt(attempt.personId, attempt.ordinal) }, 'absent');

/** The write of an attempt that is about to be dialled. */
export const placedWrite = (caseFiles: string, attempt: Omit<z.infer<typeof Dialled>, 'state'>): TransactWriteItem =>
  put(caseFiles, { ...attempt, state: 'dialling', ...keys.attempt(attempt.personId, attempt.ordinal) }, 'absent');

export async function readAttempt(
  { client, table }: CaseFilesTable,
  personId: string,
  ordinal: number,
): Promise<Attempt | undefined> {
  const item = await getItem(client, table, keys.attempt(personId, ordinal));
  return item && z.parse(Attempt, item);
}

export async function readAttempts({ client, table }: CaseFilesTable, personId: string): Promise<Attempt[]> {
  const items = await queryAll(client, table, { pk: `PERSON#${personId}`, startsWith: 'ATTEMPT#' }, 'consistent');
  return items.map((item) => z.parse(Attempt, item));
}

/** `SET` of these fields, whatever their names mean to DynamoDB. */
function setting(fields: Item) {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    UpdateExpression: `SET ${given.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(given.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(given.map(([name, value]) => [`:${name}`, value])),
  };
}

interface Outcomed {
  readonly outcome: Outcome;
  readonly by: 'operator' | 'telephony';
  readonly reasons?: readonly string[] | undefined;
  readonly interviewId?: string | undefined;
  readonly digest?: string | undefined;
  readonly recordedAt: string;
}

/**
 * The write that gives a placed attempt its outcome, and the ledger its count. An operator's word replaces what
 * telephony said; nothing replaces an operator's word.
 */
export function outcomeWrite(
  caseFiles: string,
  { personId, ordinal, epoch, operator }: Which & Pick<Attempt, 'epoch' | 'operator'>,
  given: Outcomed,
  ledger: Contribution,
): TransactWriteItem {
  const { values, ExpressionAttributeNames, UpdateExpression } = setting({ ...given, state: 'done', ledger });
  const open = given.by === 'operator' ? '(#state = :dialling OR #by = :telephony)' : '#state = :dialling';
  const { pk, sk } = keys.attempt(personId, ordinal);
  return {
    Update: {
      TableName: caseFiles,
      Key: marshall({ pk, sk }),
      UpdateExpression,
      ConditionExpression: `#operator = :operator AND #epoch = :epoch AND ${open}`,
      ExpressionAttributeNames: { ...ExpressionAttributeNames, '#operator': 'operator', '#epoch': 'epoch' },
      ExpressionAttributeValues: marshall({
        ...values,
        ':operator': operator,
        ':epoch': epoch,
        ':dialling': 'dialling',
        ...(given.by === 'operator' ? { ':telephony': 'telephony' } : {}),
      }),
    },
  };
}

/** Says under which contact the attempt was placed. */
export async function noteContact(files: CaseFilesTable, which: Which, contactId: string): Promise<void> {
  await note(files, which, { contactId }, 'attribute_exists(pk)');
}

/** Keeps what telephony told, unless something newer is there. */
export async function noteCall(files: CaseFilesTable, which: Which, call: CallState, version: number): Promise<void> {
  const condition = 'attribute_exists(pk) AND (attribute_not_exists(#callVersion) OR #callVersion < :callVersion)';
  await note(files, which, { call, callVersion: version }, condition);
}

async function note(
  { client, table }: CaseFilesTable,
  { personId, ordinal }: Which,
  fields: Item,
  ConditionExpression: string,
): Promise<void> {
  const { values, ...update } = setting(fields);
  const { pk, sk } = keys.attempt(personId, ordinal);
  const ExpressionAttributeValues = marshall(values, { removeUndefinedValues: true });
  try {
    const Key = marshall({ pk, sk });
    await client.send(
      new UpdateItemCommand({ TableName: table, Key, ...update, ConditionExpression, ExpressionAttributeValues }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}
