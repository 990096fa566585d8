import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { LocalFailure } from './failure.ts';
import { answers } from './ports.ts';
import { commandLine } from './process-table.ts';

/** How to start a program that serves one port. */
export interface Program {
  /** What it is, for messages. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
}

/** A running program of ours. */
export interface Child {
  readonly pid: number;
  /** Ends it: asked first, forced after three seconds. */
  stop(): Promise<void>;
}

export interface ChildPlace {
  readonly port: number;
  /** Remembers the process, so that the next start can end one that outlived a `kill -9` of its parent. */
  readonly pidFile: string;
  readonly logFile: string;
}

const startWithinMs = 20_000;
const stopWithinMs = 3_000;

/**
 * Starts the program and waits until it accepts connections.
 *
 * @throws LocalFailure when it ends or stays silent instead
 */
export async function startChild(program: Program, place: ChildPlace): Promise<Child> {
  const log = openSync(place.logFile, 'a');
  const started = spawn(program.command, [...program.args], {
    stdio: ['ignore', log, log],
    // Its own process group: Ctrl-C in the terminal reaches us alone, and we stop the engine after its last client.
    detached: true,
    ...(program.cwd === undefined ? {} : { cwd: program.cwd }),
  });
  closeSync(log);
  const ended = new Promise<string>((resolve) => {
    started.once('exit', (code, signal) => resolve(`ended with ${signal ?? code}`));
    started.once('error', (error) => resolve(error.message));
  });
  const pid = started.pid;
  if (pid === undefined) throw new LocalFailure(`${program.name} did not start: ${await ended}`);
  writeFileSync(place.pidFile, JSON.stringify({ pid, command: program.command, args: program.args }));
  const killNow = () => started.kill('SIGKILL');
  process.once('exit', killNow);
  const stop = async () => {
    process.removeListener('exit', killNow);
    await end(pid, ended);
    rmSync(place.pidFile, { force: true });
  };
  const failed = await Promise.race([ended, untilItAnswers(place.port)]);
  if (failed !== undefined) {
    await stop();
    throw new LocalFailure(`${program.name} did not start: ${failed}. See ${place.logFile}.`);
  }
  return { pid, stop };
}

async function untilItAnswers(port: number): Promise<string | undefined> {
  const giveUpAt = Date.now() + startWithinMs;
  while (Date.now() < giveUpAt) {
    if (await answers(port)) return undefined;
    await pause(10);
  }
  return `nothing answered on port ${port} within ${startWithinMs / 1000} s`;
}

async function end(pid: number, ended: Promise<unknown>): Promise<void> {
  signal(pid, 'SIGTERM');
  const gently = await Promise.race([ended.then(() => true), pause(stopWithinMs, false, { ref: false })]);
  if (gently) return;
  signal(pid, 'SIGKILL');
  await ended;
}

/**
 * Ends the process a pid file of an earlier run names, if that process still is the same program with the same arguments.
 *
 * @returns the pid it ended, or undefined when there was nothing to end
 */
export async function endStale(pidFile: string): Promise<number | undefined> {
  if (!existsSync(pidFile)) return undefined;
  const remembered = parsePidFile(readFileSync(pidFile, 'utf8'));
  rmSync(pidFile, { force: true });
  if (remembered === undefined || !isSame(remembered)) return undefined;
  signal(remembered.pid, 'SIGTERM');
  for (let waited = 0; waited < stopWithinMs && isSame(remembered); waited += 20) await pause(20);
  if (isSame(remembered)) signal(remembered.pid, 'SIGKILL');
  while (isSame(remembered)) await pause(20);
  return remembered.pid;
}

interface Remembered {
  readonly pid: number;
  readonly command: string;
  readonly args: readonly string[];
}

function parsePidFile(text: string): Remembered | undefined {
  try {
    const value: Partial<Remembered> = JSON.parse(text);
    const { pid, command, args } = value;
    if (typeof pid !== 'number' || typeof command !== 'string' || !Array.isArray(args)) return undefined;
    return { pid, command, args };
  } catch {
    // A pid file cut short by a crash names nobody.
    return undefined;
  }
}

/** A pid is handed out again sooner or later: only the whole command line says that this is still our program. */
function isSame(remembered: Remembered): boolean {
  const line = commandLine(remembered.pid);
  return line !== undefined && line === [remembered.command, ...remembered.args].join(' ');
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Already gone, which is what was wanted.
  }
}
