import { at, type Words } from '../../shared/domain/snapshot/columns.ts';
import type { KnownOutbreak } from '../../shared/domain/snapshot/known.ts';
import type { Snapshot } from '../../shared/storage/snapshots.ts';

/** Only cases of which this was told. */
export interface CaseFilters {
  readonly jurisdiction?: string | undefined;
  readonly hospital?: string | undefined;
  readonly classification?: string | undefined;
  readonly ageBand?: string | undefined;
  readonly sex?: string | undefined;
}

export const filterNames = ['jurisdiction', 'hospital', 'classification', 'ageBand', 'sex'] as const;

type OfCase = Exclude<keyof CaseFilters, 'jurisdiction'> | 'outcome' | 'imported';

/** What was told of each case, by its number: a column of the case, or the jurisdiction of its person. */
export async function toldOfCases(
  snapshot: Snapshot,
  { row, person }: Pick<KnownOutbreak, 'row' | 'person'>,
  what: OfCase | 'jurisdiction',
): Promise<Words> {
  if (what === 'jurisdiction') {
    const { jurisdiction } = await snapshot.read('people', ['jurisdiction']);
    return { words: jurisdiction.words, codes: person.map((each) => at(jurisdiction.codes, each)) };
  }
  const column = (await snapshot.read('cases', [what]))[what];
  return { words: column.words, codes: row.map((each) => at(column.codes, each)) };
}

/** 1 for each case that the filters let through; undefined where there is none. */
export async function filterCases(
  snapshot: Snapshot,
  outbreak: KnownOutbreak,
  filters: CaseFilters,
): Promise<Uint8Array | undefined> {
  const given = filterNames.flatMap((name) => (filters[name] === undefined ? [] : [[name, filters[name]] as const]));
  if (given.length === 0) return undefined;
  const through = new Uint8Array(outbreak.cases).fill(1);
  for (const [name, wanted] of given) {
    const { words, codes } = await toldOfCases(snapshot, outbreak, name);
    const code = words.indexOf(wanted);
    for (let n = 0; n < outbreak.cases; n++) if (codes[n] !== code) through[n] = 0;
  }
  return through;
}
