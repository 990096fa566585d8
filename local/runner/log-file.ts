import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where a function's output goes: its own file, and line by line to whoever listens. */
export interface LogFile {
  write(text: string): void;
  stop(): Promise<void>;
}

export function openLog(file: string, line: (text: string) => void): LogFile {
  mkdirSync(dirname(file), { recursive: true });
  const stream = createWriteStream(file, { flags: 'a' });
  let rest = '';
  return {
    write(text) {
      stream.write(text);
      const lines = `${rest}${text}`.split('\n');
      rest = lines.pop() ?? '';
      for (const complete of lines) line(complete);
    },
    stop: () => new Promise((resolve) => stream.end(() => resolve())),
  };
}
