import { execFile } from 'node:child_process';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip } from 'node:zlib';
import type { AttributeValue, CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { databaseFile, dynoxideBinary } from './dynamodb-program.ts';
import { LocalFailure } from './failure.ts';

export interface FilledTable {
  readonly table: CreateTableCommandInput;
  readonly items: Iterable<Record<string, AttributeValue>>;
}

const atOnce = 2_000;

/**
 * Makes the embedded engine's file with these tables and their items, before the engine is started on it: 400,000 items
 * with an index take 15 seconds this way, and several minutes as requests. Nothing of it is in the tables' streams.
 *
 * @throws LocalFailure where there is no embedded engine, or it refuses what it is given
 */
export async function importItems(directory: string, filled: readonly FilledTable[]): Promise<void> {
  const engine = dynoxideBinary();
  if (engine === undefined) throw new LocalFailure('Only the embedded DynamoDB engine can import, and it is not here.');
  const source = mkdtempSync(join(tmpdir(), 'ringtrace-import-'));
  try {
    // The layout of a table export to S3, with the answer of DescribeTable for each table.
    const schema = join(source, 'schema.json');
    writeFileSync(schema, JSON.stringify(filled.map(({ table }) => ({ Table: table }))));
    for (const { table, items } of filled) {
      const data = join(source, table.TableName ?? '', 'data');
      mkdirSync(data, { recursive: true });
      const file = createWriteStream(join(data, 'items.json.gz'));
      await pipeline(Readable.from(lines(items)), createGzip({ level: 1 }), file);
    }
    mkdirSync(directory, { recursive: true });
    const args = ['import', '--source', source, '--schema', schema, '--output', databaseFile(directory)];
    await promisify(execFile)(engine, args);
  } catch (error) {
    throw new LocalFailure(`The items cannot be imported: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    rmSync(source, { recursive: true, force: true });
  }
}

function* lines(items: FilledTable['items']): Generator<string> {
  let text = '';
  let held = 0;
  for (const item of items) {
    text += `${JSON.stringify({ Item: item })}\n`;
    held += 1;
    if (held % atOnce > 0) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
