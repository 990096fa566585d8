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

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const fields: Readonly<Record<string, { readonly part: 'year' | 'month' | 'day' | 'time'; readonly digits: string }>> =
  {
    yyyy: { part: 'year', digits: '\\d{4}' },
    yy: { part: 'year', digits: '\\d{2}' },
    MMM: { part: 'month', digits: '[A-Za-z]{3}' },
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

/**
 * Prepares a form such as `yyyy-MM-dd`, `d.M.yyyy`, `dd-MMM-yyyy` (English month) or `yyyy-MM-dd'T'HH:mm:ss`, whose time
 * is passed over; undefined where year, month or day is missing or a letter stands for nothing. `yy` is of this century,
 * and is never found by itself. `excel` are the numbers that a spreadsheet counts days by.
 */
export function dateForm(pattern: string): DateForm | undefined {
  if (pattern === excel.pattern) return excel;
  let expression = '';
  const seen = new Set<string>();
  for (const [piece, quoted, letters] of pattern.matchAll(/'([^']*)'|([A-Za-z])\2*|[^A-Za-z']+|'/g)) {
    if (letters === undefined) {
      expression += (quoted ?? piece).replace(/[^A-Za-z0-9]/g, '\\$&');
      continue;
    }
    const field = fields[piece];
    if (field === undefined || seen.has(field.part)) return undefined;
    expression += field.part === 'time' ? field.digits : `(?<${field.part}>${field.digits})`;
    if (field.part !== 'time') seen.add(field.part);
  }
  if (seen.size !== 3) return undefined;
  const whole = new RegExp(`^${expression}$`);
  return { pattern, read: (text) => calendarDay(whole.exec(text)?.groups) };
}

/** Day 60 of a spreadsheet is a day that never was, so that from then on its days count from 1899-12-30. */
const excelBegins = Date.UTC(1899, 11, 30);
/** Of the years 1954 to 2064: a number with fewer or more digits is no day. */
const excel: DateForm = {
  pattern: 'excel',
  read: (text) =>
    /^[2-5]\d{4}(\.\d+)?$/.test(text)
      ? new Date(excelBegins + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10)
      : undefined,
};

function calendarDay(groups: Readonly<Record<string, string>> | undefined): Day | undefined {
  if (groups === undefined) return undefined;
  const { year = '', month = '', day = '' } = groups;
  const number = /^\d/.test(month) ? Number(month) : months.indexOf(month.toLowerCase()) + 1;
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
  'MMM d, yyyy',
  'd.M.yyyy H:mm:ss',
  'd.M.yyyy H:mm',
  'd/M/yyyy H:mm:ss',
  'd/M/yyyy H:mm',
  'M/d/yyyy H:mm:ss',
  'M/d/yyyy H:mm',
  'excel',
].flatMap((pattern) => dateForm(pattern) ?? []);

export type FoundForm =
  | { readonly is: 'found'; readonly form: DateForm }
  /** Several fit, and they say different days. */
  | { readonly is: 'ambiguous'; readonly patterns: readonly string[] }
  | { readonly is: 'none' };

/** The form in which most of these are days; a few slips of the pen do not hide it. */
export function findDateForm(texts: readonly string[]): FoundForm {
  const scored = usual.map((form) => {
    const days = texts.map(form.read);
    return { form, days, fits: days.filter((day) => day !== undefined).length };
  });
  const most = Math.max(...scored.map(({ fits }) => fits));
  const [first, ...others] = scored.filter(({ fits }) => fits === most);
  if (first === undefined || most === 0) return { is: 'none' };
  const different = others.filter(({ days }) => days.some((day, n) => day !== first.days[n]));
  if (different.length === 0) return { is: 'found', form: first.form };
  return { is: 'ambiguous', patterns: [first, ...different].map(({ form }) => form.pattern) };
}
