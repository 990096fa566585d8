import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import shippedPolicy from '../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { problemsInPolicy } from '../../shared/domain/desk/read-settings.ts';
import type { InForce, SettingKind } from '../../shared/domain/desk/settings-head.ts';
import { problemsInProfile, unspecified } from '../../shared/domain/diseases/profile.ts';
import { problemsInProtocol } from '../../shared/domain/protocols/written-protocol.ts';
import { placed, UnusableData } from '../../shared/domain/read-data.ts';
import { digestOf } from '../../shared/runtime/ids.ts';
import { packed } from '../../shared/storage/settings.ts';

/** A document of the settings as it lies in a folder: `policy.json`, `profiles/*.json`, `protocols/*.json`. */
export interface SettingsFile extends InForce {
  readonly file: string;
  readonly document: unknown;
}

interface Found {
  readonly kind: SettingKind;
  readonly file: string;
  readonly data: unknown;
}

function parsed(folder: string, file: string): { readonly data: unknown } | { readonly problem: string } {
  try {
    return { data: JSON.parse(readFileSync(join(folder, file), 'utf8')) };
  } catch (error) {
    return { problem: placed(file, [], `is no JSON: ${error instanceof Error ? error.message : String(error)}`) };
  }
}

function filesOf(folder: string): { readonly kind: SettingKind; readonly file: string }[] {
  const inside = (kind: 'profiles' | 'protocols') =>
    (existsSync(join(folder, kind)) ? readdirSync(join(folder, kind)) : [])
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map((name) => ({ kind, file: `${kind}/${name}` }));
  const policy = existsSync(join(folder, 'policy.json')) ? [{ kind: 'policy' as const, file: 'policy.json' }] : [];
  return [...policy, ...inside('profiles'), ...inside('protocols')];
}

function problemsOf({ kind, file, data }: Found): string[] {
  switch (kind) {
    case 'policy':
      return problemsInPolicy(file, data, shippedPolicy);
    case 'profiles':
      return problemsInProfile(file, data);
    case 'protocols':
      return problemsInProtocol(file, data);
  }
}

const nameIn = { policy: 'name', profiles: 'disease', protocols: 'id' } as const;

function asDocument({ kind, file, data }: Found): SettingsFile {
  const fields = new Map<string, unknown>(Object.entries(Object(data)));
  const [name, version] = [String(fields.get(nameIn[kind])), Number(fields.get('version'))];
  return { kind, name, version, digest: digestOf(data), chunks: packed(data).length, file, document: data };
}

function twice(files: readonly SettingsFile[]): string[] {
  const first = new Map<string, string>();
  return files.flatMap(({ kind, name, file }) => {
    const before = first.get(`${kind} ${name}`);
    first.set(`${kind} ${name}`, file);
    return before === undefined ? [] : [placed(file, [nameIn[kind]], `${name} is in ${before} already`)];
  });
}

/**
 * Reads a folder of settings whole.
 * @throws UnusableData with every problem, each with its file and place.
 */
export function readSettingsFolder(folder: string): SettingsFile[] {
  const listed = filesOf(folder);
  if (listed.length === 0)
    throw new UnusableData([`${folder}: has no policy.json, profiles/*.json or protocols/*.json`]);
  const problems: string[] = [];
  const found: Found[] = [];
  for (const { kind, file } of listed) {
    const read = parsed(folder, file);
    if ('problem' in read) problems.push(read.problem);
    else found.push({ kind, file, data: read.data });
  }
  problems.push(...found.flatMap(problemsOf));
  const files = found.map(asDocument);
  problems.push(...twice(files));
  const profiles = files.filter(({ kind }) => kind === 'profiles');
  if (profiles.length > 0 && !profiles.some(({ name }) => name === unspecified))
    problems.push(`profiles: there is none for "${unspecified}", which every disease without a profile falls back on`);
  if (problems.length > 0) throw new UnusableData(problems);
  return files;
}
