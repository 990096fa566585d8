import { addTo, type Contribution } from '../domain/cases/ledger.ts';
import { type BoardCount, boardChange, boardCounts } from '../domain/desk/board-counts.ts';
import { type Counted, type CounterTable, count, foldShards, readGroups } from './counters.ts';

/** The board's counters: one item for each shard of the stream and work list, so that a batch rewrites what it touches. */

export const board = 'BOARD';

interface Changed {
  readonly sequenceNumber: string;
  readonly before: Readonly<Record<string, unknown>> | undefined;
  readonly after: Readonly<Record<string, unknown>> | undefined;
}

/** Counts what these records of one shard change, each once, list by list. */
export async function countBoard(
  counters: CounterTable,
  shardId: string,
  records: readonly Changed[],
  now: string,
): Promise<void> {
  const lists = new Map<string, Counted[]>();
  for (const record of records)
    for (const [list, counts] of boardChange(record))
      lists.set(list, [...(lists.get(list) ?? []), { sequenceNumber: record.sequenceNumber, counts }]);
  for (const [list, counted] of lists) await count(counters, board, `${shardId}|${list}`, counted, now);
}

export const foldBoard = (counters: CounterTable, before: string): Promise<number> =>
  foldShards(counters, board, before);

/** Every counter of the board, in as many requests as it has megabytes. */
export async function readBoardCounts(counters: CounterTable): Promise<BoardCount[]> {
  const lists = new Map<string, Map<string, number>>();
  for (const { group, counts } of await readGroups(counters, board))
    lists.set(group, addTo(lists.get(group) ?? new Map<string, number>(), counts satisfies Contribution));
  return [...lists].flatMap(([list, totals]) => boardCounts(list, totals));
}
