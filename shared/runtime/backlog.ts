import { lineOf, readLineKey, shardsFor } from '../domain/calls/placing.ts';
import type { Policy } from '../domain/desk/policy.ts';
import { type CounterTable, readTotals } from '../storage/counters.ts';
import { remember } from './remember.ts';

/** Milliseconds: a line grows past a step over minutes, and a task in any of its shards is found all the same. */
const remembered = 30_000;

/** Adds to a policy in how many shards each line stands now, from the backlog that counters tell of. */
export function shardByBacklog(queue: CounterTable): (policy: Policy) => Promise<Policy> {
  const backlog = remember(remembered, 1, Date.now, () => readTotals(queue, 'LINES'));
  return async (policy) => ({ ...policy, sharded: shardedLines(await backlog('LINES'), policy) });
}

function shardedLines(totals: ReadonlyMap<string, number>, policy: Policy): Record<string, number> {
  const lengths = new Map<string, number>();
  for (const [name, n] of totals) {
    const line = name.startsWith('line.') ? readLineKey(name.slice('line.'.length)) : undefined;
    if (line !== undefined) lengths.set(lineOf(line), (lengths.get(lineOf(line)) ?? 0) + n);
  }
  const sharded = [...lengths].map(([line, n]) => [line, shardsFor(n, policy)] as const);
  return Object.fromEntries(sharded.filter(([, shards]) => shards > 1));
}
