import { kindsServedBy, readLineKey } from '../../shared/domain/calls/placing.ts';
import { TaskKind } from '../../shared/domain/calls/task-kind.ts';
import shippedPolicy from '../../shared/domain/desk/default-policy.json' with { type: 'json' };
import type { Policy } from '../../shared/domain/desk/policy.ts';
import { policyFrom } from '../../shared/domain/desk/read-settings.ts';
import { knowsList } from '../../shared/domain/protocols/known-lists.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { type CounterTable, readTotals } from '../../shared/storage/counters.ts';
import type { DeskTable } from '../../shared/storage/staff.ts';
import type { SettingsFile } from './settings-files.ts';

/** Open tasks by work list. */
export async function openByList(queue: CounterTable): Promise<Map<string, number>> {
  const lists = new Map<string, number>();
  for (const [name, n] of await readTotals(queue, 'LINES')) {
    const line = name.startsWith('line.') ? readLineKey(name.slice('line.'.length)) : undefined;
    if (line !== undefined && n > 0) lists.set(line.list, (lists.get(line.list) ?? 0) + n);
  }
  return lists;
}

const hasKind = ({ document }: SettingsFile, kind: TaskKind): boolean =>
  typeof document === 'object' && document !== null && 'kind' in document && document.kind === kind;

/** Work lists with open tasks that nobody would take care of under the settings in these files, a line each. */
export async function orphanedLists(
  queue: CounterTable,
  desk: DeskTable,
  files: readonly SettingsFile[],
): Promise<string[]> {
  const written = files.find(({ kind }) => kind === 'policy');
  const policy: Policy =
    written === undefined ? await openPolicy(desk.client, desk.table)() : policyFrom(written.document, shippedPolicy);
  const protocols = files.filter(({ kind }) => kind === 'protocols');
  const withoutProtocol = TaskKind.options.filter(
    (kind) => protocols.length > 0 && !protocols.some((protocol) => hasKind(protocol, kind)),
  );
  return [...(await openByList(queue))].flatMap(([list, n]) => {
    if (!knowsList(list, policy)) return [`${list}: ${n} open, and the policy knows this list no more`];
    const served = kindsServedBy(list, policy);
    return served.length < TaskKind.options.length && served.every((kind) => withoutProtocol.includes(kind))
      ? [`${list}: ${n} open, and there is no protocol for ${served.join(', ')}`]
      : [];
  });
}
