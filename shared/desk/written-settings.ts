import shippedPolicy from '../domain/desk/default-policy.json' with { type: 'json' };
import { problemsInPolicy } from '../domain/desk/read-settings.ts';
import type { InForce, SettingKind } from '../domain/desk/settings-head.ts';
import { problemsInProfile, unspecified } from '../domain/diseases/profile.ts';
import { problemsInProtocol } from '../domain/protocols/written-protocol.ts';
import { placed, type SettingProblem } from '../domain/read-data.ts';
import { wrong } from '../domain/wrong.ts';
import { digestOf } from '../runtime/ids.ts';
import { packed } from '../storage/settings.ts';

/** A document of the settings as somebody wrote it, in a file or on a screen. */
export interface WrittenSetting extends InForce {
  /** Where it lies, or would: `policy.json`, `profiles/*.json`, `protocols/*.json`. Problems are told with it. */
  readonly file: string;
  readonly document: unknown;
}

export interface Written {
  readonly kind: SettingKind;
  readonly file: string;
  readonly data: unknown;
}

function problemsOf({ kind, file, data }: Written): SettingProblem[] {
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

function asDocument({ kind, file, data }: Written): WrittenSetting {
  const fields = new Map<string, unknown>(Object.entries(Object(data)));
  const [name, version] = [String(fields.get(nameIn[kind])), Number(fields.get('version'))];
  return { kind, name, version, digest: digestOf(data), chunks: packed(data).length, file, document: data };
}

/** Under which name a document goes, also one that cannot be used. */
export const nameOf = ({ kind, data }: Pick<Written, 'kind' | 'data'>): string => {
  const fields = new Map<string, unknown>(Object.entries(Object(data)));
  return String(fields.get(nameIn[kind]) ?? '');
};

function twice(settings: readonly WrittenSetting[]): SettingProblem[] {
  const first = new Map<string, string>();
  return settings.flatMap(({ kind, name, file }) => {
    const before = first.get(`${kind} ${name}`);
    first.set(`${kind} ${name}`, file);
    return before === undefined ? [] : [placed(file, [nameIn[kind]], wrong('name-twice', { name, file: before }))];
  });
}

/** What was written, and every problem with it, each with its file and place. */
export function readWritten(written: readonly Written[]): {
  readonly settings: WrittenSetting[];
  readonly problems: SettingProblem[];
} {
  const problems = written.flatMap(problemsOf);
  const settings = written.map(asDocument);
  problems.push(...twice(settings));
  const profiles = settings.filter(({ kind }) => kind === 'profiles');
  if (profiles.length > 0 && !profiles.some(({ name }) => name === unspecified))
    problems.push(placed('profiles', [], wrong('no-fallback', { disease: unspecified })));
  return { settings, problems };
}
