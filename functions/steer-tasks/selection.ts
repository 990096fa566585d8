import * as z from 'zod/mini';
import type { TaskFilter } from '../../shared/api/tasks.ts';
import { readLineKey } from '../../shared/domain/calls/placing.ts';
import type { Task } from '../../shared/domain/calls/task.ts';
import { inUtc, type Moment } from '../../shared/domain/dates.ts';
import { type CallQueueTable, lineKey } from '../../shared/storage/call-queue.ts';
import { readTotals } from '../../shared/storage/counters.ts';
import { countSelected, LinePosition, readSelected } from '../../shared/storage/line-pages.ts';
import { readSeats } from '../../shared/storage/seats.ts';

/** Tasks that an act is for, in pages; which of the two ways they are found decides what a cursor is. */
export interface Page {
  readonly people: readonly string[];
  readonly cursor?: string;
}

export const pageSize = 25;
/** Counting stops here: nobody needs to know how many more there are. */
export const countAtMost = 100_000;

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Undefined where somebody made it up. */
export function decode<Schema extends z.ZodMiniType>(schema: Schema, cursor: string): z.output<Schema> | undefined {
  try {
    return z.parse(schema, JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

/** Lines of the filter's list and band in which somebody stands, in an order that does not change. */
async function linesOf(queue: CallQueueTable, { list, band }: TaskFilter): Promise<string[]> {
  const totals = await readTotals(queue, 'LINES');
  return [...totals.keys()]
    .flatMap((name) => (name.startsWith('line.') ? (readLineKey(name.slice('line.'.length)) ?? []) : []))
    .filter((line) => line.list === list && (band === undefined || line.band === band))
    .map(lineKey)
    .sort();
}

const selected = (line: string, { before, operator }: TaskFilter) => ({
  line,
  before: before && inUtc(before),
  owner: operator,
});

export async function countInLines(queue: CallQueueTable, filter: TaskFilter): Promise<number> {
  let count = 0;
  for (const line of await linesOf(queue, filter)) {
    if (count >= countAtMost) break;
    count += await countSelected(queue, selected(line, filter), countAtMost - count);
  }
  return count;
}

/** The next tasks that stand in line, claimed ones among them. Undefined for a cursor that is none. */
export async function pageOfLines(
  queue: CallQueueTable,
  filter: TaskFilter,
  cursor: string | undefined,
): Promise<Page | undefined> {
  const after = cursor === undefined ? undefined : decode(LinePosition, cursor);
  if (cursor !== undefined && after === undefined) return undefined;
  const lines = (await linesOf(queue, filter)).filter((line) => after === undefined || line >= after.line);
  const found: { personId: string; position: LinePosition }[] = [];
  for (const line of lines) {
    if (found.length > pageSize) break;
    const from = after?.line === line ? after : undefined;
    found.push(...(await readSelected(queue, selected(line, filter), from, pageSize + 1 - found.length)));
  }
  const page = found.slice(0, pageSize);
  const last = page.at(-1);
  const people = page.map(({ personId }) => personId);
  return found.length > pageSize && last !== undefined ? { people, cursor: encode(last.position) } : { people };
}

/** Still where the filter looks: moved, closed or called meanwhile, it is not. */
export const standsIn = ({ list, band, operator }: TaskFilter, { place, owner }: Task): boolean =>
  place?.list === list &&
  (band === undefined || place?.band === band) &&
  (operator === undefined || owner === operator);

/** Held by the filter's operator, or by anybody, in the filter's list and band, since before the moment of the count. */
export const heldSince = ({ list, band, operator }: TaskFilter, { place, holder, claimedAt = '' }: Task, at: Moment) =>
  holder !== undefined &&
  claimedAt <= at &&
  (operator === undefined || holder === operator) &&
  (list === undefined || place?.list === list) &&
  (band === undefined || place?.band === band);

/** The tasks that operators hold, by operator. */
export async function heldTasks(queue: CallQueueTable, { operator }: TaskFilter) {
  const seats = await readSeats(queue);
  return seats
    .flatMap(({ operator: name, hold }) => (hold === undefined ? [] : [{ operator: name, personId: hold.personId }]))
    .filter((held) => operator === undefined || held.operator === operator)
    .sort((a, b) => (a.operator < b.operator ? -1 : 1));
}

export async function pageOfSeats(
  queue: CallQueueTable,
  filter: TaskFilter,
  cursor: string | undefined,
): Promise<Page | undefined> {
  const after = cursor === undefined ? '' : decode(z.string(), cursor);
  if (after === undefined) return undefined;
  const held = (await heldTasks(queue, filter)).filter(({ operator }) => operator > after);
  const page = held.slice(0, pageSize);
  const last = page.at(-1);
  const people = page.map(({ personId }) => personId);
  return held.length > pageSize && last !== undefined ? { people, cursor: encode(last.operator) } : { people };
}
