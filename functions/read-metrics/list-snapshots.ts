import type { SnapshotsResponse } from '../../shared/api/metrics.ts';
import { listSnapshots, openSnapshot } from '../../shared/storage/snapshots.ts';
import type { Metrics } from './question.ts';

export async function readSnapshots({ store }: Metrics): Promise<SnapshotsResponse> {
  const found = (await listSnapshots(store)).reverse();
  const newest = found[0] === undefined ? undefined : await openSnapshot(store, found[0]);
  return { snapshots: found.map((asOf) => ({ asOf })), diseases: [...((await newest?.diseases()) ?? [])] };
}
