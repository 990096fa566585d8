import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The command line of a running process, words joined by blanks; undefined when it is gone or a zombie. */
export function commandLine(pid: number): string | undefined {
  if (process.platform === 'linux') {
    try {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
      return words.length === 0 ? undefined : words.join(' ');
    } catch {
      return undefined;
    }
  }
  const listed = spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  const line = listed.stdout?.trim();
  return listed.status === 0 && line !== '' ? line : undefined;
}
