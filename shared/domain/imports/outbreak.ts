import { sameValue } from '../equal.ts';
import { wrong } from '../wrong.ts';
import { cellsOf, datesOf, usualMissing } from './cells.ts';
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
} from './columns.ts';
import { contactDates, type ImportedPair, pairIn, type ReadPair, readPairRow } from './contact-list.ts';
import { type ImportedCase, lineListDates, readCaseRow } from './line-list.ts';

/**
 * An outbreak that began on paper: a line list with a row a case, and pairs of who may have exposed whom, in a file of
 * their own or in the line list's column of infectors. All that is wrong is said by row, at once; a row that cannot be used
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

/** @param contacts undefined where the line list names the infectors */
export function readOutbreak(
  lineList: readonly FileRow[],
  contacts: readonly FileRow[] | undefined,
  as: ReadingAs,
): Outbreak {
  const cases = readCases(lineList, as);
  const pairs = contacts === undefined ? cases.pairs : readPairs(contacts, as, numbersByName(cases.kept));
  const forms = { linelist: cases.form, ...(contacts && { contacts: pairs.form }) };
  return {
    cases: cases.kept,
    pairs: pairs.kept,
    problems: [...cases.problems, ...pairs.problems],
    repeated: [...cases.repeated, ...pairs.repeated],
    rows: { linelist: Math.max(0, lineList.length - 1), contacts: Math.max(0, (contacts?.length ?? 0) - 1) },
    noSource: pairs.noSource,
    uses: { linelist: cases.uses, contacts: contacts === undefined ? [] : pairs.uses },
    dateForms: Object.fromEntries(Object.entries(forms).filter(([, form]) => form !== undefined)),
  };
}

function readCases([header, ...rows]: readonly FileRow[], as: ReadingAs) {
  const columns = findColumns('linelist', header?.cells ?? [], LineListField.options, lineListColumns, as.columns, [
    'id',
  ]);
  const cells = cellsOf('linelist', columns, as.missing ?? usualMissing);
  const dates = datesOf(cells, rows, lineListDates, as.dateFormat);
  const problems = [...columns.problems, ...dates.problems];
  // With the wrong columns, or days that could be others, every row would be wrong.
  const read = problems.length > 0 ? [] : rows.map((row) => readCaseRow(cells, row, dates.form, as.disease));
  const { kept, repeated, contradicting } = firstOfEach(read.flatMap((each) => each.read ?? []));
  const infector = cells.nameOf('infector');
  const pairs = columns.places.has('infector') ? kept.map((each) => pairIn(each, infector)) : [];
  return {
    kept,
    repeated,
    problems: [...problems, ...read.flatMap((each) => each.problems), ...contradicting],
    pairs: { ...firstOfPairs(pairs), uses: [], form: undefined },
    uses: columns.uses,
    form: dates.form?.pattern,
  };
}

/** Some contacts call cases by name (simulist): of whom a line list has one of that name, the number. */
function numbersByName(cases: readonly ImportedCase[]): ReadonlyMap<string, string> {
  const numbers = new Set(cases.map(({ id }) => id));
  const called = Map.groupBy(cases, ({ details }) => details.name?.asWritten ?? '');
  return new Map(
    [...called].flatMap(([name, [first, ...others]]) =>
      name === '' || first === undefined || others.length > 0 || numbers.has(name) ? [] : [[name, first.id]],
    ),
  );
}

function readPairs([header, ...rows]: readonly FileRow[], as: ReadingAs, numbers: ReadonlyMap<string, string>) {
  const columns = findColumns(
    'contacts',
    header?.cells ?? [],
    ContactField.options,
    contactColumns,
    as.contactColumns,
    ['from', 'to'],
  );
  const cells = cellsOf('contacts', columns, as.missing ?? usualMissing);
  const dates = datesOf(cells, rows, contactDates, as.dateFormat);
  const wrong = [...columns.problems, ...dates.problems];
  const read = wrong.length > 0 ? [] : rows.map((row) => readPairRow(cells, row, dates.form, numbers));
  const pairs = firstOfPairs(read);
  return { ...pairs, problems: [...wrong, ...pairs.problems], uses: columns.uses, form: dates.form?.pattern };
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
function firstOfPairs(read: readonly ReadPair[]) {
  const first = new Map<string, ImportedPair>();
  const repeated: Repeated[] = [];
  for (const { read: pair } of read) {
    if (pair === undefined) continue;
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
