import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `npm run replay` itself, as a user gives it, in a folder for its files. */
export interface ReplayCommand {
  file(name: string, lines: readonly string[]): string;
  start(args: readonly string[]): { readonly child: ChildProcess; readonly done: Promise<Replayed> };
  run(args: readonly string[]): Promise<Replayed>;
  /** Of the replay that is under way. */
  daysOffered(): number;
}

export interface Replayed {
  readonly exit: number | null;
  readonly printed: string;
  readonly report: () => Record<string, unknown>;
}

export function replayCommand(folder: string, state: string): ReplayCommand {
  const reportFile = join(folder, 'report.json');

  const start = (args: readonly string[]) => {
    const command = ['local/replay/main.ts', '--state', state, '--report', reportFile, '--operators', '4', ...args];
    const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
    const printed: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => printed.push(String(text)));
    const done = new Promise<Replayed>((resolve) => {
      child.once('close', (exit) => {
        resolve({ exit, printed: printed.join(''), report: () => JSON.parse(readFileSync(reportFile, 'utf8')) });
      });
    });
    return { child, done };
  };

  return {
    start,
    run: (args) => start(args).done,
    file(name, lines) {
      const path = join(folder, name);
      writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
      return path;
    },
    daysOffered() {
      const replays = join(state, 'replays');
      if (!existsSync(replays)) return 0;
      const states = readdirSync(replays).filter((name) => name.endsWith('.json'));
      const open = states.map((name) => JSON.parse(readFileSync(join(replays, name), 'utf8')));
      return Math.max(0, ...open.filter(({ finished }) => !finished).map((one) => Number(one.daysOffered)));
    },
  };
}
