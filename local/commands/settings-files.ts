import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readWritten, type Written, type WrittenSetting } from '../../shared/desk/written-settings.ts';
import type { SettingKind } from '../../shared/domain/desk/settings-head.ts';
import { placed, type SettingProblem, UnusableData } from '../../shared/domain/read-data.ts';
import { type Wrong, wrong } from '../../shared/domain/wrong.ts';

const said = (words: string): Wrong => wrong('as-said', { said: words });

function parsed(folder: string, file: string): { readonly data: unknown } | { readonly problem: SettingProblem } {
  try {
    return { data: JSON.parse(readFileSync(join(folder, file), 'utf8')) };
  } catch (error) {
    return { problem: placed(file, [], said(`is no JSON: ${error instanceof Error ? error.message : String(error)}`)) };
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

/**
 * Reads a folder of settings whole.
 * @throws UnusableData with every problem, each with its file and place.
 */
export function readSettingsFolder(folder: string): WrittenSetting[] {
  const listed = filesOf(folder);
  if (listed.length === 0)
    throw new UnusableData([placed(folder, [], said('has no policy.json, profiles/*.json or protocols/*.json'))]);
  const unread: SettingProblem[] = [];
  const found: Written[] = [];
  for (const { kind, file } of listed) {
    const read = parsed(folder, file);
    if ('problem' in read) unread.push(read.problem);
    else found.push({ kind, file, data: read.data });
  }
  const { settings, problems } = readWritten(found);
  if (unread.length + problems.length > 0) throw new UnusableData([...unread, ...problems]);
  return settings;
}
