import type { Day } from '../dates.ts';

/**
 * How a file writes its days. 03/04/2015 is March in one file and April in the next, and whoever guesses moves an
 * outbreak by months: a file is read in the one form that was given, or in the only one that fits all of it.
 */
export interface DateForm {
  readonly pattern: string;
  /** The day as yyyy-MM-dd; undefined for text in any other form and for a day that no calendar has. */
  read(text: string): Day | undefined;
}

const months = [
  ...['january', 'february', 'march', 'april', 'may', 'june', 'july'],
  ...['august', 'september', 'october', 'november', 'december'],
];

interface Field {
  readonly part: 'year' | 'month' | 'day' | 'time';
  readonly digits: string;
}

const fields: Readonly<Record<string, Field>> = {
  yyyy: { part: 'year', digits: '\\d{4}' },
  yy: { part: 'year', digits: '\\d{2}' },
  MMMM: { part: 'month', digits: months.join('|') },
  MMM: { part: 'month', digits: months.map((month) => month.slice(0, 3)).join('|') },
  MM: { part: 'month', digits: '\\d{2}' },
  M: { part: 'month', digits: '\\d{1,2}' },
  dd: { part: 'day', digits: '\\d{2}' },
  d: { part: 'day', digits: '\\d{1,2}' },
  HH: { part: 'time', digits: '\\d{2}' },
  H: { part: 'time', digits: '\\d{1,2}' },
  mm: { part: 'time', digits: '\\d{2}' },
  ss: { part: 'time', digits: '\\d{2}' },
  SSS: { part: 'time', digits: '\\d{3}' },
};

/** Day 60 of a spreadsheet is a day that never was, so that from then on its days count from 1899-12-30. */
const excelBegins = Date.UTC(1899, 11, 30);
/** Of the years 1954 to 2064: a number with fewer or more digits is no day. */
const excelDigits = /^[2-5]\d{4}(\.\d+)?$/;

/**
 * Prepares a form such as `yyyy-MM-dd`, `d.M.yyyy`, `dd-MMM-yyyy` (English month) or `yyyy-MM-dd'T'HH:mm:ss`, whose time
 * is passed over; undefined where year, month or day is missing or a letter stands for nothing. What is never found by
 * itself: `yy`, of this century; a year that the days lack, `d-MMM in 2020`; and numbers of days, `days since 2020-01-01`.
 * `excel` are the numbers that a spreadsheet counts days by.
 */
export function dateForm(pattern: string): DateForm | undefined {
  if (pattern === 'excel') return daysFrom(pattern, excelBegins, excelDigits);
  const since = /^days since (\d{4}-\d{2}-\d{2})$/.exec(pattern)?.[1];
  if (since !== undefined) return daysFrom(pattern, Date.parse(`${since}T00:00:00.000Z`));
  const { form = pattern, year } = /^(?<form>.+) in (?<year>\d{4})$/.exec(pattern)?.groups ?? {};
  let expression = '';
  const seen = new Set<string>(year === undefined ? [] : ['year']);
  for (const { 0: piece, 1: quoted, 2: letters, index } of form.matchAll(/'([^']*)'|([A-Za-z])\2*|[^A-Za-z']+|'/g)) {
    if (letters === undefined) {
      expression += (quoted ?? piece).replace(/[^A-Za-z0-9]/g, '\\$&');
      continue;
    }
    const field = fields[piece];
    if (field === undefined || seen.has(field.part)) return undefined;
    expression += field.part === 'time' ? field.digits : `(?<${field.part}>${digitsOf(field, form, index, piece)})`;
    if (field.part !== 'time') seen.add(field.part);
  }
  if (seen.size !== 3) return undefined;
  const whole = new RegExp(`^${expression}$`, 'i');
  return {
    pattern,
    read: (text) => {
      const groups = whole.exec(text)?.groups;
      return groups === undefined ? undefined : calendarDay({ year, ...groups });
    },
  };
}

/** Whoever says dd/MM/yyyy means 3/4/2015 too: a leading zero is needed only where nothing else parts the digits. */
function digitsOf({ part, digits }: Field, form: string, at: number, piece: string): string {
  const isApart = !/[A-Za-z]/.test(`${form[at - 1] ?? ''}${form[at + piece.length] ?? ''}`);
  return isApart && part !== 'year' && piece.length === 2 ? '\\d{1,2}' : digits;
}

/** Days as numbers from the one that begins then, which is 0; parts of a day are passed over. */
function daysFrom(pattern: string, begins: number, digits = /^-?\d{1,5}(\.\d+)?$/): DateForm | undefined {
  if (Number.isNaN(begins)) return undefined;
  const day = (text: string) => new Date(begins + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10);
  return { pattern, read: (text) => (digits.test(text) ? day(text) : undefined) };
}

function calendarDay(parts: Readonly<Record<string, string | undefined>>): Day | undefined {
  const { year = '', month = '', day = '' } = parts;
  const named = month.slice(0, 3).toLowerCase();
  const number = /^\d/.test(month) ? Number(month) : months.findIndex((each) => each.startsWith(named)) + 1;
  const text = `${year.padStart(4, '20')}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${text}T00:00:00.000Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== text ? undefined : text;
}

/** Forms that spreadsheets and statistics programs write; which of them a file is in is found out, where one fits. */
const usual = [
  'yyyy-MM-dd',
  "yyyy-MM-dd'T'HH:mm:ss",
  "yyyy-MM-dd'T'HH:mm:ss'Z'",
  "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'",
  'yyyy-MM-dd H:mm:ss',
  'yyyy-MM-dd H:mm',
  'yyyy/M/d',
  'yyyyMMdd',
  'd.M.yyyy',
  'd/M/yyyy',
  'M/d/yyyy',
  'd-M-yyyy',
  'M-d-yyyy',
  'd-MMM-yyyy',
  'd MMM yyyy',
  'dMMMyyyy',
  'd MMMM yyyy',
  'MMM d, yyyy',
  'MMM d yyyy',
  'MMMM d, yyyy',
  'MMMM d yyyy',
  'd.M.yyyy H:mm:ss',
  'd.M.yyyy H:mm',
  'd/M/yyyy H:mm:ss',
  'd/M/yyyy H:mm',
  'M/d/yyyy H:mm:ss',
  'M/d/yyyy H:mm',
  'excel',
].flatMap((pattern) => dateForm(pattern) ?? []);

/** Forms that lack the year or half of it: whoever knows has to say it, so that they are only spoken of. */
const lacking = [
  ...['d/M/yy', 'M/d/yy', 'd.M.yy', 'd-M-yy', 'M-d-yy', 'd-MMM-yy', 'd MMM yy', 'dMMMyy'],
  ...['d-MMM', 'd MMM', 'MMM d', 'MMMM d', 'd MMMM', 'd/M', 'M/d', 'd.M', 'd.M.'].map((form) => `${form} in 2020`),
  'days since 2020-01-01',
].flatMap((pattern) => dateForm(pattern) ?? []);

export type FoundForm =
  | { readonly is: 'found'; readonly form: DateForm }
  /** Several fit, and they say different days. */
  | { readonly is: 'ambiguous'; readonly patterns: readonly string[] }
  /** In none of the usual forms; in those of `likely`, if the year were known. */
  | { readonly is: 'none'; readonly likely: readonly string[] };

/** The form in which most of these are days; a few slips of the pen do not hide it. */
export function findDateForm(texts: readonly string[]): FoundForm {
  const [first, ...others] = fitting(usual, texts);
  if (first === undefined) return { is: 'none', likely: fitting(lacking, texts).map(({ form }) => form.pattern) };
  const different = others.filter(({ days }) => days.some((day, n) => day !== first.days[n]));
  if (different.length === 0) return { is: 'found', form: first.form };
  return { is: 'ambiguous', patterns: [first, ...different].map(({ form }) => form.pattern) };
}

/** Those of the forms that fit the most of these, if they fit any. */
function fitting(forms: readonly DateForm[], texts: readonly string[]) {
  const scored = forms.map((form) => {
    const days = texts.map(form.read);
    return { form, days, fits: days.filter((day) => day !== undefined).length };
  });
  const most = Math.max(...scored.map(({ fits }) => fits));
  return most === 0 ? [] : scored.filter(({ fits }) => fits === most);
}
