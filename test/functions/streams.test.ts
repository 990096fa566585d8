import { expect, test, vi } from 'vitest';
import { lineChange } from '../../functions/count-lines/count-lines.ts';
import { ledgerChange } from '../../functions/keep-ledger/keep-ledger.ts';
import { countStream } from '../../shared/runtime/count-stream.ts';
import { readTotals } from '../../shared/storage/counters.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { gate, interleave } from '../support/interleave.ts';
import { contact, interview, report } from '../support/made-up.ts';
import { countLedger, countLines, type Pumped, publish } from '../support/stream-pump.ts';

const world = freshWorld();

/** A case called, two contacts named: nothing of it has left the tables yet. */
async function anInterview(contacts = [contact('a'), contact('b')]) {
  await world().register(report());
  await count();
  const held = await world().mustClaim('operator-1');
  await world().finish('operator-1', held, { outcome: 'partial', interview: interview(contacts) });
  return held;
}

async function count(): Promise<Pumped[]> {
  const [changed, moved] = [await world().files.changes(), await world().queue.changes()];
  await countLedger(world().counters, changed, world().now());
  await countLines(world().counters, moved, world().now());
  return changed;
}

/** The same interview, another version of it. */
async function correct(contacts: ReturnType<typeof contact>[], takenOut: string[] = []): Promise<void> {
  // The next day: nobody is rung more than three times on one.
  world().forward(24 * 60);
  const held = await world().mustClaim('operator-1');
  await world().finish('operator-1', held, { outcome: 'partial', interview: interview(contacts, { takenOut }) });
}

test('a stream record that comes twice is counted once, and so is a batch that comes again after a part of it', async () => {
  await world().register(report());
  await world().register(report());
  const changed = await world().files.changes();
  const moved = await world().queue.changes();
  await countLedger(world().counters, changed.slice(0, 4), world().now());
  await countLedger(world().counters, changed, world().now());
  await countLedger(world().counters, changed.slice(2, 5), world().now());
  await countLines(world().counters, moved, world().now());
  await countLines(world().counters, moved, world().now());
  expect(await world().ledger()).toMatchObject({ in: 2, opened: 2, open: 2, people: 2, difference: 0 });
});

test('a shard read by two invocations at once is counted whole: the slower one fails and comes again', async () => {
  gate(world().client);
  await world().register(report());
  await world().register(report());
  const changed = await world().files.changes();
  await countLines(world().counters, await world().queue.changes(), world().now());
  let shards = 0;
  for (const turns of [
    [0, 1, 0, 1],
    [0, 1, 1, 0],
    [1, 0, 0, 1],
    [0, 0, 1, 1],
  ]) {
    const records = changed.map((each) => ({ ...each, shard: `shard-${shards}` }));
    const batches = [records, records.slice(0, 4)];
    const failed = await interleave(
      turns,
      ...batches.map((batch) => async () => {
        try {
          await countLedger(world().counters, batch, world().now());
          return [];
        } catch (error) {
          expect(error).toMatchObject({ name: 'StaleRead' });
          return batch;
        }
      }),
    );
    for (const batch of failed) await countLedger(world().counters, batch, world().now());
    shards += 1;
    const totals = await readTotals(world().counters, 'LEDGER');
    expect([totals.get('case.in'), totals.get('people')]).toEqual([2 * shards, 2 * shards]);
  }
});

test('each shard counts for itself: the same sequence numbers of another shard are other records', async () => {
  await world().register(report());
  const changed = await world().files.changes();
  await countLedger(world().counters, changed, world().now());
  const other = changed.map((each) => ({ ...each, shard: 'another-shard' }));
  await countLedger(world().counters, other, world().now());
  expect((await readTotals(world().counters, 'LEDGER')).get('case.in')).toBe(2);
});

test('sequence numbers are compared as numbers: 10 comes after 9', async () => {
  await world().register(report());
  const [first] = (await world().files.changes()).filter(({ record }) => record.sk === 'RECEIVED');
  if (first === undefined) throw new Error('Nothing was received.');
  for (const sequenceNumber of ['9', '10', '9'])
    await countLedger(
      world().counters,
      [{ ...first, shard: 'short', record: { ...first.record, sequenceNumber } }],
      world().now(),
    );
  expect((await readTotals(world().counters, 'LEDGER')).get('case.in')).toBe(2);
});

test('a counting function says which record it failed on, and counts nothing where its event names no shard', async () => {
  const lines: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  try {
    await world().register(report());
    const counting = {
      function: 'keep-ledger',
      counters: world().counters,
      name: 'LEDGER',
      contribution: ledgerChange,
      now: () => new Date(0),
    };
    const Records = (await world().files.changes()).map(({ raw }) => raw);
    const first = Records[0]?.dynamodb?.SequenceNumber;
    expect(await countStream(counting, { Records })).toEqual({
      batchItemFailures: [{ itemIdentifier: first }],
      state: {},
    });
    // Lambda counts an answer without the window's state as failed.
    const state = { from: 'the event before' };
    const done = { batchItemFailures: [], state };
    expect(await countStream(counting, { Records, shardId: 'one', state })).toEqual(done);
    expect(await countStream(counting, { Records, shardId: 'one', state })).toEqual(done);
    const lining = { ...counting, name: 'LINES', contribution: lineChange };
    const tasks = (await world().queue.changes()).flatMap(({ raw, record }) => (record.sk === 'TASK' ? [raw] : []));
    await countStream(lining, { Records: tasks, shardId: 'one' });
    // The window ends a day and more later: what no shard can say again is folded into one, and counts on.
    const later = { ...counting, now: () => new Date(27 * 60 * 60 * 1000) };
    await countStream(later, { Records: [], shardId: 'two', isFinalInvokeForWindow: true });
  } finally {
    write.mockRestore();
  }
  expect(await world().ledger()).toMatchObject({ in: 1, opened: 1, open: 1, difference: 0 });
  const shards = (await world().items('callQueue')).filter(({ pk }) => pk === 'COUNTER#LEDGER');
  expect(shards.map(({ sk }) => sk)).toEqual(['FOLDED']);
  expect(lines.join('')).toContain('record-failed');
});

test('a naming that is published twice and traced twice makes one exposure', async () => {
  await anInterview();
  const changed = await count();
  const messages = [...(await publish(world(), changed)), ...(await publish(world(), changed))];
  expect(messages).toHaveLength(4);
  const became = [];
  for (const message of messages) became.push(await world().trace(message));
  expect(became).toEqual(['opened', 'opened', 'nothing-to-do', 'nothing-to-do']);
  expect(await world().settled()).toMatchObject({ exposures: 2, people: 3, open: 3 });
});

test('everything handed over twice and messages in the wrong order end in the same ledger and the same graph', async () => {
  const rows = [contact('a'), contact('b')];
  await anInterview(rows);
  await correct(
    rows.slice(0, 1).map((row) => ({ ...row, relation: 'colleague' })),
    ['b'],
  );
  expect(await world().settled({ twice: true, backwards: true })).toMatchObject({ exposures: 1, people: 2, open: 2 });
  const [exposure] = (await world().exposures()).filter(({ state }) => state === 'stands');
  expect(exposure).toMatchObject({ relation: 'colleague', since: 2 });
});

test('a row taken back before it was ever traced makes nobody, and is accounted for', async () => {
  await anInterview([contact('a'), contact('b')]);
  const first = await publish(world(), await count());
  await correct([], ['b']);
  // The messages of the first version come only now.
  const became = [];
  for (const message of first) became.push(await world().trace(message));
  expect(became.toSorted()).toEqual(['not-needed', 'opened']);
  expect(await world().settled()).toMatchObject({
    exposures: 1,
    people: 2,
    kinds: { contact: { in: 2, notNeeded: 1 } },
  });
});

test('the second version of a row traced before the first is what stands', async () => {
  const row = contact('a');
  await anInterview([row]);
  const first = await publish(world(), await count());
  await correct([{ ...row, setting: 'work' }]);
  const second = await publish(world(), await count());
  const became = [];
  for (const message of [...second, ...first]) became.push(await world().trace(message));
  expect(became).toEqual(['opened', 'nothing-to-do']);
  expect(await world().exposures()).toMatchObject([{ setting: 'work', since: 2, version: 1 }]);
  expect(await world().settled()).toMatchObject({ exposures: 1, people: 2 });
});

test('a row taken out, put back and taken out again leaves a balanced ledger at every step', async () => {
  const rows = [contact('a'), contact('b')];
  await anInterview(rows);
  expect(await world().settled()).toMatchObject({ exposures: 2, open: 3 });
  await correct([], ['b']);
  expect(await world().settled()).toMatchObject({ exposures: 1, open: 2 });
  await correct(rows);
  expect(await world().settled({ twice: true })).toMatchObject({ exposures: 2, open: 3, people: 3 });
  await correct([], ['a', 'b']);
  expect(await world().settled()).toMatchObject({ exposures: 0, open: 1 });
});
