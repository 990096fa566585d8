import { spawnSync } from 'node:child_process';
import { createConnection, createServer } from 'node:net';
import { LocalFailure } from './failure.ts';
import { commandLine } from './process-table.ts';

/** Everything local listens here and nowhere else: queue messages and tables carry names and phone numbers. */
export const loopback = '127.0.0.1';

/** True when something accepts connections on this loopback port. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: loopback });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** A port that was free a moment ago, for tests; 0 would hide from an engine's clients where it listens. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, loopback, () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/**
 * Refuses a port that is taken, before anything is started.
 *
 * @throws LocalFailure naming the port, what wanted it and the flag that moves it
 */
export async function requireFree(port: number, purpose: string): Promise<void> {
  const taken = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    const server = createServer();
    server.once('error', (error) => resolve(error));
    server.listen(port, loopback, () => server.close(() => resolve(undefined)));
  });
  if (taken === undefined) return;
  const by =
    taken.code === 'EADDRINUSE'
      ? `is already in use${holderOf(port)}`
      : `cannot be opened (${taken.code ?? taken.message})`;
  throw new LocalFailure(
    `Port ${port} (${purpose}) ${by}. Stop what listens there, or choose other ports with --port N.`,
  );
}

/** ` by <command> (process <pid>)` where the system says so, else nothing. */
function holderOf(port: number): string {
  for (const [command, args, pattern] of whoListens(port)) {
    const { stdout, status } = spawnSync(command, args, { encoding: 'utf8' });
    const pid = status === 0 ? pattern.exec(stdout)?.[1] : undefined;
    const line = pid === undefined ? undefined : commandLine(Number(pid));
    if (line !== undefined) return ` by ${line.length > 80 ? `${line.slice(0, 80)}...` : line} (process ${pid})`;
  }
  return '';
}

/** Linux has the first, macOS the second; the pattern finds the process. */
function whoListens(port: number): [command: string, args: string[], pattern: RegExp][] {
  return [
    ['ss', ['-Hltnp', `sport = :${port}`], /pid=(\d+)/],
    ['lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'], /(\d+)/],
  ];
}
