import type { GenerationsQuery, GenerationsResponse } from '../../shared/api/metrics.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { generationsOf, inCycle, unlinked } from '../../shared/domain/metrics/generations.ts';
import { isWithin } from '../../shared/domain/metrics/population.ts';
import { at } from '../../shared/domain/snapshot/columns.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { answered, type Metrics, outbreakOf, read } from './question.ts';

/** Generations are those of the whole outbreak; the window says which cases are counted. */
export async function readGenerations(
  metrics: Metrics,
  query: GenerationsQuery,
): Promise<GenerationsResponse | Refused> {
  const question = await read(metrics, query);
  if (isRefused(question)) return question;
  const { over = 'links', from, to } = query;
  const outbreak = await outbreakOf(question, over);
  const counted = new Map<number, number>();
  let outsideWindow = 0;
  for (const [n, generation] of generationsOf(outbreak).entries()) {
    if (isWithin(at(outbreak.anchor, n), question.window)) counted.set(generation, (counted.get(generation) ?? 0) + 1);
    else outsideWindow++;
  }
  return {
    ...answered(question, 'generations', { from, to, over }),
    generations: [...counted]
      .filter(([generation]) => generation >= 0)
      .sort(([a], [b]) => a - b)
      .map(([generation, cases]) => ({ generation, cases })),
    unlinked: counted.get(unlinked) ?? 0,
    inCycle: counted.get(inCycle) ?? 0,
    outsideWindow,
  };
}
