import { renameSync, writeFileSync } from 'node:fs';

/** Writes a whole file or leaves the old one: a process killed in the middle leaves no half of it. */
export function replaceFile(file: string, text: string): void {
  const next = `${file}.next`;
  writeFileSync(next, text);
  renameSync(next, file);
}
