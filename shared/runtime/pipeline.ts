import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { KMSClient } from '@aws-sdk/client-kms';
import type { Policy } from '../domain/desk/policy.ts';
import type { DiseaseProfile } from '../domain/diseases/profile.ts';
import type { ReadPhone } from '../domain/people/phones.ts';
import type { Pause } from '../storage/retry.ts';
import { shardByBacklog } from './backlog.ts';
import { type Clock, systemClock } from './clock.ts';
import { type LookupMacs, readLookupKeys } from './lookup-keys.ts';
import { pauseWithJitter } from './pause.ts';
import { phoneReader } from './phone-numbers.ts';
import { openSettings } from './settings.ts';
import { meterClient } from './units.ts';

/** What the two functions that make people and open tasks rest on: tables, lookups, numbers, policy, time. */
export interface Pipeline {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly caseFiles: string;
  readonly callQueue: string;
  readonly macs: LookupMacs;
  readonly readPhone: ReadPhone;
  readonly policy: Policy;
  readonly profiles: readonly DiseaseProfile[];
  readonly clock: Clock;
  readonly pause: Pause;
}

/** The environment of a function that makes people and opens tasks. */
interface PipelineEnv {
  readonly PEOPLE_TABLE: string;
  readonly CASE_FILES_TABLE: string;
  readonly CALL_QUEUE_TABLE: string;
  readonly DESK_TABLE: string;
  readonly LOOKUP_KEYS: string;
  readonly DEFAULT_COUNTRY: string;
}

/**
 * Puts together what a handler was given; asks the key service once, at cold start. What changes while the function
 * runs is asked for at each message.
 */
export async function openPipeline(
  env: PipelineEnv,
  dynamodb: DynamoDBClient,
  kms: KMSClient,
): Promise<() => Promise<Pipeline>> {
  const client = meterClient(dynamodb);
  const sharded = shardByBacklog({ client, table: env.CALL_QUEUE_TABLE });
  const settings = openSettings(client, env.DESK_TABLE);
  const fixed = {
    client,
    people: env.PEOPLE_TABLE,
    caseFiles: env.CASE_FILES_TABLE,
    callQueue: env.CALL_QUEUE_TABLE,
    macs: await readLookupKeys(kms, env.LOOKUP_KEYS),
    readPhone: phoneReader(env.DEFAULT_COUNTRY),
    clock: systemClock(),
    pause: pauseWithJitter,
  };
  return async () => {
    const { policy, profiles } = await settings();
    return { ...fixed, policy: await sharded(policy), profiles };
  };
}
