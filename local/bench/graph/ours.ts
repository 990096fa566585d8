import { type Metrics, outbreakOf, read } from '../../../functions/read-metrics/question.ts';
import { readClusters } from '../../../functions/read-metrics/read-clusters.ts';
import { readOffspring } from '../../../functions/read-metrics/read-offspring.ts';
import { shippedProfiles } from '../../../shared/domain/diseases/profiles.ts';
import { onwardOf } from '../../../shared/domain/metrics/generations.ts';
import type { Outbreak } from '../../../shared/domain/metrics/outbreak.ts';
import { at } from '../../../shared/domain/snapshot/columns.ts';
import { isRefused } from '../../../shared/runtime/http.ts';
import type { ObjectStore } from '../../../shared/storage/objects.ts';
import type { Measure } from './measure.ts';

function given<T extends object>(answer: T): Exclude<T, { readonly refused: string }> {
  if (isRefused(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer as Exclude<T, { readonly refused: string }>;
}

export interface Figures {
  readonly cases: number;
  readonly r: number;
  /** Absent where they were not asked for. */
  readonly clusters?: number;
}

/** What `read-metrics` does, by its own use cases: first with the files still to be read, then again. */
export async function measureOurs(store: ObjectStore, measure: Measure): Promise<Figures> {
  const metrics: Metrics = { store, profiles: shippedProfiles, opened: new Map() };
  const outbreak = await measure(
    'ringtrace',
    'load the columns, and find the links',
    async () => outbreakOf(given(await read(metrics, {})), 'links'),
    ({ cases, links }) => `${cases} cases, ${links.count} links`,
  );
  const offspring = await measure(
    'ringtrace',
    'offspring, R and k, loaded',
    async () => given(await readOffspring(metrics, {})),
    ({ r, k }) => `R ${r.value?.toFixed(4)}, k ${k.value?.toFixed(4)} (${k.low?.toFixed(4)} to ${k.high?.toFixed(4)})`,
  );
  const clusters = await measure(
    'ringtrace',
    'all clusters, loaded',
    async () => given(await readClusters(metrics, {})),
    (answer) => `${answer.clusters} of two or more, the largest ${answer.largest[0]?.size}`,
  );
  await measure(
    'ringtrace',
    'the chain of the first case',
    () => chainFrom(outbreak, 0),
    (length) => `${length} cases`,
  );
  return { cases: outbreak.cases, r: offspring.r.value ?? 0, clusters: clusters.clusters };
}

/** How many descend from a case, itself included. */
function chainFrom(outbreak: Outbreak, first: number): number {
  const { starts, targets } = onwardOf(outbreak);
  const met = new Uint8Array(outbreak.cases);
  const queue = [first];
  met[first] = 1;
  for (let next = 0; next < queue.length; next++) {
    const from = queue[next] ?? 0;
    for (let n = at(starts, from); n < at(starts, from + 1); n++) {
      const to = at(targets, n);
      if (met[to] === 0) queue.push(to);
      met[to] = 1;
    }
  }
  return queue.length;
}
