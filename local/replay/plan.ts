import { createHash } from 'node:crypto';
import type { NamedContact } from '../../shared/domain/protocols/interview.ts';
import { draw } from './draw.ts';
import { type CaseRow, readLineList } from './line-list.ts';
import { caseMessage, namedContact, problemOf } from './messages.ts';
import type { ReplayOptions } from './options.ts';
import { type Naming, type PairPlan, planPairs, readPairs } from './pairs.ts';
import { type MadeUpPerson, madeUpPerson } from './people.ts';
import { readTable } from './read-table.ts';

/** One row of the line list, ready for the queue. */
export interface Offer {
  /** The row's place in the file, from 0; a row is told from another by it, never by its id. */
  readonly index: number;
  readonly line: number;
  readonly id: string | undefined;
  readonly body: string;
  /** Why it will be set aside; undefined when it can be used. */
  readonly problem: string | undefined;
}

/** The rows of one day; undefined for rows that name no day, which come first. */
export interface OfferedDay {
  readonly day: string | undefined;
  readonly offers: readonly Offer[];
}

/** Everything that will happen, before anything does. */
export interface ReplayPlan {
  readonly source: string;
  readonly disease: string;
  readonly days: readonly OfferedDay[];
  readonly pairs: PairPlan;
  /** What each case will say when it is interviewed, by its id. */
  readonly interviews: ReadonlyMap<string, readonly NamedContact[]>;
  readonly dirtyNamings: number;
  /** Everybody who is a usable case or named by one, by id. */
  readonly people: ReadonlyMap<string, MadeUpPerson>;
}

/** @throws UsageError when a file or a column is not there */
export function makePlan(options: ReplayOptions): ReplayPlan {
  const format = { delimiter: options.delimiter, na: options.na };
  const rows = readLineList(readTable(options.lineList, format), options);
  const { source, disease } = options;
  const firstDay = rows.map(dayOf).reduce(earlier, undefined) ?? '1970-01-01';
  const rowOf = firstRows(rows);
  const person = (id: string) => {
    const row = rowOf.get(id);
    return madeUpPerson(source, id, { age: row?.age, sex: row?.sex, on: (row && dayOf(row)) ?? firstDay });
  };
  const offers = rows.map((row, index): Offer & { day: string | undefined } => {
    const body = caseMessage(row, row.id === undefined ? undefined : person(row.id), { source, disease });
    return { index, line: row.line, id: row.id, body, problem: problemOf(row, body), day: dayOf(row) };
  });
  const cases = new Set(offers.flatMap(({ id, problem }) => (id !== undefined && problem === undefined ? [id] : [])));
  const pairs = planPairs(readPairs(readTable(options.contacts, format), options), cases);
  const namings = [...pairs.namings.values()].flat();
  const people = new Map([...cases, ...namings.map(({ other }) => other)].map((id) => [id, person(id)]));
  const dirty = dirtyKeys(namings, options);
  const contact = (naming: Naming): NamedContact => {
    const said = dirty.has(naming.key) ? JSON.stringify([options.seed, 'speech', naming.key]) : undefined;
    return namedContact(naming, people.get(naming.other) ?? person(naming.other), said);
  };
  const interviews = new Map([...pairs.namings].map(([by, named]) => [by, named.map(contact)]));
  return { source, disease, days: byDay(offers), pairs, interviews, dirtyNamings: dirty.size, people };
}

/** A row is offered on its report date, else on its onset. */
function dayOf({ reportDate, onset }: CaseRow): string | undefined {
  if (reportDate.is === 'day') return reportDate.day;
  return onset.is === 'day' ? onset.day : undefined;
}

const earlier = (a: string | undefined, b: string | undefined) =>
  a === undefined || (b !== undefined && b < a) ? b : a;

/** A number that stands in several rows is one person, with the age and sex of its first row. */
function firstRows(rows: readonly CaseRow[]): Map<string, CaseRow> {
  const first = new Map<string, CaseRow>();
  for (const row of rows) if (row.id !== undefined && !first.has(row.id)) first.set(row.id, row);
  return first;
}

function byDay(offers: readonly (Offer & { readonly day: string | undefined })[]): OfferedDay[] {
  const days = Map.groupBy(offers, ({ day }) => day);
  return [...days]
    .sort(([a = ''], [b = '']) => (a < b ? -1 : Number(a > b)))
    .map(([day, rows]) => ({ day, offers: rows.map(({ day: _, ...offer }) => offer) }));
}

/** Exactly the share asked for, and the same namings at every replay. */
function dirtyKeys(namings: readonly Naming[], { dirty, seed }: ReplayOptions): Set<string> {
  const drawn = namings.map(({ key }) => ({ key, at: draw(JSON.stringify([seed, 'dirty', key])) }));
  const count = Math.round(namings.length * dirty);
  return new Set(
    drawn
      .sort((a, b) => a.at - b.at)
      .slice(0, count)
      .map(({ key }) => key),
  );
}

/** Names a replay by what decides how it goes: the plan, who answers when, and nothing about this machine. */
export function planHash(plan: ReplayPlan, { reach, seed }: ReplayOptions): string {
  const hash = createHash('sha256').update(JSON.stringify([plan.source, plan.disease, reach, seed]));
  for (const { day, offers } of plan.days) hash.update(JSON.stringify([day ?? null, offers.map(({ body }) => body)]));
  hash.update(JSON.stringify([[...plan.interviews], plan.pairs.counts]));
  return hash.digest('hex').slice(0, 32);
}
