import { type Refused, refuse } from '../../shared/api/problem.ts';
import type {
  ApplyRequest,
  ApplyResponse,
  CompareRequest,
  CompareResponse,
  SettingResponse,
  SettingsHistoryResponse,
  SettingsResponse,
} from '../../shared/api/settings.ts';
import {
  applySettings,
  changes,
  inForceNow,
  problemsAgainst,
  shippedSetting,
} from '../../shared/desk/settings-apply.ts';
import { orphanedLists } from '../../shared/desk/settings-orphans.ts';
import { nameOf, readWritten, type Written, type WrittenSetting } from '../../shared/desk/written-settings.ts';
import type { Head, SettingKind } from '../../shared/domain/desk/settings-head.ts';
import { differences } from '../../shared/domain/differences.ts';
import type { SettingProblem } from '../../shared/domain/read-data.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import type { CounterTable } from '../../shared/storage/counters.ts';
import { readApplied, readHead, readHeads } from '../../shared/storage/settings.ts';
import type { DeskTable } from '../../shared/storage/staff.ts';

export interface Keeping {
  readonly desk: DeskTable;
  readonly queue: CounterTable;
  readonly clock: Clock;
}

const appliedOf = ({ version, at, by, why, documents }: Head) => ({
  ...{ version, at, by, why },
  documents: documents.map(({ kind, name, version: own }) => ({ kind, name, version: own })),
});

const versionOf = (document: unknown): number => Number(new Map(Object.entries(Object(document))).get('version'));

/** What is in force, as applied or as shipped. */
export async function showSettings({ desk }: Keeping): Promise<SettingsResponse> {
  const head = await readHead(desk, 'consistent');
  const now = await inForceNow(desk, head);
  return {
    inForce: now.map(({ kind, name, document }) => ({
      ...{ kind, name, version: versionOf(document) },
      shipped: head?.documents.every((each) => each.kind !== kind) ?? true,
    })),
    ...(head === undefined ? {} : { applied: appliedOf(head) }),
  };
}

export const showHistory = async ({ desk }: Keeping): Promise<SettingsHistoryResponse> => ({
  history: (await readHeads(desk)).map(appliedOf),
});

/** A document that is in force, ever was, or ships. */
export async function showSetting(
  { desk }: Keeping,
  kind: SettingKind,
  name: string,
  version: number,
): Promise<SettingResponse | Refused> {
  const document = (await readApplied(desk, { kind, name, version })) ?? shippedSetting(kind, name, version);
  return document === undefined ? refuse('no-such-setting') : { kind, name, version, document };
}

/** What a proposal would change, and what keeps it from being applied; or what differs between two versions. */
export async function compareSettings(keeping: Keeping, request: CompareRequest): Promise<CompareResponse | Refused> {
  if (!('documents' in request)) return compareVersions(keeping, request);
  const head = await readHead(keeping.desk, 'consistent');
  const { settings, problems, now } = await proposed(keeping, head, request.documents);
  const usable = problems.length === 0;
  return {
    differences: changes(now, settings),
    problems: [...problems, ...problemsAgainst(head, settings)],
    leftBehind: usable ? await orphanedLists(keeping.queue, keeping.desk, settings) : [],
  };
}

async function compareVersions(
  keeping: Keeping,
  { kind, name, from, to }: Exclude<CompareRequest, { documents: unknown }>,
): Promise<CompareResponse | Refused> {
  const [before, after] = await Promise.all([from, to].map((version) => showSetting(keeping, kind, name, version)));
  if (before === undefined || after === undefined) return refuse('no-such-setting');
  if ('refused' in before) return before;
  if ('refused' in after) return after;
  return { differences: differences(before.document, after.document), problems: [], leftBehind: [] };
}

/** Puts documents in force, beside all others that are. */
export async function applyProposed(
  keeping: Keeping,
  administrator: string,
  { documents, why, leaveBehind = false }: ApplyRequest,
): Promise<ApplyResponse | Refused> {
  const { desk, queue, clock } = keeping;
  const head = await readHead(desk, 'consistent');
  const { settings, problems } = await proposed(keeping, head, documents);
  const all = [...problems, ...problemsAgainst(head, settings)];
  if (all.length > 0) return refuse('unusable-settings', { fields: all });
  const orphaned = leaveBehind ? [] : await orphanedLists(queue, desk, settings);
  if (orphaned.length > 0) return refuse('tasks-left-behind', { fields: orphaned });
  const after = await applySettings(desk, settings, { by: administrator, at: clock(), why });
  return { status: after.version === head?.version ? 'unchanged' : 'applied', version: after.version, at: after.at };
}

/** Of each kind of which something is proposed, the whole: what is proposed in place of its namesake, and the others. */
async function proposed(
  { desk }: Keeping,
  head: Head | undefined,
  documents: ApplyRequest['documents'],
): Promise<{ settings: WrittenSetting[]; problems: SettingProblem[]; now: Awaited<ReturnType<typeof inForceNow>> }> {
  const now = await inForceNow(desk, head);
  const written = documents.map(({ kind, document }): Written => {
    const name = nameOf({ kind, data: document });
    return { kind, file: kind === 'policy' ? 'policy.json' : `${kind}/${name || '?'}.json`, data: document };
  });
  const replaced = (kind: SettingKind, name: string) =>
    written.some((each) => each.kind === kind && (kind === 'policy' || nameOf(each) === name));
  const others = now
    .filter(({ kind, name }) => written.some((each) => each.kind === kind) && !replaced(kind, name))
    .map(({ kind, name, document }): Written => ({ kind, file: `${kind}/${name}.json`, data: document }));
  return { ...readWritten([...written, ...others]), now };
}
