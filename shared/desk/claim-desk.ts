import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Policy } from '../domain/desk/policy.ts';
import type { Staff } from '../domain/desk/staff.ts';
import type { Protocol } from '../domain/protocols/protocol.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Pause } from '../storage/retry.ts';

/** Tables and everything else that handing out calls rests on; built by the handlers that do so. */
export interface ClaimDesk {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly callQueue: string;
  readonly audit: string;
  /** Who somebody is at this desk; remembered for a minute. */
  readonly staff: (operator: string) => Promise<Staff>;
  readonly policy: Policy;
  readonly protocols: readonly Protocol[];
  readonly clock: Clock;
  readonly pause: Pause;
}

export const queueOf = ({ client, callQueue }: Pick<ClaimDesk, 'client' | 'callQueue'>) => ({
  client,
  table: callQueue,
});

/** The desk of somebody who practises: whatever else they are, they are given made-up people and nobody else. */
export const practising = <Desk extends Pick<ClaimDesk, 'staff'>>(desk: Desk): Desk => ({
  ...desk,
  staff: async (operator: string) => ({ ...(await desk.staff(operator)), practice: true }),
});
