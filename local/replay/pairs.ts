import { createHash } from 'node:crypto';
import { Ref } from '../../shared/domain/cases/case.ts';
import { contactsAtMost } from '../../shared/domain/protocols/interview.ts';
import { type DateCell, readDate } from './line-list.ts';
import type { ReplayOptions } from './options.ts';
import { optionalColumn, requiredColumn, type Table } from './read-table.ts';

/** One row of the contacts: that `from` may have exposed `to`. */
export interface PairRow {
  readonly line: number;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly setting: string | undefined;
  readonly exposureDate: DateCell;
}

/** What one case says about one other person in its interview. */
export interface Naming {
  readonly by: string;
  readonly other: string;
  /** `source`: the case caught it from the other; stored other → case. */
  readonly direction: 'exposed' | 'source';
  /** The contact row's key in the interview: the same at every replay of the pair. */
  readonly key: string;
  readonly setting: string | undefined;
  readonly lastExposure: string | undefined;
}

export interface Pair {
  readonly from: string;
  readonly to: string;
}

/** Where every row of the contacts went: rows = expected + noSource + duplicate + setAside. */
export interface PairCounts {
  readonly rows: number;
  /** Exposures that must be in the graph at the end. */
  readonly expected: number;
  readonly noSource: number;
  /** Of the expected ones: named backwards by `to`, because `from` is no case of the line list. */
  readonly outsideFrom: number;
  /** Of the expected ones: `to` never became a case. */
  readonly outsideTo: number;
  readonly duplicate: number;
  readonly setAside: number;
}

export interface PairPlan {
  readonly counts: PairCounts;
  readonly expected: readonly Pair[];
  /** By the case that names. */
  readonly namings: ReadonlyMap<string, readonly Naming[]>;
  readonly setAside: readonly { readonly line: number; readonly reason: string }[];
}

/** @throws UsageError when a column asked for is not there */
export function readPairs(table: Table, { columns, dateFormat }: ReplayOptions): PairRow[] {
  const from = requiredColumn(table, columns.from);
  const to = requiredColumn(table, columns.to);
  const setting = optionalColumn(table, columns.setting);
  const exposureDate = optionalColumn(table, columns.exposureDate);
  return table.rows.map((row) => ({
    line: row.line,
    from: table.cell(row, from),
    to: table.cell(row, to),
    setting: table.cell(row, setting)?.slice(0, 200),
    exposureDate: readDate(table, row, exposureDate, dateFormat),
  }));
}

/**
 * Decides for every row of the contacts who will name whom.
 *
 * @param cases ids with a usable row in the line list: they are interviewed, so only they can name anybody
 */
export function planPairs(rows: readonly PairRow[], cases: ReadonlySet<string>): PairPlan {
  const namings = new Map<string, Naming[]>();
  const expected = new Map<string, Pair>();
  const setAside: { line: number; reason: string }[] = [];
  let [noSource, duplicate] = [0, 0];
  const sayIt = (naming: Naming): boolean => {
    const said = namings.get(naming.by) ?? [];
    if (!cases.has(naming.by) || said.length >= contactsAtMost) return false;
    namings.set(naming.by, [...said, naming]);
    return true;
  };
  for (const row of rows) {
    const { from, to, line } = row;
    const reason = whyNotUsable(row, cases);
    if (reason !== undefined) setAside.push({ line, reason });
    else if (from === undefined || to === undefined) noSource += 1;
    else if (expected.has(keyOf({ from, to }))) duplicate += 1;
    // An interview ends at so many contacts; those who are cases themselves can still say who exposed them.
    else if (sayIt(namingOf(row, from, to, 'exposed')) || sayIt(namingOf(row, to, from, 'source')))
      expected.set(keyOf({ from, to }), { from, to });
    else
      setAside.push({ line, reason: `an interview takes ${contactsAtMost} contacts, and '${from}' has named as many` });
  }
  const pairs = [...expected.values()];
  return {
    counts: {
      rows: rows.length,
      expected: pairs.length,
      noSource,
      outsideFrom: pairs.filter(({ from }) => !cases.has(from)).length,
      outsideTo: pairs.filter(({ to }) => !cases.has(to)).length,
      duplicate,
      setAside: setAside.length,
    },
    expected: pairs,
    namings,
    setAside,
  };
}

function whyNotUsable({ from, to, exposureDate }: PairRow, cases: ReadonlySet<string>): string | undefined {
  if (to === undefined) return 'nobody stands where the exposed person should';
  if (exposureDate.is === 'unreadable') return `${exposureDate.column} is '${exposureDate.value}'`;
  if (from === undefined) return undefined;
  if (from === to) return `'${to}' is paired with themselves`;
  if (!cases.has(from) && !cases.has(to)) return `neither '${from}' nor '${to}' is a usable case of the line list`;
  const wrong = [from, to].find((id) => !Ref.safeParse(id).success);
  return wrong === undefined ? undefined : `'${wrong}' is not usable as a number: it is longer than 128 characters`;
}

/** Names a pair, and its row in whichever interview it is said: the same at every replay. */
function keyOf({ from, to }: Pair): string {
  return createHash('sha256')
    .update(JSON.stringify([from, to]))
    .digest('hex')
    .slice(0, 32);
}

function namingOf(row: PairRow, by: string, other: string, direction: Naming['direction']): Naming {
  const pair = direction === 'exposed' ? { from: by, to: other } : { from: other, to: by };
  const lastExposure = row.exposureDate.is === 'day' ? row.exposureDate.day : undefined;
  return { by, other, direction, key: keyOf(pair), setting: row.setting, lastExposure };
}
