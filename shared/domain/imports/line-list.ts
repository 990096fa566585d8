import * as z from 'zod/mini';
import { CaseDetails } from '../cases/case.ts';
import type { Day } from '../dates.ts';
import { type Wrong, wrong } from '../wrong.ts';
import { yearsIn } from './age.ts';
import { type Cells, dayIn } from './cells.ts';
import type { FileRow, ImportProblem, LineListField } from './columns.ts';
import type { DateForm } from './date-form.ts';
import { classifications, imports, outcomes, sexes } from './words.ts';

/** A case as a row of a line list tells it. */
export interface ImportedCase {
  readonly row: number;
  /** Its number in the file. */
  readonly id: string;
  readonly details: CaseDetails;
  /** Who infected them, as the line list says it: a number, or several. */
  readonly infector?: string | undefined;
}

const dates = { onset: 'onsetDate', report: 'reportDate', specimen: 'specimenDate', birthDate: 'birthDate' } as const;
type DateField = keyof typeof dates;
export const lineListDates = ['onset', 'report', 'specimen', 'birthDate'] as const satisfies readonly DateField[];

/** Without these a case would be told wrongly, so the whole row waits; of others only the cell. */
const decisive: ReadonlySet<string> = new Set(['id', 'name', ...lineListDates]);

const worded = { sex: sexes, outcome: outcomes, classification: classifications } as const;

/** Which cell a problem of the details lies in. */
const fieldOf: Readonly<Record<string, LineListField>> = {
  ref: 'id',
  onsetDate: 'onset',
  reportDate: 'report',
  specimenDate: 'specimen',
  phones: 'phone',
  address: 'district',
};

export interface ReadCase {
  /** Absent where the row is refused. */
  readonly read?: ImportedCase;
  readonly problems: readonly ImportProblem[];
}

/** Reads one row: the case, and whatever of it cannot be used. */
export function readCaseRow(
  cells: Cells<LineListField>,
  row: FileRow,
  form: DateForm | undefined,
  disease: string,
): ReadCase {
  const problems: ImportProblem[] = [];
  const say: Say = (field, what) =>
    problems.push({
      file: cells.file,
      row: row.row,
      column: cells.nameOf(field),
      ...what,
      effect: decisive.has(field) ? 'refused' : 'left-out',
    });
  const id = cells.text(row, 'id');
  if (id === undefined) say('id', wrong('case-number'));
  if (row.cells.slice(cells.columns.uses.length).some((cell) => cell !== ''))
    say('id', wrong('row-cells', { cells: row.cells.length, columns: cells.columns.uses.length }));
  const days = daysIn(cells, row, form, say);
  const told = {
    disease,
    ref: id,
    ...days,
    ...wordsIn(cells, row, say),
    ...importedIn(cells, row, say),
    ...textsIn(cells, row, say),
  };
  const details = usable(told, say);
  if (id === undefined || problems.some(({ effect }) => effect === 'refused')) return { problems };
  return { read: { row: row.row, id, details, infector: cells.text(row, 'infector') }, problems };
}

type Say = (field: LineListField, what: Wrong) => unknown;

function daysIn(cells: Cells<LineListField>, row: FileRow, form: DateForm | undefined, say: Say) {
  const days: Record<string, Day> = {};
  for (const field of lineListDates) {
    const day = dayIn(cells, row, field, form);
    if (day === 'unreadable') say(field, wrong('day', { pattern: form?.pattern ?? 'yyyy-MM-dd' }));
    else if (day !== undefined) days[dates[field]] = day;
  }
  return days;
}

function wordsIn(cells: Cells<LineListField>, row: FileRow, say: Say) {
  const found: Record<string, string> = {};
  for (const field of ['sex', 'outcome', 'classification'] as const) {
    const text = cells.text(row, field);
    if (text === undefined) continue;
    const meanings: Readonly<Record<string, string>> = worded[field];
    const meaning = Object.hasOwn(meanings, text.toLowerCase()) ? meanings[text.toLowerCase()] : undefined;
    if (meaning === undefined)
      say(field, wrong('none-of', { options: [...new Set(Object.values(meanings))].join(', ') }));
    else if (meaning !== 'unknown') found[field] = meaning;
  }
  return { classification: 'confirmed', ...found };
}

function importedIn(cells: Cells<LineListField>, row: FileRow, say: Say): { readonly imported?: boolean } {
  const text = cells.text(row, 'imported')?.toLowerCase();
  if (text === undefined) return {};
  const imported = Object.hasOwn(imports, text) ? imports[text] : undefined;
  if (imported !== undefined) return { imported };
  say('imported', wrong('none-of', { options: 'imported, local' }));
  return {};
}

function textsIn(cells: Cells<LineListField>, row: FileRow, say: Say) {
  const text = (field: LineListField) => cells.text(row, field);
  const [age, name, phone, district] = [text('age'), text('name'), text('phone'), text('district')];
  const years = age === undefined ? undefined : yearsIn(age);
  if (age !== undefined && years === undefined) say('age', wrong('age'));
  const told = {
    age: years,
    occupation: text('occupation'),
    hospital: text('hospital'),
    nationalNumber: text('nationalNumber'),
    name: name && { asWritten: name },
    phones: phone && [{ number: phone }],
    address: district && { district },
  };
  return Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
}

/** What of these details can be kept; the rest is said. */
function usable(told: Readonly<Record<string, unknown>>, say: Say): CaseDetails {
  const read = z.safeParse(CaseDetails, told);
  if (read.success) return read.data;
  const unusable = new Set(read.error.issues.map(({ path }) => String(path[0])));
  for (const name of unusable) if (name !== 'ref' || told.ref !== undefined) say(fieldNamed(name), wrong('unusable'));
  const rest = Object.fromEntries(Object.entries(told).filter(([name]) => !unusable.has(name)));
  return z.parse(CaseDetails, rest);
}

const fields: readonly LineListField[] = ['age', 'occupation', 'hospital', 'nationalNumber', 'name', 'birthDate'];
const fieldNamed = (name: string): LineListField => fieldOf[name] ?? fields.find((field) => field === name) ?? 'id';
