import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type ReplayOptions, readOptions } from '../../local/replay/options.ts';

/** Writes a line list and its pairs into a folder that goes with the test, and reads the command line that replays them. */
export function replayOf(lineList: string, contacts: string, ...more: readonly string[]): ReplayOptions {
  const folder = mkdtempSync(join(tmpdir(), 'ringtrace-replay-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  return optionsFor(file('cases.csv', lineList), file('pairs.csv', contacts), ...more);
}

export function optionsFor(lineList: string, contacts: string, ...more: readonly string[]): ReplayOptions {
  const options = readOptions(['--linelist', lineList, '--contacts', contacts, ...more]);
  if (options === 'help') throw new Error('help was not asked for');
  return options;
}
