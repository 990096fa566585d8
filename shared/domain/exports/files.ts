import { dayText, noDay } from '../snapshot/columns.ts';
import {
  contactColumns,
  type DictionaryRow,
  dayZeroColumns,
  dictionaryColumns,
  incidenceColumns,
  intervalColumns,
  lineListColumns,
  linkageColumns,
  pairColumns,
} from './columns.ts';
import { gexf, graphMl } from './graph-files.ts';
import type { CaseRow, OutbreakData } from './outbreak-data.ts';
import { type ExportColumn, type ExportFile, tableFile } from './table-file.ts';

/** The files that an export is made of, each for the program that opens it. */

/** Of files with columns, which. */
const tables = {
  'linelist.csv': lineListColumns,
  'contacts.csv': contactColumns,
  'incidence.csv': incidenceColumns,
  'serial-intervals.csv': intervalColumns,
  'links.csv': pairColumns,
  'global-health.csv': dayZeroColumns,
  'dictionary.csv': dictionaryColumns,
  'linkage.csv': linkageColumns,
} as const satisfies Readonly<Record<string, readonly ExportColumn<never>[]>>;

export const fileNames = [
  'linelist.csv',
  'contacts.csv',
  'incidence.csv',
  'serial-intervals.csv',
  'links.csv',
  'network.graphml',
  'network.gexf',
  'linelist.parquet',
  'contacts.parquet',
  'global-health.csv',
  'dictionary.csv',
] as const;
export type FileName = (typeof fileNames)[number];

/** Asked for by itself, with a reason of its own. */
export const linkageName = 'linkage.csv';

/** Parquet is made of the same rows as the table of that name. */
export type TextFileName = Exclude<FileName, `${string}.parquet`> | typeof linkageName;

export function textFile(name: TextFileName, data: OutbreakData, disease: string): ExportFile {
  switch (name) {
    case 'linelist.csv':
      return tableFile(name, lineListColumns, data.cases, (n) => data.caseRow(data.listed(n)));
    case 'contacts.csv':
      return tableFile(name, contactColumns, data.contacts, data.contactRow);
    case 'links.csv':
      return tableFile(name, pairColumns, data.links, data.linkRow);
    case 'incidence.csv':
      return incidence(data);
    case 'serial-intervals.csv':
      return serialIntervals(data);
    case 'global-health.csv':
      return dayZero(data, disease);
    case 'dictionary.csv':
      return dictionary();
    case linkageName:
      return tableFile(name, linkageColumns, data.cases, (n) => data.linkageRow(data.listed(n)));
    case 'network.graphml':
      return graphMl(data);
    case 'network.gexf':
      return gexf(data);
  }
}

const onsets = (data: OutbreakData): number[] =>
  Array.from({ length: data.cases }, (_, n) => data.onsetDay(data.listed(n)));
const known = (days: readonly number[]) => days.filter((day) => day !== noDay);
const least = (days: readonly number[]) => days.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);

/** As EpiEstim takes it: every day, those without a case too. */
function incidence(data: OutbreakData): ExportFile {
  const days = known(onsets(data));
  const first = least(days);
  const last = days.reduce((a, b) => Math.max(a, b), first - 1);
  const counts = new Int32Array(days.length === 0 ? 0 : last - first + 1);
  for (const day of days) counts[day - first] = (counts[day - first] ?? 0) + 1;
  return tableFile('incidence.csv', incidenceColumns, counts.length, (n) => ({
    date: dayText(first + n),
    cases: counts[n] ?? 0,
  }));
}

/** Each link with both onsets, as EpiEstim takes them: a day is an interval. */
function serialIntervals(data: OutbreakData): ExportFile {
  const dated: number[] = [];
  let first = least(known(onsets(data)));
  for (let n = 0; n < data.links; n++) {
    const { from, to } = data.ends(n);
    const infector = data.onsetDay(from);
    if (infector === noDay || data.onsetDay(to) === noDay) continue;
    dated.push(n);
    // Who infected a case of a window may have fallen ill before it.
    first = Math.min(first, infector);
  }
  return tableFile('serial-intervals.csv', intervalColumns, dated.length, (n) => {
    const { from, to } = data.ends(dated[n] ?? 0);
    return { infector: data.onsetDay(from) - first, infected: data.onsetDay(to) - first };
  });
}

function dayZero(data: OutbreakData, disease: string): ExportFile {
  const sources = new Map<number, string>();
  for (let n = 0; n < data.links; n++) {
    const { to } = data.ends(n);
    const { from, preferred } = data.linkRow(n);
    if (preferred || !sources.has(to)) sources.set(to, from);
  }
  const rowAt = (n: number): CaseRow & { disease: string; source?: string } => {
    const of = data.listed(n);
    const source = sources.get(of);
    return { ...data.caseRow(of), disease, ...(source === undefined ? {} : { source }) };
  };
  return tableFile('global-health.csv', dayZeroColumns, data.cases, rowAt);
}

/** What every column of every table means. */
function dictionary(): ExportFile {
  const rows: DictionaryRow[] = Object.entries(tables).flatMap(([file, columns]) =>
    columns.map(({ name, type, meaning, words = [] }: ExportColumn<never>) => ({
      file,
      column: name,
      type,
      words: words.join(' '),
      meaning,
    })),
  );
  const nothing: DictionaryRow = { file: '', column: '', type: '', words: '', meaning: '' };
  return tableFile('dictionary.csv', dictionaryColumns, rows.length, (n) => rows[n] ?? nothing);
}
