import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { lineChange } from '../../functions/count-lines/count-lines.ts';
import { ledgerChange } from '../../functions/keep-ledger/keep-ledger.ts';
import { addTo, type Ledger, ledgerOf } from '../../shared/domain/cases/ledger.ts';
import { type NamingMessage, namingMessageSchema } from '../../shared/messages/naming-message.ts';
import { readTotals } from '../../shared/storage/counters.ts';
import { InterviewFile } from '../../shared/storage/interviews.ts';
import { exposureIdOf } from '../../shared/storage/namings.ts';

/** The ledger as its tables say, beside the one kept from their streams. */
export interface Reconciliation {
  readonly kept: Ledger;
  readonly counted: Ledger;
  /** Counters in which the two differ: kept, counted. */
  readonly drift: ReadonlyMap<string, readonly [kept: number, counted: number]>;
  /** Messages that were taken in and have no disposition. */
  readonly lostIntakes: readonly string[];
  /** Contacts that an interview named and of which nothing was made. */
  readonly lostNamings: readonly NamingMessage[];
  readonly items: number;
}

interface Tables {
  readonly client: DynamoDBClient;
  readonly caseFiles: string;
  readonly callQueue: string;
}

async function* scan(client: DynamoDBClient, TableName: string): AsyncGenerator<Record<string, unknown>> {
  for await (const { Items = [] } of paginateScan({ client }, { TableName, ConsistentRead: true }))
    for (const item of Items) yield unmarshall(item);
}

const Keys = z.object({ pk: z.string(), sk: z.string() });

/** Reads both tables whole and compares them with what was kept from their streams. */
export async function reconcile(
  { client, caseFiles, callQueue }: Tables,
  progress: (items: number) => void,
): Promise<Reconciliation> {
  const counters = { client, table: callQueue };
  const [ledgerKept, linesKept] = await Promise.all([readTotals(counters, 'LEDGER'), readTotals(counters, 'LINES')]);
  const ledger = new Map<string, number>();
  const lines = new Map<string, number>();
  const received = new Set<string>();
  const decided = new Set<string>();
  const named = new Map<string, NamingMessage>();
  let items = 0;
  for await (const item of scan(client, caseFiles)) {
    addTo(ledger, ledgerChange({ before: undefined, after: item }));
    const { pk, sk } = z.parse(Keys, item);
    if (sk === 'RECEIVED') received.add(pk.slice('INTAKE#'.length));
    if (sk === 'DISPOSITION') decided.add(pk.slice('INTAKE#'.length));
    if (sk === 'INTERVIEW') for (const [id, message] of namingsIn(z.parse(InterviewFile, item))) named.set(id, message);
    if ('named' in item) decided.add(sk.slice(sk.indexOf('#') + 1));
    if (++items % 10_000 === 0) progress(items);
  }
  for await (const item of scan(client, callQueue)) {
    if (z.parse(Keys, item).sk === 'TASK') addTo(lines, lineChange({ before: undefined, after: item }));
    if (++items % 10_000 === 0) progress(items);
  }
  const kept = new Map([...ledgerKept, ...linesKept]);
  const counted = new Map([...ledger, ...lines]);
  return {
    kept: asLedger(kept),
    counted: asLedger(counted),
    drift: drift(kept, counted),
    lostIntakes: [...received].filter((id) => !decided.has(id)),
    lostNamings: [...named].flatMap(([id, message]) => (decided.has(id) ? [] : [message])),
    items,
  };
}

const namingsIn = ({ interviewId, contacts, takenBack }: InterviewFile) =>
  [...contacts.map(({ key }) => key), ...takenBack.map(({ key }) => key)].map((contactKey): [string, NamingMessage] => [
    exposureIdOf(interviewId, contactKey),
    { schema: namingMessageSchema, interviewId, contactKey },
  ]);

const asLedger = (totals: ReadonlyMap<string, number>): Ledger =>
  ledgerOf(
    new Map(
      [...totals].map(([name, n]) => [name.startsWith('open.') ? `${name.slice('open.'.length)}.open` : name, n]),
    ),
  );

function drift(kept: ReadonlyMap<string, number>, counted: ReadonlyMap<string, number>) {
  const names = [...new Set([...kept.keys(), ...counted.keys()])].sort();
  return new Map(
    names.flatMap((name) => {
      const both = [kept.get(name) ?? 0, counted.get(name) ?? 0] as const;
      return both[0] === both[1] ? [] : [[name, both] as const];
    }),
  );
}
