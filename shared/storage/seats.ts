import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { Seat } from '../domain/calls/seat.ts';
import { fractionOf } from '../domain/chance.ts';
import type { CallQueueTable } from './call-queue.ts';
import { asRead, getItem, put, putOne, queryAll } from './dynamo.ts';
import { keys } from './keys.ts';

/** Operators' seats, in a few partitions, so that the board reads all of them in as many requests. */
export const seatShards = 4;

const shardOf = (operator: string): number => Math.floor(fractionOf('seat', operator) * seatShards);

const keyOf = (operator: string) => keys.seat(shardOf(operator), operator);

export async function readSeat(
  { client, table }: CallQueueTable,
  operator: string,
  read: 'consistent' | 'eventual',
): Promise<Seat | undefined> {
  const item = await getItem(client, table, keyOf(operator), read);
  return item && z.parse(Seat, item);
}

/** False where another request of the operator wrote it meanwhile: its version only grows, so none comes twice. */
export async function saveSeat(
  { client, table }: CallQueueTable,
  before: Seat | undefined,
  after: Seat,
): Promise<boolean> {
  return putOne(client, table, { ...after, ...keyOf(after.operator) }, asRead(before));
}

/** The write of a seat's next state, together with what it rests on. */
export const seatWrite = (table: string, before: Seat | undefined, after: Seat): TransactWriteItem =>
  put(table, { ...after, ...keyOf(after.operator) }, asRead(before));

/**
 * Makes a change of a seat that nothing else rests on: the call's end is written already. A change that loses a few
 * races is left out: the task has the last word on who holds it.
 *
 * @returns the seat as it is stored now, where that is known
 */
export async function changeSeat(
  queue: CallQueueTable,
  operator: string,
  change: (seat: Seat | undefined) => Seat | undefined,
): Promise<Seat | undefined> {
  for (let attempt = 1; attempt <= 3; attempt++) {
    const before = await readSeat(queue, operator, 'consistent');
    const after = change(before);
    if (after === undefined) return before;
    if (await saveSeat(queue, before, after)) return after;
  }
  return undefined;
}

/** Every operator's seat. */
export async function readSeats({ client, table }: CallQueueTable): Promise<Seat[]> {
  const partitions = await Promise.all(
    Array.from({ length: seatShards }, (_, n) => queryAll(client, table, { pk: keys.seat(n, '').pk })),
  );
  return partitions.flat().map((item) => z.parse(Seat, item));
}
