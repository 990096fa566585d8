import * as z from 'zod/mini';
import english from 'zod/v4/locales/en.js';

/**
 * Settings are data that people write, in files: whatever is wrong with them is said with the place, so that nobody has
 * to look for it (`profiles/measles.json: followUp.days: is missing`).
 */

const { localeError } = english();

/** What is wrong with data, each with its place under the file's name; nothing where the data can be used. */
export function problemsIn(file: string, schema: z.ZodMiniType, data: unknown): string[] {
  const read = z.safeParse(schema, data, { error: localeError });
  return read.success ? [] : read.error.issues.flatMap((issue) => inWords(file, issue));
}

function inWords(file: string, issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => placed(file, [...issue.path, key], 'is no field of it'));
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  return [placed(file, issue.path, missing ? 'is missing' : issue.message)];
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
