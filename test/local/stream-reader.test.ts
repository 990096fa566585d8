import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openCheckpoints } from '../../local/runner/checkpoints.ts';
import { openGate } from '../../local/runner/gate.ts';
import type { StreamReader } from '../../local/runner/plan-sources.ts';
import { type StreamReaderDoors, startStreamReader } from '../../local/runner/stream-reader.ts';
import type { StreamRecord } from '../../local/runner/stream-record.ts';
import type { StreamSource } from '../../local/runner/stream-source.ts';

const directory = mkdtempSync(join(tmpdir(), 'ringtrace-stream-'));
afterAll(() => rmSync(directory, { recursive: true }));

const mapping: StreamReader = {
  table: 'Things',
  function: 'follow',
  batchSize: 4,
  bisect: true,
  retries: 0,
  partialFailures: true,
  onFailure: undefined,
  patterns: [],
  windowSeconds: 0,
};

function record(sequence: number): StreamRecord {
  return {
    eventID: String(sequence),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'eu-west-1',
    eventSourceARN: 'arn',
    dynamodb: {
      SequenceNumber: String(sequence),
      ApproximateCreationDateTime: 0,
      SizeBytes: 1,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
  };
}

/** One shard with records 1 to `last`, numbered as the embedded engine does: without padding. */
function shard(last: number): StreamSource {
  const records = Array.from({ length: last }, (_, index) => record(index + 1));
  return {
    shards: async () => [{ id: 'shard', parent: undefined }],
    read: async (_shard, after, limit) => {
      const rest = records.filter(({ dynamodb }) => BigInt(dynamodb.SequenceNumber) > BigInt(after ?? 0));
      return { records: rest.slice(0, limit), closed: false };
    },
  };
}

interface Event {
  readonly Records: readonly StreamRecord[];
}
const isEvent = (event: unknown): event is Event => typeof event === 'object' && event !== null && 'Records' in event;
const sequences = (event: unknown) =>
  isEvent(event) ? event.Records.map(({ dynamodb }) => dynamodb.SequenceNumber) : [];

function follow(
  file: string,
  invoke: StreamReaderDoors['invoke'],
  given: Partial<StreamReaderDoors> = {},
  own = mapping,
) {
  return startStreamReader(own, {
    source: shard(11),
    checkpoints: openCheckpoints(join(directory, file)),
    sourceArn: 'arn',
    invoke,
    givenUp: () => undefined,
    passed: async () => undefined,
    nextActivity: (milliseconds) => pause(milliseconds),
    ...given,
  });
}

async function readAll(reader: ReturnType<typeof follow>): Promise<void> {
  while ((await reader.unread()) > 0) await pause(5);
  await reader.stop();
}

describe('a stream reader', () => {
  it('neither looks nor hands anything over while it is held back, and does both afterwards', async () => {
    const gate = openGate();
    gate.hold();
    let looks = 0;
    const source = shard(11);
    const counted: StreamSource = {
      ...source,
      read(...asked) {
        looks += 1;
        return source.read(...asked);
      },
    };
    const handled: string[][] = [];
    const held = { source: counted, passed: gate.passed };
    const reader = follow('held.json', async (event) => void handled.push(sequences(event)), held);
    await pause(50);
    expect([looks, handled]).toEqual([0, []]);
    gate.release();
    await readAll(reader);
    expect(handled.flat()).toHaveLength(11);
    expect(looks).toBeGreaterThan(0);
  });

  it('brings after a crash at most the last batch again', async () => {
    const handled: string[][] = [];
    // The process dies while its second batch is being handled: the promise never settles.
    const second = Promise.withResolvers<void>();
    follow('crash.json', async (event) => {
      handled.push(sequences(event));
      if (handled.length === 2) {
        second.resolve();
        await new Promise(() => undefined);
      }
    });
    await second.promise;
    const after: string[][] = [];
    await readAll(follow('crash.json', async (event) => void after.push(sequences(event))));
    expect(handled).toEqual([
      ['1', '2', '3', '4'],
      ['5', '6', '7', '8'],
    ]);
    expect(after).toEqual([
      ['5', '6', '7', '8'],
      ['9', '10', '11'],
    ]);
  });

  it('goes on past 9, 99 and the like: numbers, not text', () => {
    const checkpoints = openCheckpoints(join(directory, 'numbers.json'));
    checkpoints.advance('shard', '9');
    checkpoints.advance('shard', '10');
    checkpoints.advance('shard', '2');
    expect(checkpoints.of('shard')).toBe('10');
    expect(openCheckpoints(join(directory, 'numbers.json')).of('shard')).toBe('10');
  });

  it('begins with the oldest record where its checkpoint cannot be read', () => {
    writeFileSync(join(directory, 'torn.json'), '{"shard":"9');
    const checkpoints = openCheckpoints(join(directory, 'torn.json'));
    expect(checkpoints.of('shard')).toBeUndefined();
    checkpoints.advance('shard', '3');
    expect(openCheckpoints(join(directory, 'torn.json')).of('shard')).toBe('3');
  });

  it('starts again from the record that failed, not from the batch', async () => {
    const handled: string[][] = [];
    let failed = false;
    const reader = follow(
      'partial.json',
      async (event) => {
        handled.push(sequences(event));
        const fails = !failed && sequences(event).includes('3');
        failed ||= fails;
        return fails ? { batchItemFailures: [{ itemIdentifier: '3' }] } : undefined;
      },
      {},
      { ...mapping, retries: 1 },
    );
    await readAll(reader);
    expect(handled.slice(0, 3)).toEqual([
      ['1', '2', '3', '4'],
      ['3', '4'],
      ['5', '6', '7', '8'],
    ]);
  });

  it('halves a batch until the poison record is alone, and gives up that one only', async () => {
    const [done, givenUp]: [string[], object[]] = [[], []];
    const invoke = async (event: unknown) => {
      if (sequences(event).includes('6')) throw new Error('poison');
      done.push(...sequences(event));
    };
    await readAll(follow('poison.json', invoke, { givenUp: (message) => givenUp.push(message) }));
    expect(done.map(Number)).toEqual([1, 2, 3, 4, 5, 7, 8, 9, 10, 11]);
    expect(givenUp).toMatchObject([
      { DDBStreamBatchInfo: { startSequenceNumber: '6', endSequenceNumber: '6', batchSize: 1 } },
    ]);
  });

  it('tells a counting function its shard, window and state', async () => {
    const events: object[] = [];
    const invoke = async (event: unknown) => {
      if (typeof event === 'object' && event !== null) events.push(event);
      return { state: { batches: events.length } };
    };
    await readAll(follow('window.json', invoke, {}, { ...mapping, windowSeconds: 900 }));
    expect(events).toMatchObject([
      { shardId: 'shard', state: {}, isFinalInvokeForWindow: false },
      { shardId: 'shard', state: { batches: 1 } },
      { shardId: 'shard', state: { batches: 2 } },
    ]);
  });

  it('takes an answer without the state of its window for a failure, as Lambda does', async () => {
    const seen: string[] = [];
    const givenUp: object[] = [];
    const invoke = async (event: unknown) => {
      seen.push(...sequences(event));
      return { batchItemFailures: [] };
    };
    const told = { givenUp: (message: object) => givenUp.push(message) };
    await readAll(follow('stateless.json', invoke, told, { ...mapping, windowSeconds: 900 }));
    expect(givenUp.length).toBeGreaterThan(0);
    expect(seen.length).toBeGreaterThan(new Set(seen).size);
  });

  it('reads a shard only after the one it continues', async () => {
    const order: string[] = [];
    const source: StreamSource = {
      shards: async () => [
        { id: 'child', parent: 'parent' },
        { id: 'parent', parent: 'trimmed' },
      ],
      read: async (id, after) => {
        if (after !== undefined) return { records: [], closed: id === 'parent' };
        order.push(id);
        return { records: [record(id === 'parent' ? 1 : 2)], closed: false };
      },
    };
    await readAll(follow('shards.json', async () => undefined, { source }));
    expect(order).toEqual(['parent', 'child']);
  });
});
