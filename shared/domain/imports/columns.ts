import * as z from 'zod/mini';
import { type Wrong, wrong } from '../wrong.ts';

/**
 * Which column of somebody's file means what. Line lists call the same thing by many names; the usual ones are known, any
 * other is said (`onset=date_of_prodrome`), and what was understood is told before anything is written.
 */

/** A row as a spreadsheet counts it: the one with the columns' names is 1. */
export interface FileRow {
  readonly row: number;
  readonly cells: readonly string[];
}

export const FileName = z.enum(['linelist', 'contacts']);
export type FileName = z.infer<typeof FileName>;

/** What is to be said of one row, or of the file where the row is 1; never with a value, which may be a name. */
export interface ImportProblem extends Wrong {
  readonly file: FileName;
  readonly row: number;
  readonly column: string;
  /** `refused`: the row is not taken. `left-out`: it is, without this cell. */
  readonly effect: 'refused' | 'left-out';
}

/** What a line list may tell of a case. */
export const LineListField = z.enum([
  'id',
  'onset',
  'report',
  'specimen',
  'classification',
  'age',
  'sex',
  'occupation',
  'hospital',
  'district',
  'outcome',
  'imported',
  'infector',
  'name',
  'birthDate',
  'phone',
  'nationalNumber',
]);
export type LineListField = z.infer<typeof LineListField>;

/** What a file of contacts may tell of a pair; the onsets are asked for where there is no line list to tell them. */
export const ContactField = z.enum([
  'from',
  'to',
  'setting',
  'relation',
  'firstExposure',
  'lastExposure',
  'fromOnset',
  'toOnset',
]);
export type ContactField = z.infer<typeof ContactField>;

/** Names as `plain` makes them; the first that a file has is taken. */
export const lineListColumns: Readonly<Record<LineListField, readonly string[]>> = {
  id: [
    ...['id', 'case_id', 'caseid', 'case', 'case_no', 'case_number', 'case_nr', 'patient_id', 'patient', 'no', 'nr'],
    ...['person_id', 'individual_id', 'subject_id', 'record_id'],
    'номер',
  ],
  onset: [
    'dt_onset',
    'date_onset',
    'onset_date',
    'date_of_onset',
    'onset',
    'symptom_onset',
    'date_symptom_onset',
    'symptom_onset_date',
    'symptoms_onset',
    'onset_of_symptoms',
    'date_of_onset_symp',
    'date_of_onset_of_symptoms',
    'reported_onset',
    'reported_onset_date',
    'report_onset',
    'illness_onset',
    'date_of_illness_onset',
    'date_of_symptom_onset',
    'date_onset_symptoms',
    'date_of_prodrome',
    'дата_начала',
    'дата_заболевания',
  ],
  report: [
    'dt_report',
    'date_report',
    'report_date',
    'date_of_report',
    'date_reported',
    'date_reporting',
    'reporting_date',
    'date_of_notification',
    'notification_date',
    'date_confirmation',
    'date_confirmed',
    'date_of_confirmation',
    'confirmation_date',
    'confirm_date',
    'confirmed_date',
  ],
  specimen: ['dt_specimen', 'date_specimen', 'specimen_date', 'date_of_specimen', 'sample_date', 'date_sample'],
  classification: ['classification', 'case_type', 'case_status', 'case_def', 'case_definition'],
  age: ['age', 'age_years', 'возраст'],
  sex: ['sex', 'gender', 'пол'],
  occupation: ['occupation', 'profession'],
  hospital: ['hospital', 'loc_hosp', 'facility', 'health_facility'],
  district: ['district', 'adm2'],
  outcome: ['outcome'],
  imported: ['imported', 'is_imported', 'import_status', 'imported_case', 'case_origin'],
  infector: ['infector', 'infector_id', 'infected_by', 'source_id', 'source_case', 'source_case_id'],
  name: ['name', 'case_name', 'full_name', 'patient_name'],
  birthDate: ['birth_date', 'date_of_birth', 'dob'],
  phone: ['phone', 'phone_number', 'telephone', 'mobile'],
  nationalNumber: ['national_number', 'national_id'],
};

export const contactColumns: Readonly<Record<ContactField, readonly string[]>> = {
  from: [
    'from',
    'infector',
    'infector_id',
    'infector_case',
    'infected_by',
    'source_id',
    'source_case',
    'from_id',
    'source',
  ],
  to: [
    'to',
    'infectee',
    'infectee_id',
    'infectee_case',
    'exposed',
    'target',
    'to_id',
    'contact_id',
    'case_id',
    'caseid',
  ],
  setting: ['exposure', 'setting', 'context', 'place', 'location', 'contact_type', 'source'],
  relation: ['relation', 'relationship'],
  firstExposure: ['date_first_contact', 'first_exposure', 'date_first_exposure'],
  lastExposure: [
    'date_last_contact',
    'last_exposure',
    'date_last_exposure',
    'exposure_date',
    'date_exposure',
    'date_of_exposure',
    'dt_exposure',
  ],
  fromOnset: onsetsOf(['infector', 'source', 'from', 'primary', 'index']),
  toOnset: onsetsOf(['infectee', 'to', 'secondary', 'target']),
};

/** What only a file of pairs has: a line list may have a source or a case number too. */
export const pairColumns: Readonly<Record<'from' | 'to', readonly string[]>> = {
  from: ['infector', 'infector_id', 'infector_case', 'from', 'from_id'],
  to: ['infectee', 'infectee_id', 'infectee_case', 'to', 'to_id'],
};

/** `infector_onset`, `infector_onset_date`, `onset_infector` and their like. */
function onsetsOf(whose: readonly string[]): string[] {
  return whose.flatMap((who) => [
    ...['onset', 'onset_date', 'symptom_onset', 'symptom_onset_date', 'date_onset'].map((what) => `${who}_${what}`),
    ...['onset', 'onset_date', 'date_onset', 'symptom_onset'].map((what) => `${what}_${who}`),
  ]);
}

/** `Date of onset`, `dateOfOnset` and `date_of_onset` are one name. */
const plain = (name: string) =>
  name
    .trim()
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1_$2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');

/** Which field a file's column was taken for; `undefined` where it is not used. */
export interface ColumnUse<Field> {
  readonly column: string;
  readonly field: Field | undefined;
}

export interface Columns<Field extends string> {
  readonly uses: readonly ColumnUse<Field>[];
  readonly places: ReadonlyMap<Field, number>;
  readonly problems: readonly ImportProblem[];
}

/**
 * Finds the columns of a file by what was said of them, else by their usual names, else by their place.
 *
 * @param said by field the column's name, as the file has it or nearly; empty text: this field is in no column
 * @param inOrder the fields that the first columns have, where no name tells
 */
export function findColumns<Field extends string>(
  file: FileName,
  names: readonly string[],
  fields: readonly Field[],
  known: Readonly<Record<Field, readonly string[]>>,
  said: Readonly<Partial<Record<NoInfer<Field>, string>>>,
  inOrder: readonly NoInfer<Field>[],
): Columns<Field> {
  const written = names.map(plain);
  const places = new Map<Field, number>();
  const problems: ImportProblem[] = [];
  for (const field of fields) {
    const name = said[field];
    if (name === undefined || name === '') continue;
    const at = names.indexOf(name) >= 0 ? names.indexOf(name) : written.indexOf(plain(name));
    if (at >= 0) places.set(field, at);
    else problems.push(wrongColumn(file, name, wrong('no-column', { columns: names.join(', ') })));
  }
  const isFree = (at: number | undefined): at is number =>
    at !== undefined && at >= 0 && ![...places.values()].includes(at);
  for (const field of fields) {
    if (said[field] !== undefined) continue;
    const at = known[field].map((name) => written.indexOf(name)).find(isFree);
    if (at !== undefined) places.set(field, at);
  }
  // A column without a name has the numbers of rows, as R and pandas write them: it is taken where nothing else is left.
  const [nameless = [], named = []] = [true, false].map((isNameless) =>
    [...names.keys()].filter((at) => (written[at] === '') === isNameless),
  );
  inOrder.forEach((field, nth) => {
    if (places.has(field) || said[field] !== undefined) return;
    const at = [named[nth], ...nameless].find(isFree);
    if (at !== undefined) places.set(field, at);
  });
  for (const field of inOrder)
    if (!places.has(field) && problems.length === 0)
      problems.push(wrongColumn(file, field, wrong('column-wanted', { columns: names.join(', ') })));
  const byPlace = new Map([...places].map(([field, at]) => [at, field]));
  return { uses: names.map((column, at) => ({ column, field: byPlace.get(at) })), places, problems };
}

const wrongColumn = (file: FileName, column: string, what: Wrong): ImportProblem => ({
  file,
  row: 1,
  column,
  ...what,
  effect: 'refused',
});
