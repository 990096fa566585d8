import type * as z from 'zod/mini';
import { readOr } from './wrong-issue.ts';

/**
 * Settings are data that people write, in files: whatever is wrong with them is said with the place, so that nobody has
 * to look for it (`profiles/measles.json: followUp.days: is missing`).
 */

/** What is wrong with data, each with its place under the file's name; nothing where the data can be used. */
export function problemsIn(file: string, schema: z.ZodMiniType, data: unknown): string[] {
  const read = readOr(schema, data);
  return 'data' in read ? [] : read.wrong.map(({ path, problem }) => placed(file, path, problem));
}

export const placed = (file: string, path: readonly PropertyKey[], problem: string): string =>
  `${file}: ${path.length === 0 ? '' : `${path.map(String).join('.')}: `}${problem}`;

/** Settings that cannot be used, with every place that has to be mended. */
export class UnusableData extends Error {
  override readonly name = 'UnusableData';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
