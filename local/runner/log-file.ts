import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where a function's output goes: its own file, and line by line to whoever listens. */
export interface LogFile {
  write(text: string): void;
  stop(): void;
}

export function openLog(file: string, line: (text: string) => void): LogFile {
  mkdirSync(dirname(file), { recursive: true });
  // Written at once: whoever waited for the end of an invocation may read what it printed.
  const descriptor = openSync(file, 'a');
  let rest = '';
  return {
    write(text) {
      writeSync(descriptor, text);
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      for (const complete of lines) line(complete);
    },
    stop: () => closeSync(descriptor),
  };
}
