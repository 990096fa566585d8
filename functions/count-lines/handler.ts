import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Counting, countStream, type WindowedStreamEvent } from '../../shared/runtime/count-stream.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { countBoard, foldBoard } from '../../shared/storage/board-counters.ts';
import { lineChange } from './count-lines.ts';
import { Env } from './env.ts';

const env = readEnv(Env, process.env);
const counters = { client: meterClient(new DynamoDBClient({})), table: env.CALL_QUEUE_TABLE };
const counting: Counting = {
  function: 'count-lines',
  counters,
  name: 'LINES',
  contribution: lineChange,
  also: {
    count: (shard, records, now) => countBoard(counters, shard, records, now),
    fold: (before) => foldBoard(counters, before),
  },
  now: () => new Date(),
};

export const handler = (event: WindowedStreamEvent) => countStream(counting, event);
