import type { Clock } from '../../shared/runtime/clock.ts';
import { type NetworkTables, networkWrites } from '../../shared/storage/networks.ts';
import type { Pause } from '../../shared/storage/retry.ts';

export interface Networks extends NetworkTables {
  readonly clock: Clock;
  readonly pause: Pause;
  /** Writes in one commit: what is larger is appended, and split off bit by bit. DynamoDB takes 100. */
  readonly writesAtOnce: number;
}

export const writesOf = ({ caseFiles }: NetworkTables) => networkWrites(caseFiles);
