import shippedPolicy from '../domain/desk/default-policy.json' with { type: 'json' };
import {
  documentsAfter,
  type Head,
  type InForce,
  newest,
  type SettingKind,
  versionProblems,
} from '../domain/desk/settings-head.ts';
import { differences } from '../domain/differences.ts';
import { shippedProfiles } from '../domain/diseases/profiles.ts';
import type { WrittenProtocol } from '../domain/protocols/written-protocol.ts';
import { shippedProtocols } from '../domain/protocols/written-protocols.ts';
import type { SettingProblem } from '../domain/read-data.ts';
import { packed, readDocument, readHead, saveHead, storeDocument } from '../storage/settings.ts';
import type { DeskTable } from '../storage/staff.ts';
import type { WrittenSetting } from './written-settings.ts';

export interface Named {
  readonly kind: SettingKind;
  readonly name: string;
  readonly document: unknown;
}

const newestProtocols = (protocols: readonly WrittenProtocol[]) =>
  protocols.filter(({ id, version }) => !protocols.some((other) => other.id === id && other.version > version));

const shipped: readonly Named[] = [
  { kind: 'policy', name: shippedPolicy.name, document: shippedPolicy },
  ...shippedProfiles.map((document) => ({ kind: 'profiles' as const, name: document.disease, document })),
  ...newestProtocols(shippedProtocols()).map((document) => ({
    kind: 'protocols' as const,
    name: document.id,
    document,
  })),
];

/** A document that ships with this release, of any version; undefined where there is none. */
export function shippedSetting(kind: SettingKind, name: string, version: number): unknown {
  if (kind === 'protocols') return shippedProtocols().find((each) => each.id === name && each.version === version);
  const found = shipped.find((each) => each.kind === kind && each.name === name);
  const document = new Map<string, unknown>(Object.entries(Object(found?.document)));
  return document.get('version') === version ? found?.document : undefined;
}

/** What is in force now, the newest of each: as applied, or as shipped where nothing of the kind was. */
export async function inForceNow(desk: DeskTable, head: Head | undefined): Promise<Named[]> {
  const documents = newest(head?.documents ?? []);
  const applied = await Promise.all(
    documents.map(async (each) => ({ kind: each.kind, name: each.name, document: await readDocument(desk, each) })),
  );
  return [...applied, ...shipped.filter(({ kind }) => !applied.some((each) => each.kind === kind))];
}

/** What would change, in lines. Of kinds that the folder has no files of, nothing. */
export function changes(now: readonly Named[], files: readonly WrittenSetting[]): string[] {
  const kinds = new Set(files.map(({ kind }) => kind));
  const written: readonly Named[] = files;
  const keys = new Set(
    [...now, ...written].filter(({ kind }) => kinds.has(kind)).map(({ kind, name }) => `${kind}/${name}`),
  );
  const named = (among: readonly Named[], key: string) => among.find(({ kind, name }) => `${kind}/${name}` === key);
  return [...keys].flatMap((key) => {
    const [before, after] = [named(now, key), named(written, key)];
    if (before === undefined) return [`${key}: new`];
    if (after === undefined) return [`${key}: gone`];
    return differences(before.document, after.document).map((line) => `${key}: ${line}`);
  });
}

export interface Applying {
  readonly by: string;
  readonly at: string;
  readonly why: string;
}

/** Whether applying would change what is in force: the same files again would not. */
const isSame = (before: readonly InForce[], after: readonly InForce[]): boolean =>
  before.length === after.length &&
  after.every((each) =>
    before.some((old) => old.kind === each.kind && old.name === each.name && old.digest === each.digest),
  );

/** Problems with versions of what is in force already: nothing that was applied is ever changed. */
export const problemsAgainst = (head: Head | undefined, files: readonly WrittenSetting[]): SettingProblem[] =>
  versionProblems(head?.documents ?? [], files);

/** Stores what is new and puts it in force; kinds that the folder has no files of stay as they are. */
export async function applySettings(desk: DeskTable, files: readonly WrittenSetting[], how: Applying): Promise<Head> {
  const head = await readHead(desk, 'consistent');
  const before = head?.documents ?? [];
  const kinds = new Set(files.map(({ kind }) => kind));
  const applied: InForce[] = files.map(({ file: _file, document: _document, ...inForce }) => inForce);
  const documents = [...before.filter(({ kind }) => !kinds.has(kind)), ...documentsAfter(before, applied)];
  if (head !== undefined && isSame(before, documents)) return head;
  for (const { document, ...file } of files)
    if (!before.some(({ digest }) => digest === file.digest)) await storeDocument(desk, file, packed(document));
  const next: Head = { version: (head?.version ?? 0) + 1, documents, ...how };
  await saveHead(desk, head, next);
  return next;
}
