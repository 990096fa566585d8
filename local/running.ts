import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

const Running = z.object({
  pid: z.number(),
  startedAt: z.string(),
  api: z.string(),
  signIn: z.string(),
  dynamodb: z.string(),
  sqs: z.string(),
  keys: z.string(),
  /** The telephony simulator. */
  connect: z.string(),
  /** The console's page, with a slash at its end; absent where none is served. */
  console: z.optional(z.string()),
  control: z.string(),
  /** Guards the control port. */
  token: z.string(),
  /** Queue URLs by name. */
  queues: z.record(z.string(), z.string()),
  /** Names of tables by what the design calls them. */
  tables: z.record(z.string(), z.string()),
  functions: z.array(z.string()),
});

/** What runs on this machine and where: every address is on loopback. */
export type Running = z.infer<typeof Running>;

/** The file of a state directory that exists while it runs. */
export function runningFile(directory: string): string {
  return join(directory, 'running.json');
}

/**
 * What runs on a state directory; undefined when nothing does.
 *
 * A `kill -9` leaves the file behind, so the process it names is looked for too.
 */
export function readRunning(directory: string): Running | undefined {
  const file = runningFile(directory);
  if (!existsSync(file)) return undefined;
  const running = z.parse(Running, JSON.parse(readFileSync(file, 'utf8')));
  return isAlive(running.pid) ? running : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
