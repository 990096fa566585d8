import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { endStale, startChild } from './child.ts';
import { chooseEngine, databaseFile, type EngineKind, engineProgram } from './dynamodb-program.ts';
import { loopback } from './ports.ts';
import { indexStreamRecords } from './stream-indexes.ts';

/** A running DynamoDB API. */
export interface DynamoDbEngine {
  readonly kind: EngineKind;
  readonly endpoint: string;
  stop(): Promise<void>;
}

export interface DynamoDbOptions {
  readonly port: number;
  /** Holds the tables, the log and the pid file; made when absent. */
  readonly directory: string;
  /** The value of RINGTRACE_ENGINE. */
  readonly engine?: string | undefined;
}

/** The pid file of the engine kept in `directory`. */
export function enginePidFile(directory: string): string {
  return join(directory, 'engine.pid');
}

/**
 * Starts the DynamoDB API on loopback, ending first what an earlier run left behind in the same directory.
 *
 * The embedded engine is a 7.6 MB binary on SQLite; where it is not installed (or `engine` says so) Amazon's DynamoDB Local on Java does
 * the same. DynamoDB Local listens on every interface and has no option against it: it is the second opinion, not the everyday one.
 *
 * @throws LocalFailure when no engine runs on this platform or the program does not come up
 */
export async function startDynamoDb(options: DynamoDbOptions): Promise<DynamoDbEngine> {
  const { port, directory } = options;
  const kind = chooseEngine(options.engine);
  mkdirSync(directory, { recursive: true });
  const pidFile = enginePidFile(directory);
  await endStale(pidFile);
  const program = engineProgram(kind, port, directory);
  const child = await startChild(program, { port, pidFile, logFile: join(directory, 'engine.log') });
  try {
    if (kind === 'dynoxide') indexStreamRecords(databaseFile(directory));
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { kind, endpoint: `http://${loopback}:${port}`, stop: child.stop };
}
