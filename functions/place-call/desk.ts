import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { PlaceResponse } from '../../shared/api/place.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import type { LookupMacs } from '../../shared/runtime/lookup-keys.ts';
import type { Pause } from '../../shared/storage/retry.ts';
import type { Dialer } from '../../shared/telephony/dialer.ts';

/** Tables and everything else that placing a call rests on; built once by the handler. */
export interface Desk {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly caseFiles: string;
  readonly callQueue: string;
  readonly audit: string;
  readonly policy: Policy;
  readonly macs: LookupMacs;
  /** Absent where every call is dialled by hand. */
  readonly dialer: Dialer | undefined;
  /** The operator as the dialer knows them. */
  readonly agentOf: (operator: string) => Promise<string | undefined>;
  /** Counts what somebody must hear of; nothing about the person. */
  readonly measure: (metric: 'CallsNotAllowed' | 'CallsFailed', value: number) => void;
  readonly clock: Clock;
  readonly pause: Pause;
}

export type Placed = { readonly body: PlaceResponse; readonly operation: string };
