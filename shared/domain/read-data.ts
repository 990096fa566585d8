import type * as z from 'zod/mini';
import type { Wrong } from './wrong.ts';
import { readOr } from './wrong-issue.ts';

/**
 * Settings are data that people write, in files: whatever is wrong with them is said with the place, so that nobody has
 * to look for it (`profiles/measles.json: followUp.days: is missing`).
 */

/** What is wrong with a document of the settings, and where: a file, and the place in it. */
export interface SettingProblem extends Wrong {
  readonly field: string;
}

/**
 * What is wrong with data, each with its place in the file; nothing where the data can be used.
 *
 * @param within where in the file the data is
 */
export function problemsIn(
  file: string,
  schema: z.ZodMiniType,
  data: unknown,
  within: readonly PropertyKey[] = [],
): SettingProblem[] {
  const read = readOr(schema, data);
  return 'data' in read ? [] : read.wrong.map(({ path, ...each }) => placed(file, [...within, ...path], each));
}

export const placed = (file: string, path: readonly PropertyKey[], what: Wrong): SettingProblem => ({
  field: path.length === 0 ? file : `${file}: ${path.map(String).join('.')}`,
  ...what,
});

/** For whoever reads it in a terminal. */
export const inLine = ({ field, problem }: SettingProblem): string => `${field}: ${problem}`;

/** Settings that cannot be used, with every place that has to be mended. */
export class UnusableData extends Error {
  override readonly name = 'UnusableData';
  readonly problems: readonly SettingProblem[];

  constructor(problems: readonly SettingProblem[]) {
    super(problems.map(inLine).join('\n'));
    this.problems = problems;
  }
}
