import type { SnapshotsResponse } from '../../shared/api/metrics.ts';
import { listSnapshots } from '../../shared/storage/snapshots.ts';
import type { Metrics } from './question.ts';

export async function readSnapshots({ store }: Metrics): Promise<SnapshotsResponse> {
  const found = await listSnapshots(store);
  return { snapshots: found.reverse().map((asOf) => ({ asOf })) };
}
