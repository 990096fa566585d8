import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import type { Outbreak } from '../../shared/domain/metrics/outbreak.ts';
import { dayNumber, noDay } from '../../shared/domain/snapshot/columns.ts';

/** Published outbreaks; they are not part of the project. */
const directory = join(import.meta.dirname, '../../../shared/data');
export const published = existsSync(directory);
if (!published) console.log('Skipped: the outbreaks of ../shared/data are not here.');

const Rows = z.array(z.record(z.string(), z.string()));
const rowsOf = (file: string) => z.parse(Rows, parse(readFileSync(join(directory, file)), { columns: true }));

export interface Pairs {
  /** By id, the day of onset where it is known. */
  readonly onsets: Readonly<Record<string, string | undefined>>;
  readonly pairs: readonly (readonly [from: string, to: string])[];
}

/** MERS in South Korea, 2015 (R package outbreaks). */
export const mers = (): Pairs => ({
  onsets: Object.fromEntries(
    rowsOf('mers_korea_2015.linelist.csv').map(({ id = '', dt_onset }) => [id, dt_onset || undefined]),
  ),
  pairs: rowsOf('mers_korea_2015.contacts.csv').map(({ from = '', to = '' }) => [from, to] as const),
});

/** Measles in Hagelloch, 1861; the onset is that of the prodrome. */
export function hagelloch(): Pairs {
  const rows = rowsOf('measles_hagelloch_1861.csv');
  return {
    onsets: Object.fromEntries(rows.map(({ case_ID, date_of_prodrome }) => [`H_${case_ID}`, date_of_prodrome])),
    pairs: rows
      .filter(({ infector = '' }) => /^\d+$/.test(infector))
      .map(({ case_ID, infector }) => [`H_${infector}`, `H_${case_ID}`] as const),
  };
}

/** Cases and links as they are, without any rule. */
export function outbreakOf({ onsets, pairs }: Pairs, known: Partial<Outbreak> = {}): Outbreak {
  const ids = Object.keys(onsets);
  const places = new Map(ids.map((id, n) => [id, n]));
  const onset = Int32Array.from(ids, (id) => (onsets[id] === undefined ? noDay : dayNumber(onsets[id])));
  const place = (id: string) => places.get(id) ?? -1;
  return {
    cases: ids.length,
    anchor: onset,
    onset,
    infectiousUntil: new Int32Array(ids.length).fill(noDay),
    imported: new Uint8Array(ids.length),
    links: {
      count: pairs.length,
      from: Int32Array.from(pairs, ([from]) => place(from)),
      to: Int32Array.from(pairs, ([, to]) => place(to)),
      confirmed: new Uint8Array(pairs.length),
      preferred: new Uint8Array(pairs.length),
    },
    ...known,
  };
}
