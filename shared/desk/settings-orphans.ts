import { kindsServedBy, readLineKey } from '../domain/calls/placing.ts';
import { TaskKind } from '../domain/calls/task-kind.ts';
import shippedPolicy from '../domain/desk/default-policy.json' with { type: 'json' };
import type { Policy } from '../domain/desk/policy.ts';
import { policyFrom } from '../domain/desk/read-settings.ts';
import { knowsList } from '../domain/protocols/known-lists.ts';
import { placed, type SettingProblem } from '../domain/read-data.ts';
import { wrong } from '../domain/wrong.ts';
import { openPolicy } from '../runtime/policy.ts';
import { type CounterTable, readTotals } from '../storage/counters.ts';
import type { DeskTable } from '../storage/staff.ts';
import type { WrittenSetting } from './written-settings.ts';

/** Open tasks by work list. */
export async function openByList(queue: CounterTable): Promise<Map<string, number>> {
  const lists = new Map<string, number>();
  for (const [name, n] of await readTotals(queue, 'LINES')) {
    const line = name.startsWith('line.') ? readLineKey(name.slice('line.'.length)) : undefined;
    if (line !== undefined && n > 0) lists.set(line.list, (lists.get(line.list) ?? 0) + n);
  }
  return lists;
}

const hasKind = ({ document }: WrittenSetting, kind: TaskKind): boolean =>
  typeof document === 'object' && document !== null && 'kind' in document && document.kind === kind;

/** Work lists with open tasks that nobody would take care of under the settings in these files. */
export async function orphanedLists(
  queue: CounterTable,
  desk: DeskTable,
  files: readonly WrittenSetting[],
): Promise<SettingProblem[]> {
  const written = files.find(({ kind }) => kind === 'policy');
  const policy: Policy =
    written === undefined ? await openPolicy(desk.client, desk.table)() : policyFrom(written.document, shippedPolicy);
  const protocols = files.filter(({ kind }) => kind === 'protocols');
  const withoutProtocol = TaskKind.options.filter(
    (kind) => protocols.length > 0 && !protocols.some((protocol) => hasKind(protocol, kind)),
  );
  return [...(await openByList(queue))].flatMap(([list, n]) => {
    if (!knowsList(list, policy)) return [placed(list, [], wrong('list-unknown', { open: n }))];
    const served = kindsServedBy(list, policy);
    return served.length < TaskKind.options.length && served.every((kind) => withoutProtocol.includes(kind))
      ? [placed(list, [], wrong('list-unserved', { open: n, kinds: served.join(', ') }))]
      : [];
  });
}
