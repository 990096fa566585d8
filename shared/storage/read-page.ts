import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type AttributeValue, type DynamoDBClient, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

export type Item = Record<string, unknown>;

/**
 * One page of a query or scan, its items read from the answer's text at once. The SDK builds each value of an item by its
 * schema and `unmarshall` builds it again: of a network of 100,000 people that took two thirds of the processor's time.
 */
export interface Page {
  readonly items: Item[];
  readonly next: Record<string, AttributeValue> | undefined;
}

export async function queryOnce(client: DynamoDBClient, asked: QueryCommand['input']): Promise<Page> {
  const items: Item[] = [];
  const command = new QueryCommand(asked);
  command.middlewareStack.add(takeItems(items), beforeTheSdk);
  const { LastEvaluatedKey } = await client.send(command);
  return { items, next: LastEvaluatedKey };
}

export async function scanOnce(client: DynamoDBClient, asked: ScanCommand['input']): Promise<Page> {
  const items: Item[] = [];
  const command = new ScanCommand(asked);
  command.middlewareStack.add(takeItems(items), beforeTheSdk);
  const { LastEvaluatedKey } = await client.send(command);
  return { items, next: LastEvaluatedKey };
}

const beforeTheSdk = { step: 'deserialize', priority: 'low' } as const;

interface Answer {
  readonly response: unknown;
}

/**
 * What stands for a text, a number or a truth in the answer's text, `{"S":"…"}`, `{"N":"…"}`, `{"BOOL":…}`: read as what it
 * stands for, there is one object an item less, for each of its values. Inside a text every quote has a backslash before it.
 */
const scalars = /\{"(?:S":("[^"\\]*(?:\\.[^"\\]*)*")|N":"([^"]*)"|BOOL":(true|false))\}/g;

/** Takes the items out of an answer, and leaves the rest for the SDK to read; an error it reads whole. */
const takeItems =
  (items: Item[]) =>
  <Args, Given extends Answer>(send: (args: Args) => Promise<Given>) =>
  async (args: Args): Promise<Given> => {
    const answer = await send(args);
    if (!isOk(answer.response)) return answer;
    const {
      Items = [],
      LastEvaluatedKey,
      ...rest
    } = JSON.parse((await text(answer.response.body)).replace(scalars, '$1$2$3'));
    const next = LastEvaluatedKey && { LastEvaluatedKey: marshall(itemFrom(LastEvaluatedKey)) };
    // The SDK may ask again: only the last answer counts.
    items.length = 0;
    for (const each of Items) items.push(itemFrom(each));
    return {
      ...answer,
      response: Object.assign(answer.response, { body: Buffer.from(JSON.stringify({ ...rest, ...next })) }),
    };
  };

const isOk = (response: unknown): response is { readonly body: Readable } =>
  typeof response === 'object' && response !== null && 'statusCode' in response && response.statusCode === 200;

/** A value as DynamoDB's API writes it: an object of one member, named by its type; or what `scalars` made of it. */
type Wire = string | number | boolean | Typed;

interface Typed {
  readonly S?: string;
  readonly N?: string;
  readonly BOOL?: boolean;
  readonly NULL?: true;
  readonly L?: readonly Wire[];
  readonly M?: Readonly<Record<string, Wire>>;
}

function itemFrom(wire: Readonly<Record<string, Wire>>): Item {
  const item: Item = {};
  for (const name in wire) {
    const value = wire[name];
    if (value !== undefined) item[name] = valueFrom(value);
  }
  return item;
}

/** @throws Error for sets and bytes: nothing that Ringtrace stores has any. */
function valueFrom(wire: Wire): unknown {
  if (typeof wire === 'number') return exact(wire);
  if (typeof wire !== 'object') return wire;
  if (wire.S !== undefined) return wire.S;
  if (wire.N !== undefined) return exact(Number(wire.N));
  if (wire.M !== undefined) return itemFrom(wire.M);
  if (wire.L !== undefined) return wire.L.map(valueFrom);
  if (wire.BOOL !== undefined) return wire.BOOL;
  if (wire.NULL !== undefined) return null;
  throw new Error(`An attribute of the type ${Object.keys(wire).join()} cannot be read.`);
}

function exact(number: number): number {
  if (Math.abs(number) > Number.MAX_SAFE_INTEGER) throw new Error('A number is too large to be read exactly.');
  return number;
}
