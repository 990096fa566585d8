import { notFor } from '../../shared/domain/claim.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import type { TaskKind } from '../../shared/domain/task.ts';
import { type CallQueueTable, type InLine, lineKey, readLine } from '../../shared/storage/call-queue.ts';
import { readTotals } from '../../shared/storage/counters.ts';
import type { Desk } from './claim-call.ts';

/** A task in line that may be taken, and why it is the one. */
export interface Offer {
  readonly seen: InLine;
  readonly kind: TaskKind;
  readonly because: string;
}

interface Line {
  readonly list: string;
  readonly band: number;
}

export interface Due {
  readonly offers: readonly Offer[];
  /** Where nothing is due: when the next open task will be. */
  readonly next: string | undefined;
}

/** How many of the first in line share the load of operators who ask at once; one claim in ten takes the oldest. */
const loose = 16;
const oldestFirst = 0.1;

/**
 * The tasks to try, best first: strictly by band, then by the operator's order of lists. Counters kept from the queue's
 * stream say which lines have anybody in them, so that empty ones are not read.
 */
export async function findDue(desk: Desk, operator: string, lists: readonly string[], round: number): Promise<Due> {
  const table = { client: desk.client, table: desk.callQueue };
  const now = desk.clock();
  const today = notFor(operator, now);
  let next: string | undefined;
  for (const line of linesWithTasks(await readTotals(table, 'LINES'), lists)) {
    const waiting = await readWaiting(
      table,
      lineKey(line.list, line.band),
      round,
      (task) => !task.notFor.includes(today),
    );
    const due = waiting.filter(({ availableAt }) => availableAt <= now);
    if (due.length > 0) return { offers: offersOf(due, line, desk, round), next: undefined };
    const soonest = waiting[0]?.availableAt;
    if (soonest !== undefined && (next === undefined || soonest < next)) next = soonest;
  }
  return { offers: [], next };
}

/** Tasks read at once from a line; further down where somebody was quicker, or where none of them is for this operator. */
const page = 24;
const pageAtMost = 6_000;

async function readWaiting(
  table: CallQueueTable,
  line: string,
  round: number,
  isFor: (task: InLine) => boolean,
): Promise<InLine[]> {
  for (let size = page * 2 ** (round - 1); ; size *= 4) {
    const inLine = await readLine(table, line, size);
    const waiting = inLine.filter(isFor);
    if (waiting.length > 0 || inLine.length < size || size > pageAtMost) return waiting;
  }
}

function linesWithTasks(totals: ReadonlyMap<string, number>, lists: readonly string[]): Line[] {
  return [...totals]
    .flatMap(([name, n]) => {
      const [, list, band] = /^line\.(.+)#[^#]+#(\d+)$/.exec(name) ?? [];
      return n > 0 && list !== undefined && lists.includes(list) ? [{ list, band: Number(band) }] : [];
    })
    .sort((a, b) => a.band - b.band || lists.indexOf(a.list) - lists.indexOf(b.list));
}

function offersOf(due: readonly InLine[], { list, band }: Line, { chance, policy }: Desk, round: number): Offer[] {
  const kind = kindServedBy(list, policy);
  const from = chance() < oldestFirst ? 0 : Math.floor(chance() * Math.min(loose * 2 ** (round - 1), due.length));
  const inOrder = [...due.slice(from), ...due.slice(0, from)].slice(0, 3);
  return inOrder.map((seen) => ({ seen, kind, because: `band ${band} of ${list}, due since ${seen.availableAt}` }));
}

/** The longest a task of this list may be held: the line does not say which kind each is. */
function kindServedBy(list: string, { lists }: Policy): TaskKind {
  return list === lists.notification ? 'contact-notification' : 'case-interview';
}
