import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../command-line.ts';
import { type Running, readRunning } from '../running.ts';
import { requireLoopback } from './loopback.ts';

/** The `npm start` that a replay works with: joined or started, and found again when it was killed and started again. */
export interface Site {
  /** Does something with it, again when it went away meanwhile: so only what may be done twice. */
  use<T>(work: (running: Running) => Promise<T>): Promise<T>;
  /** The process this replay has to stop in the end. */
  readonly ours: number | undefined;
  stop(): Promise<void>;
}

export interface SiteOptions {
  readonly state: string;
  readonly port: number | undefined;
  /** A runner that an earlier, killed replay had started: ours to stop when it still runs. */
  readonly startedBefore: number | undefined;
  readonly say: (line: string) => void;
}

const waitForReturnMs = 10 * 60_000;
const startWithinMs = 5 * 60_000;
/** A connection that breaks while the runner is there and answers is a fault, not a restart. */
const breaksAtMost = 20;

/**
 * Joins the `npm start` of this state, else starts one.
 *
 * @throws UsageError where an endpoint is not loopback, or no runner comes up
 */
export async function openSite(options: SiteOptions): Promise<Site> {
  const note = readRunning(options.state);
  if (note !== undefined) requireLoopback(note);
  const found = await answering(options.state);
  let child = found === undefined ? startRunner(options) : undefined;
  let current = found ?? (await untilUp(options, child));
  let ours = child?.pid ?? (current.pid === options.startedBefore ? current.pid : undefined);
  let returning: Promise<void> | undefined;
  /** Operators still on a call lose their connection when we stop: nobody starts anything for them again. */
  let stopping = false;

  const comeBack = async (lost: Running) => {
    if (stopping || current !== lost) return;
    const back = await answering(options.state);
    if (stopping) return;
    if (back === undefined && ours !== undefined) {
      options.say('The npm start of this replay has ended: starting it again.');
      child = startRunner(options);
      ours = child.pid;
    }
    current = back ?? (ours === undefined ? await untilBack(options) : await untilUp(options, child));
  };

  return {
    get ours() {
      return ours;
    },
    async use(work) {
      for (let breaks = 1; ; breaks += 1) {
        const running = current;
        try {
          return await work(running);
        } catch (error) {
          // What was under way when we stopped is resumed by the next run: it has nothing to say any more.
          if (stopping) return new Promise<never>(() => undefined);
          if (!isLostConnection(error) || breaks > breaksAtMost) throw error;
          returning ??= comeBack(running).finally(() => {
            returning = undefined;
          });
          await returning;
        }
      }
    },
    async stop() {
      stopping = true;
      if (ours === undefined) return;
      await endGently(ours);
      ours = undefined;
    },
  };
}

function startRunner({ state, port }: SiteOptions): ChildProcess {
  const folder = join(state, 'replays');
  mkdirSync(folder, { recursive: true });
  const log = openSync(join(folder, 'npm-start.log'), 'a');
  const args = [fileURLToPath(new URL('../start.ts', import.meta.url)), '--state', state];
  if (port !== undefined) args.push('--port', String(port));
  // Its own process group: Ctrl-C reaches the replay alone, which then stops it.
  return spawn(process.execPath, args, { stdio: ['ignore', log, 'inherit'], detached: true });
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

async function untilUp({ state }: SiteOptions, child: ChildProcess | undefined): Promise<Running> {
  const giveUpAt = Date.now() + startWithinMs;
  while (Date.now() < giveUpAt) {
    const running = await answering(state);
    if (running !== undefined && (child === undefined || running.pid === child.pid)) return running;
    if (child !== undefined && hasEnded(child)) {
      throw new UsageError('npm start did not come up: see the line above, or start it yourself and replay again.');
    }
    await pause(50);
  }
  if (child?.pid !== undefined) await endGently(child.pid);
  throw new UsageError(`npm start did not come up within ${startWithinMs / 1000} s: see npm-start.log in its replays.`);
}

async function untilBack({ state, say }: SiteOptions): Promise<Running> {
  const giveUpAt = Date.now() + waitForReturnMs;
  let told = false;
  while (Date.now() < giveUpAt) {
    const running = await answering(state);
    if (running !== undefined) {
      if (told) say('It is back: going on.');
      return running;
    }
    if (!told)
      say(`npm start has gone. Start it again (npm start${stateFlag(state)}), and the replay goes on by itself.`);
    told = true;
    await pause(100);
  }
  throw new UsageError(
    `npm start did not come back within ${waitForReturnMs / 60_000} minutes. Start it and give the same command: it resumes.`,
  );
}

const stateFlag = (state: string) => ` -- --state ${state}`;

/** The runner of this state if it is there and answers. */
async function answering(state: string): Promise<Running | undefined> {
  const running = readRunning(state);
  if (running === undefined) return undefined;
  requireLoopback(running);
  try {
    const headers = { authorization: `Bearer ${running.token}` };
    const answer = await fetch(`${running.control}/clock`, { headers, signal: AbortSignal.timeout(5_000) });
    await answer.arrayBuffer();
    return answer.ok ? running : undefined;
  } catch {
    return undefined;
  }
}

const lostCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Whether the other side went away, in the forms in which fetch and the SDK say so. */
export function isLostConnection(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'TimeoutError' || ('code' in error && lostCodes.has(String(error.code)))) return true;
  if (error.message === 'fetch failed' || error.message === 'terminated') return true;
  return error.cause !== undefined && isLostConnection(error.cause);
}

async function endGently(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
    for (let waited = 0; waited < 15_000; waited += 50) {
      process.kill(pid, 0);
      await pause(50);
    }
    process.kill(pid, 'SIGKILL');
  } catch {
    // Gone, which is what was wanted.
  }
}
