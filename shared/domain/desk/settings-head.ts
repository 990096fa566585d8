import * as z from 'zod/mini';
import { Moment } from '../dates.ts';
import { placed, type SettingProblem } from '../read-data.ts';
import { wrong } from '../wrong.ts';

/**
 * Settings are documents that a department writes in files: the policy, disease profiles, protocols. A document has a
 * name and a version of its own and never changes once it was applied: an interview says under which version of its
 * protocol it was held, and that must mean the same years later. The head says which documents are in force.
 */

export const SettingKind = z.enum(['policy', 'profiles', 'protocols']);
export type SettingKind = z.infer<typeof SettingKind>;

export const InForce = z.object({
  kind: SettingKind,
  name: z.string(),
  version: z.int(),
  /** Of the whole document, to tell another one under the same version. */
  digest: z.string(),
  /** In how many items it is stored. */
  chunks: z.int(),
});
export type InForce = z.infer<typeof InForce>;

export const Head = z.object({
  version: z.int(),
  documents: z.array(InForce),
  by: z.string(),
  at: Moment,
  why: z.string(),
});
export type Head = z.infer<typeof Head>;

const sameDocument = (a: InForce, b: InForce) => a.kind === b.kind && a.name === b.name;

/** Earlier versions of a protocol that are kept: drafts begun under one are finished under it. */
const protocolVersions = 4;

const newestFirst = (a: InForce, b: InForce) => b.version - a.version;

/** What is in force once these documents are: all of them, and the last versions of each protocol before. */
export function documentsAfter(before: readonly InForce[], applied: readonly InForce[]): InForce[] {
  const earlier = before.filter(
    (old) =>
      old.kind === 'protocols' &&
      applied.some((each) => sameDocument(each, old)) &&
      !applied.some((each) => sameDocument(each, old) && each.version === old.version),
  );
  return applied.flatMap((each) => {
    const kept = earlier.filter((old) => sameDocument(each, old)).sort(newestFirst);
    return [each, ...kept.slice(0, protocolVersions - 1)];
  });
}

/** The newest of each document: what `diff` compares files with. */
export function newest(documents: readonly InForce[]): InForce[] {
  return documents.filter(
    (each) => !documents.some((other) => sameDocument(other, each) && other.version > each.version),
  );
}

/** What cannot be applied, because it would change the past: the same version with other content, or an older one. */
export function versionProblems(
  before: readonly InForce[],
  files: readonly (InForce & { readonly file: string })[],
): SettingProblem[] {
  return files.flatMap(({ file, ...document }) => {
    const [last] = before.filter((old) => sameDocument(old, document)).sort(newestFirst);
    if (last === undefined || last.digest === document.digest) return [];
    if (document.version > last.version) return [];
    return [
      placed(
        file,
        ['version'],
        wrong('version-past', { version: document.version, inForce: last.version, next: last.version + 1 }),
      ),
    ];
  });
}
