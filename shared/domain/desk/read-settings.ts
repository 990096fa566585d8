import * as z from 'zod/mini';
import { placed, problemsIn, type SettingProblem } from '../read-data.ts';
import { wrong } from '../wrong.ts';
import { gapsInPolicy, Policy, readPolicy } from './policy.ts';

/**
 * Settings as a department applied them, read by a release that may be newer or older: what its policy does not say is
 * as shipped, section by section, and sections that this release does not know are passed over. A release starts on old
 * settings, and nobody has to migrate anything.
 */

const Sections = z.record(z.string(), z.unknown());

const filled = (applied: unknown, shipped: unknown) => ({
  ...z.parse(Sections, shipped),
  ...z.parse(Sections, applied),
});

export function policyFrom(applied: unknown, shipped: unknown): Policy {
  const known = new Set(Object.keys(Policy.shape));
  return readPolicy(Object.fromEntries(Object.entries(filled(applied, shipped)).filter(([name]) => known.has(name))));
}

/** What is wrong with a policy that somebody wrote, each with its place; a section that nobody knows is a slip. */
export function problemsInPolicy(file: string, written: unknown, shipped: unknown): SettingProblem[] {
  const sections = z.safeParse(Sections, written);
  if (!sections.success) return [placed(file, [], wrong('no-sections'))];
  const own = ['name', 'version'].filter((name) => sections.data[name] === undefined);
  const policy = filled(written, shipped);
  const problems = [...own.map((name) => placed(file, [name], wrong('absent'))), ...problemsIn(file, Policy, policy)];
  if (problems.length > 0) return problems;
  return gapsInPolicy(z.parse(Policy, policy)).map(({ at, ...gap }) => placed(file, [at], gap));
}
