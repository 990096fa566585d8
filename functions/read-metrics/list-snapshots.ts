import type { SnapshotsResponse } from '../../shared/api/metrics.ts';
import { listSnapshots } from '../../shared/storage/snapshots.ts';
import { type Metrics, openAsOf } from './question.ts';

export async function readSnapshots(metrics: Metrics): Promise<SnapshotsResponse> {
  const found = (await listSnapshots(metrics.store)).reverse();
  const newest = found[0] === undefined ? undefined : await openAsOf(metrics, found[0]);
  return { snapshots: found.map((asOf) => ({ asOf })), diseases: [...((await newest?.diseases()) ?? [])] };
}
