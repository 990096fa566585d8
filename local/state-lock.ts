import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { whyNot } from './command-line.ts';
import { LocalFailure } from './engines/failure.ts';
import { commandLine } from './engines/process-table.ts';

const Holder = z.object({ pid: z.number(), command: z.string() });

/**
 * Takes the state directory for this process.
 *
 * @returns what gives it back
 * @throws LocalFailure when a running process has it; one that was killed has not
 */
export function lockState(directory: string): () => void {
  try {
    mkdirSync(directory, { recursive: true });
  } catch (error) {
    throw new LocalFailure(`State cannot be kept in ${directory}: ${whyNot(error)}. Choose a folder with --state DIR.`);
  }
  const file = join(directory, 'lock.json');
  const holder = readHolder(file);
  if (holder !== undefined && commandLine(holder.pid) === holder.command) {
    throw new LocalFailure(
      `Ringtrace already runs on ${directory} (process ${holder.pid}). Stop it, or give this one its own with --state DIR and --port N.`,
    );
  }
  writeFileSync(file, JSON.stringify({ pid: process.pid, command: commandLine(process.pid) ?? '' }));
  return () => rmSync(file, { force: true });
}

function readHolder(file: string): z.infer<typeof Holder> | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return z.safeParse(Holder, JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
