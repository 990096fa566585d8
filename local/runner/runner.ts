import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { LocalQueue } from '../engines/queue.ts';
import { localRegion } from '../engines/region.ts';
import type { SqsEngine } from '../engines/sqs.ts';
import { type Activity, startActivity } from './activity.ts';
import { openCheckpoints } from './checkpoints.ts';
import type { LocalClock } from './clock.ts';
import { streamArn } from './deployment.ts';
import { passes } from './filter.ts';
import { type FunctionPool, functionPool } from './function-pool.ts';
import { type Gate, openGate } from './gate.ts';
import { startHttpApi } from './http-api.ts';
import { type Quiet, quiet } from './in-flight.ts';
import { type LogFile, openLog } from './log-file.ts';
import type { Plan } from './plan.ts';
import { type Reader, startQueueReader } from './queue-reader.ts';
import { type RunningStreamReader, startStreamReader } from './stream-reader.ts';
import { openStream } from './stream-source.ts';
import { ensureTables } from './tables.ts';
import type { UnitSums } from './units.ts';

export interface RunnerOptions {
  readonly plan: Plan;
  readonly dynamodb: string;
  readonly keys: string;
  readonly connect: string;
  /** The service of whole files. */
  readonly objects: string;
  readonly sqs: SqsEngine;
  readonly apiPort: number;
  readonly clock: LocalClock;
  readonly units: UnitSums;
  /** The state directory. */
  readonly directory: string;
  /** What the stage puts in front of names: left out where people read them. */
  readonly prefix: string;
}

/** The templates, running. */
export interface Runner {
  readonly quiet: Quiet;
  /** Puts an event on the bus: every rule that it matches sends it to its queues. */
  emit(event: unknown): void;
  /** Runs what a schedule runs, now: a driven clock does not wait for the machine's. False where no schedule runs it. */
  runScheduled(name: string): Promise<boolean>;
  /** Holds back what queues and streams hand to functions, until it is released. */
  readonly gate: Gate;
  stop(): Promise<void>;
}

/**
 * Threads a function may use at once. One invocation a thread, as in Lambda; more than two cores' worth helps only those that wait for
 * the engine.
 */
/** Threads of one function, and invocations at once in each: enough for a hotline's worth of requests on two cores. */
const threads = 1;
const invocationsInThread = 16;

/** Any credentials will do, but the person's own must not be looked for. */
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Makes tables and queues, and wires every function to its sources. */
export async function startRunner(options: RunnerOptions): Promise<Runner> {
  const { plan, directory, sqs, prefix } = options;
  const short = (name: string) => (name.startsWith(prefix) ? name.slice(prefix.length) : name);
  const client = { endpoint: options.dynamodb, region: localRegion, credentials };
  const [tables, streams] = [new DynamoDBClient(client), new DynamoDBStreamsClient(client)];
  await ensureTables(tables, plan.tables);
  const queues = new Map(plan.queues.map(({ name, attributes }) => [name, sqs.ensureQueue(name, attributes)]));

  const activity = startActivity();
  const { pools, logs } = openFunctions(options, short);
  const invoke = (name: string, event: unknown) => activity.during(() => demand(pools, name).invoke(event));
  const gate = openGate();
  const feed = async (name: string, event: unknown) => {
    await gate.passed();
    return invoke(name, event);
  };

  const streamReaders = new Map<string, RunningStreamReader>();
  for (const reader of plan.streamReaders) {
    const name = `${short(reader.function)}<-${reader.table}`;
    const arn = streamArn(reader.table);
    const started = startStreamReader(reader, {
      source: await openStream(tables, streams, reader.table, arn),
      checkpoints: openCheckpoints(join(directory, 'checkpoints', `${short(reader.function)}.${reader.table}.json`)),
      sourceArn: arn,
      invoke: (event) => feed(reader.function, event),
      givenUp: (message) => reader.onFailure && queues.get(reader.onFailure)?.send(JSON.stringify(message)),
      passed: () => gate.passed(),
      nextActivity: (milliseconds) => activity.next(milliseconds),
    });
    streamReaders.set(name, started);
  }
  const queueReaders = plan.queueReaders.map((reader) =>
    startQueueReader(reader, demand(queues, reader.queue), (event) => feed(reader.function, event)),
  );
  const timers = plan.schedules.map(({ everyMs, function: name, input }) =>
    setInterval(() => {
      // No time passes for a clock that stands: whoever drives it says when a schedule runs.
      if (options.clock.state().mode !== 'standing') void invoke(name, input).catch(() => undefined);
    }, everyMs).unref(),
  );
  const api = await startHttpApi({ api: plan.api, port: options.apiPort, invoke });

  return {
    gate,
    quiet: quiet({ activity, queues: readQueues(plan, queues, short), streams: streamReaders }),
    emit(event) {
      for (const { pattern, queues: targets } of plan.eventRules) {
        if (!passes([pattern], event)) continue;
        for (const name of targets) demand(queues, name).send(JSON.stringify(event));
      }
    },
    async runScheduled(name) {
      const schedule = plan.schedules.find((each) => short(each.function) === name);
      if (schedule !== undefined) await invoke(schedule.function, schedule.input);
      return schedule !== undefined;
    },
    async stop() {
      gate.release();
      for (const timer of timers) clearInterval(timer);
      await api.stop();
      await stopReaders([...queueReaders, ...streamReaders.values()], pools, activity);
      for (const log of logs) log.stop();
      tables.destroy();
      streams.destroy();
    },
  };
}

/** How long a stop waits for what runs; the rest comes again at the next start. */
const stopWithinMs = 3_000;

async function stopReaders(
  readers: readonly Reader[],
  pools: ReadonlyMap<string, FunctionPool>,
  activity: Activity,
): Promise<void> {
  const stopped = Promise.all(readers.map((reader) => reader.stop()));
  const giveUpAt = Date.now() + stopWithinMs;
  while (activity.running > 0 && Date.now() < giveUpAt) await activity.next(giveUpAt - Date.now());
  // Cutting the threads off fails what still runs, and lets its reader return.
  await Promise.all([...pools.values()].map((pool) => pool.stop()));
  await stopped;
}

function openFunctions(
  { plan, clock, units, directory, dynamodb, keys, connect, objects, sqs }: RunnerOptions,
  short: (name: string) => string,
) {
  const environment = {
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_SQS: sqs.endpoint,
    AWS_ENDPOINT_URL_KMS: keys,
    AWS_ENDPOINT_URL_CONNECT: connect,
    AWS_ENDPOINT_URL_S3: objects,
    AWS_REGION: localRegion,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    // A profile of the person's own could send these calls to a real account.
    AWS_CONFIG_FILE: join(directory, 'no-aws-config'),
    AWS_SHARED_CREDENTIALS_FILE: join(directory, 'no-aws-credentials'),
  };
  const logs = new Set<LogFile>();
  const pools = new Map<string, FunctionPool>();
  for (const planned of plan.functions) {
    const log = openLog(join(directory, 'logs', `${short(planned.name)}.log`), (line) => units.add(line));
    logs.add(log);
    const inline = join(directory, 'inline');
    const printed = (text: string) => log.write(text);
    pools.set(
      planned.name,
      functionPool(planned, {
        clock: clock.cells,
        environment,
        directory: inline,
        threads,
        invocationsInThread,
        printed,
      }),
    );
  }
  return { pools, logs };
}

function readQueues(plan: Plan, queues: ReadonlyMap<string, LocalQueue>, short: (name: string) => string) {
  return new Map(plan.queueReaders.map(({ queue }) => [short(queue), demand(queues, queue)]));
}

function demand<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const found = map.get(name);
  if (found === undefined) throw new Error(`The templates name ${name}, which none of them makes`);
  return found;
}
