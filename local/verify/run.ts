import { spawn } from 'node:child_process';

/** A step that did not do what it must; the message is for whoever reads the build's log. */
export class StepFailed extends Error {
  readonly code = 'step-failed';
}

export interface Ran {
  readonly status: number;
  readonly output: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly seconds: number;
  /** Exit codes that are no failure; 0 unless told. */
  readonly allowed?: readonly number[];
}

const running = new Set<number>();

/** Ends what still runs, with everything it started itself. */
export function endRunning(): void {
  for (const group of running) {
    try {
      process.kill(-group, 'SIGKILL');
    } catch {
      // It ended by itself in the meantime.
    }
  }
  running.clear();
}

/** Runs a command to its end. Throws `StepFailed` with the end of its output when it fails, or is not there, or takes too long. */
export function run(command: string, args: readonly string[], options: RunOptions): Promise<Ran> {
  const { env = {}, seconds, allowed = [0] } = options;
  const said = `${command.split('/').at(-1)} ${args.join(' ')}`;
  return new Promise((resolve, reject) => {
    // A group of its own, so that what it started itself ends with it.
    const child = spawn(command, args, {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    if (child.pid) running.add(child.pid);
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer = setTimeout(() => {
      endRunning();
      reject(new StepFailed(`took longer than ${seconds} s: ${said}\n${tail(output)}`));
    }, seconds * 1000);
    child.on('error', (wrong) => {
      clearTimeout(timer);
      reject(new StepFailed(`cannot start ${said}: ${wrong.message}`));
    });
    child.on('close', (status) => {
      clearTimeout(timer);
      if (child.pid) running.delete(child.pid);
      if (status !== null && allowed.includes(status)) resolve({ status, output });
      else reject(new StepFailed(`exit code ${status}: ${said}\n${tail(output)}`));
    });
  });
}

const tail = (output: string) => output.trimEnd().split('\n').slice(-25).join('\n');

/** Whether a command is there to be run. */
export async function isInstalled(command: string): Promise<boolean> {
  return run(command, ['--help'], { seconds: 30 }).then(
    () => true,
    () => false,
  );
}
