import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type DynamoDbEngine, startDynamoDb } from '../../local/engines/dynamodb.ts';
import { chooseEngine, databaseFile } from '../../local/engines/dynamodb-program.ts';
import { freePort } from '../../local/engines/ports.ts';

/** The engine's own query, from its binary: what it asks before every write to a table with a stream. */
const lastSequenceNumber =
  'SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?1';

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the embedded DynamoDB engine', () => {
  let engine: DynamoDbEngine;
  const directory = mkdtempSync(join(tmpdir(), 'ringtrace-dynamodb-'));

  beforeAll(async () => {
    engine = await startDynamoDb({ port: await freePort(), directory, engine: 'dynoxide' });
  });
  afterAll(async () => {
    await engine.stop();
    rmSync(directory, { recursive: true });
  });

  it('finds the last sequence number of a stream by index, so that writes do not slow down as the stream grows', () => {
    const database = new DatabaseSync(databaseFile(directory), { readOnly: true });
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${lastSequenceNumber}`).all('People');
    database.close();
    expect(plan.map((step) => step.detail)).toContainEqual(expect.stringContaining('USING COVERING INDEX sr_max'));
  });

  it('reads a shard by index', () => {
    const database = new DatabaseSync(databaseFile(directory), { readOnly: true });
    const plan = database
      .prepare(
        'EXPLAIN QUERY PLAN SELECT * FROM _stream_records WHERE table_name = ? AND shard_id = ? AND sequence_number > ?',
      )
      .all('People', 'shard', '1');
    database.close();
    expect(plan.map((step) => step.detail)).toContainEqual(expect.stringContaining('USING INDEX sr_shard'));
  });
});

describe('the choice of engine', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('says in one line what to install where there is no Java', () => {
    vi.stubEnv('PATH', '');
    expect(() => chooseEngine('dynamodb-local')).toThrow(
      'DynamoDB Local needs Java 17 (no Java was found). Install Java 17',
    );
  });

  it('refuses a name it does not know, in one line', () => {
    expect(() => chooseEngine('dynalite')).toThrow(
      "RINGTRACE_ENGINE is 'dynalite'; it can be dynoxide or dynamodb-local.",
    );
  });
});
