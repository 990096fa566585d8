import { Duration } from 'aws-cdk-lib';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { sortKey } from '../../shared/storage/tables.ts';
import type { StoredTable } from '../stored/stored-table.ts';
import type { RingtraceFunction } from './ringtrace-function.ts';

export interface StreamConsumerProps {
  readonly consumer: RingtraceFunction;
  readonly table: StoredTable;
  /** Where the place of records goes that were given up. */
  readonly failures: IQueue;
  /** Only items whose sort key starts with one of these; absent: all. */
  readonly sortKeys?: readonly string[];
  /** Counters are added together with the last sequence number of the shard, so the function must be told which shard it is. */
  readonly counts?: boolean;
}

/** A function that follows a table's stream. */
export class StreamConsumer extends Construct {
  constructor(scope: Construct, name: string, { consumer, table, failures, sortKeys, counts }: StreamConsumerProps) {
    super(scope, name);
    table.grantReadStream(consumer);
    new EventSourceMapping(this, 'mapping', {
      target: consumer,
      eventSourceArn: table.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      // One batch of a shard at a time: order per key, and one writer of the shard's last sequence number.
      parallelizationFactor: 1,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      // A fault may last an evening, a record lives 24 hours: give up in time for a person to look while it can still be read.
      maxRecordAge: Duration.hours(12),
      retryAttempts: 100,
      onFailure: new SqsDlq(failures),
      ...(counts ? { tumblingWindow: Duration.minutes(15) } : {}),
      ...(sortKeys ? { filters: [onlySortKeys(sortKeys)] } : {}),
    });
  }
}

const onlySortKeys = (starts: readonly string[]) =>
  FilterCriteria.filter({
    dynamodb: { Keys: { [sortKey]: { S: starts.flatMap((start) => FilterRule.beginsWith(start)) } } },
  });
