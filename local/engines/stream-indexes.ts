import { DatabaseSync } from 'node:sqlite';

/**
 * Two indexes on the embedded engine's stream records.
 *
 * Without them every write to a streamed table scans all stream records: puts fall from 1,500/s to 277/s at 25,000 records, transactions
 * to 61/s. With them 2,100 puts/s and flat. The expression must be the engine's own, letter for letter, or SQLite does not use the index.
 */
const statements = [
  'CREATE INDEX IF NOT EXISTS sr_max ON _stream_records(table_name, CAST(sequence_number AS INTEGER))',
  'CREATE INDEX IF NOT EXISTS sr_shard ON _stream_records(table_name, shard_id, sequence_number)',
] as const;

/** Creates the indexes in the engine's file; the engine is running and has made its tables. */
export function indexStreamRecords(file: string): void {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    for (const statement of statements) database.exec(statement);
  } finally {
    database.close();
  }
}
