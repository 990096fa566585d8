import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTable } from '../../local/engines/create-table.ts';
import { startDynamoDb } from '../../local/engines/dynamodb.ts';
import { freePort } from '../../local/engines/ports.ts';

/** A DynamoDB API of one test file's own. */
export interface TestEngine {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  stop(): Promise<void>;
}

/** As much of a synthesised CloudFormation template as holds tables. */
export interface TableTemplate {
  readonly Resources?: Readonly<Record<string, { readonly Type: string; readonly Properties?: unknown }>>;
}

/** Starts the engine RINGTRACE_ENGINE names (the embedded one where it is unset) in a directory that goes with it. */
export async function startEngine(): Promise<TestEngine> {
  const directory = mkdtempSync(join(tmpdir(), 'ringtrace-engine-'));
  const engine = await startDynamoDb({ port: await freePort(), directory, engine: process.env.RINGTRACE_ENGINE });
  const client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const stop = async () => {
    client.destroy();
    await engine.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { endpoint: engine.endpoint, client, stop };
}

/** CDK ends a logical id with eight hexadecimal digits of its path: `People1A2B3C4D` is the construct `People`. */
function constructName(logicalId: string): string {
  return logicalId.replace(/[0-9A-F]{8}$/, '');
}

let made = 0;

/**
 * Creates every table of the template under a name nobody else has.
 *
 * @returns the names by construct: `{ People: 'People-4711-1', ... }`
 */
export async function createTables(client: DynamoDBClient, template: TableTemplate): Promise<Record<string, string>> {
  made += 1;
  const suffix = `${process.pid}-${made}`;
  const names: Record<string, string> = {};
  for (const [logicalId, resource] of Object.entries(template.Resources ?? {})) {
    if (resource.Type !== 'AWS::DynamoDB::Table') continue;
    const construct = constructName(logicalId);
    const name = `${construct}-${suffix}`;
    await createTable(client, resource.Properties, name);
    names[construct] = name;
  }
  return names;
}
