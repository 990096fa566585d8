import { sameValue } from '../equal.ts';
import { wrong } from '../wrong.ts';
import { type Cells, cellsOf, datesOf, usualMissing } from './cells.ts';
import {
  type ColumnUse,
  ContactField,
  contactColumns,
  type FileName,
  type FileRow,
  findColumns,
  type ImportProblem,
  LineListField,
  lineListColumns,
  pairColumns,
} from './columns.ts';
import { contactDates, type ImportedPair, onsetDates, pairsIn, type ReadPairs, readPairRow } from './contact-list.ts';
import { type ImportedCase, lineListDates, readCaseRow } from './line-list.ts';
import { type KnownNumber, partsOf } from './numbers.ts';
import { casesOfPairs } from './pair-cases.ts';

/**
 * An outbreak that began on paper: a line list with a row a case, and pairs of who may have exposed whom, in a file of
 * their own or in the line list's column of infectors; or such pairs alone. All that is wrong is said by row, at once; a row that cannot be used
 * is refused alone, and nothing is guessed.
 */

/** How the files are to be read; what is left out is found from the files. */
export interface ReadingAs {
  readonly disease: string;
  readonly columns: Readonly<Partial<Record<LineListField, string>>>;
  readonly contactColumns: Readonly<Partial<Record<ContactField, string>>>;
  readonly dateFormat?: string | undefined;
  /** Values that mean *nothing known*. */
  readonly missing?: readonly string[] | undefined;
}

/** A row that says again what another has said. */
export interface Repeated {
  readonly file: FileName;
  readonly row: number;
  readonly of: number;
}

export interface Outbreak {
  readonly cases: readonly ImportedCase[];
  readonly pairs: readonly ImportedPair[];
  readonly problems: readonly ImportProblem[];
  readonly repeated: readonly Repeated[];
  /** Rows as they were counted in the files. */
  readonly rows: { readonly linelist: number; readonly contacts: number };
  /** Rows, of either file, that say that no source is known. */
  readonly noSource: number;
  readonly uses: Readonly<Record<FileName, readonly ColumnUse<string>[]>>;
  /** How each file writes its days. */
  readonly dateForms: Readonly<Partial<Record<FileName, string>>>;
}

/**
 * @param lineList undefined where there are pairs only: then everybody in them is a case
 * @param contacts undefined where the line list names the infectors
 */
export function readOutbreak(
  lineList: readonly FileRow[] | undefined,
  contacts: readonly FileRow[] | undefined,
  as: ReadingAs,
): Outbreak {
  const cases = lineList && readCases(lineList, as);
  const numbers = cases && numbersOf(cases.kept);
  const pairs = contacts === undefined ? cases?.pairs : readPairs(contacts, as, numbers);
  const forms = { linelist: cases?.form, contacts: contacts && pairs?.form };
  return {
    cases: cases?.kept ?? pairs?.cases ?? [],
    pairs: pairs?.kept ?? [],
    problems: [...(cases?.problems ?? []), ...(pairs?.problems ?? [])],
    repeated: [...(cases?.repeated ?? []), ...(pairs?.repeated ?? [])],
    rows: { linelist: rowsIn(lineList), contacts: rowsIn(contacts) },
    noSource: pairs?.noSource ?? 0,
    uses: { linelist: cases?.uses ?? [], contacts: (contacts && pairs?.uses) ?? [] },
    dateForms: Object.fromEntries(Object.entries(forms).filter(([, form]) => form !== undefined)),
  };
}

const rowsIn = (file: readonly FileRow[] | undefined) => Math.max(0, (file?.length ?? 0) - 1);

function readCases([header, ...rows]: readonly FileRow[], as: ReadingAs) {
  const names = header?.cells ?? [];
  const columns = findColumns('linelist', names, LineListField.options, lineListColumns, as.columns, ['id']);
  const cells = cellsOf('linelist', columns, as.missing ?? usualMissing);
  const dates = datesOf(cells, rows, lineListDates, as.dateFormat);
  const problems = arePairs(names, as) ? [pairsNotCases] : [...columns.problems, ...dates.problems];
  // With the wrong columns, or days that could be others, every row would be wrong.
  const read = problems.length > 0 ? [] : rows.map((row) => readCaseRow(cells, row, dates.form, as.disease));
  const { kept, repeated, contradicting } = firstOfEach(read.flatMap((each) => each.read ?? []));
  const [infector, known] = [cells.nameOf('infector'), numbersOf(kept)];
  const pairs = columns.places.has('infector') ? kept.map((each) => pairsIn(each, infector, known)) : [];
  return {
    kept,
    repeated,
    problems: [...problems, ...read.flatMap((each) => each.problems), ...contradicting],
    pairs: { ...firstOfPairs(pairs), cases: undefined, uses: [], form: undefined },
    uses: columns.uses,
    form: dates.form?.pattern,
  };
}

/** A file of pairs that is given as the line list would come in as its sources, each with no source. */
function arePairs(names: readonly string[], { columns, contactColumns }: ReadingAs): boolean {
  const { places: cases } = findColumns('linelist', names, ['id'], lineListColumns, columns, []);
  const { places: pairs } = findColumns('contacts', names, ['from', 'to'], pairColumns, contactColumns, []);
  return columns.id === undefined && !cases.has('id') && pairs.size === 2;
}

const pairsNotCases: ImportProblem = {
  file: 'linelist',
  row: 1,
  column: '(columns)',
  ...wrong('pairs-not-cases'),
  effect: 'refused',
};

/** By the numbers of the line list; else by the name of one case, as simulist's contacts call them. */
function numbersOf(cases: readonly ImportedCase[]): KnownNumber {
  const numbers = new Set(cases.map(({ id }) => id));
  const named = numbersByName(cases, numbers);
  return (text) => (numbers.has(text) ? text : named.get(text));
}

function numbersByName(cases: readonly ImportedCase[], numbers: ReadonlySet<string>): ReadonlyMap<string, string> {
  const called = Map.groupBy(cases, ({ details }) => details.name?.asWritten ?? '');
  return new Map(
    [...called].flatMap(([name, [first, ...others]]) =>
      name === '' || first === undefined || others.length > 0 || numbers.has(name) ? [] : [[name, first.id]],
    ),
  );
}

/** @param numbers undefined where there is no line list */
function readPairs([header, ...rows]: readonly FileRow[], as: ReadingAs, numbers: KnownNumber | undefined) {
  const columns = pairColumnsIn(header?.cells ?? [], as, numbers === undefined);
  const named = cellsOf('contacts', columns, as.missing ?? usualMissing);
  const cells = columns.places.has('from') || columns.problems.length > 0 ? named : numberedByRow(named);
  const days = numbers === undefined ? [...contactDates, ...onsetDates] : contactDates;
  const dates = datesOf(cells, rows, days, as.dateFormat);
  const wrong = [...columns.problems, ...dates.problems];
  const known = numbers ?? numbersInPairs(cells, rows);
  const usable = wrong.length > 0 ? [] : rows;
  const pairs = firstOfPairs(usable.map((row) => readPairRow(cells, row, dates.form, known)));
  const { cases, problems } =
    numbers === undefined
      ? casesOfPairs(cells, usable, dates.form, known, as.disease)
      : { cases: undefined, problems: [] };
  return {
    ...pairs,
    cases,
    problems: [...wrong, ...problems, ...pairs.problems],
    uses: columns.uses,
    form: dates.form?.pattern,
  };
}

/** Onsets are told by the line list, where there is one. */
function pairColumnsIn(names: readonly string[], as: ReadingAs, isAlone: boolean) {
  const fields = ContactField.options.filter((field) => isAlone || !onsetDates.some((each) => each === field));
  const find = (inOrder: readonly ('from' | 'to')[]) =>
    findColumns('contacts', names, fields, contactColumns, as.contactColumns, inOrder);
  const { places, ...named } = find([]);
  const isOfOnsets = onsetDates.every((field) => places.has(field)) && !places.has('from') && !places.has('to');
  return isOfOnsets ? { places, ...named } : find(['from', 'to']);
}

/** Pairs of two onsets and no numbers: the two people of each row are nobody else's. */
const numberedByRow = (cells: Cells<ContactField>): Cells<ContactField> => ({
  ...cells,
  text: (row, field) => (field === 'from' || field === 'to' ? `${row.row} ${field}` : cells.text(row, field)),
});

/** Without a line list: who was infected, and whoever stands alone as a source. */
function numbersInPairs(cells: Cells<ContactField>, rows: readonly FileRow[]): KnownNumber {
  const infected = rows.flatMap((row) => cells.text(row, 'to') ?? []);
  const sources = rows.flatMap((row) => cells.text(row, 'from') ?? []).filter((text) => partsOf(text).length === 1);
  const numbers = new Set([...infected, ...sources]);
  return (text) => (numbers.has(text) ? text : undefined);
}

/** A number stands for one case: a row that says the same again is passed over, one that says otherwise is refused. */
function firstOfEach(cases: readonly ImportedCase[]) {
  const first = new Map<string, ImportedCase>();
  const repeated: Repeated[] = [];
  const contradicting: ImportProblem[] = [];
  for (const each of cases) {
    const before = first.get(each.id);
    if (before === undefined) first.set(each.id, each);
    else if (sameValue({ ...before, row: 0 }, { ...each, row: 0 }))
      repeated.push({ file: 'linelist', row: each.row, of: before.row });
    else
      contradicting.push({
        file: 'linelist',
        row: each.row,
        column: 'id',
        ...wrong('row-otherwise', { row: before.row }),
        effect: 'refused',
      });
  }
  return { kept: [...first.values()], repeated, contradicting };
}

/** The same two people on the same day are one exposure. */
function firstOfPairs(read: readonly ReadPairs[]) {
  const first = new Map<string, ImportedPair>();
  const repeated: Repeated[] = [];
  for (const pair of read.flatMap((each) => each.read)) {
    const before = first.get(pairKey(pair));
    if (before === undefined) first.set(pairKey(pair), pair);
    else repeated.push({ file: pair.file, row: pair.row, of: before.row });
  }
  return {
    kept: [...first.values()],
    repeated,
    problems: read.flatMap(({ problems }) => problems),
    noSource: read.filter(({ noSource }) => noSource).length,
  };
}

/** What an imported exposure is: its two people, and its day where one is known. */
export const pairParts = ({ from, to, firstExposure, lastExposure }: ImportedPair): string[] => [
  from,
  to,
  lastExposure ?? firstExposure ?? '',
];

const pairKey = (pair: ImportedPair) => JSON.stringify(pairParts(pair));
