import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What the commands have in common: their arguments and files, and how they end when these cannot be used. */

/** The command or its files cannot be used as they are: one line says what to change; the command ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The arguments of a command. @throws UsageError naming the one that it does not know */
export function readArguments<T extends ParseArgsConfig>(config: T): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${message.split(/\. |\.?\n|\.$/)[0]}: --help lists what there is.`);
  }
}

/** @throws UsageError where it is no whole number in that range */
export function wholeNumber(value: string, option: string, least = 1, most = Number.MAX_SAFE_INTEGER): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  const range = most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `from ${least} to ${most}`;
  throw new UsageError(`${option} is a whole number ${range}, not '${value}'.`);
}

/** The content of a file that somebody named. @throws UsageError with why it cannot be read */
export function readNamedFile(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${whyNot(error)}.`);
  }
}

const inWords: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  EEXIST: 'it is a file, no folder',
  ENOTDIR: 'part of the path is a file, no folder',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
};

/** Why a file or folder cannot be used, in words. */
export function whyNot(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return inWords[code] ?? (error instanceof Error ? error.message : String(error));
}

/** Runs a command to its exit code. What a person can mend is said by its message alone; a fault of ours keeps its stack. */
export async function exitCodeOf(main: () => unknown): Promise<number> {
  try {
    const code = await main();
    return typeof code === 'number' ? code : Number(process.exitCode ?? 0);
  } catch (error) {
    console.error(error instanceof Error && !isFault(error) ? error.message : error);
    return error instanceof UsageError ? 2 : 1;
  }
}

const isFault = (error: Error): boolean =>
  error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError;
