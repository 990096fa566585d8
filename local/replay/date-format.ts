import { UsageError } from './usage-error.ts';

/**
 * Reads dates in the one format that was given and in no other: 03/04/2015 is March in one file and April in the next,
 * and whoever guesses moves an outbreak by months.
 */
export interface DateFormat {
  readonly pattern: string;
  /** The day as yyyy-MM-dd; undefined for text in any other form and for a day that no calendar has. */
  read(text: string): string | undefined;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const fields: Readonly<Record<string, { readonly part: 'year' | 'month' | 'day' | 'time'; readonly digits: string }>> =
  {
    yyyy: { part: 'year', digits: '\\d{4}' },
    MMM: { part: 'month', digits: '[A-Za-z]{3}' },
    MM: { part: 'month', digits: '\\d{2}' },
    M: { part: 'month', digits: '\\d{1,2}' },
    dd: { part: 'day', digits: '\\d{2}' },
    d: { part: 'day', digits: '\\d{1,2}' },
    HH: { part: 'time', digits: '\\d{2}' },
    mm: { part: 'time', digits: '\\d{2}' },
    ss: { part: 'time', digits: '\\d{2}' },
  };

/**
 * Prepares a format such as `yyyy-MM-dd`, `d.M.yyyy`, `dd-MMM-yyyy` (English month) or `yyyy-MM-dd'T'HH:mm:ss`, whose time is passed over.
 *
 * @throws UsageError where year, month or day is missing or a letter stands for nothing
 */
export function dateFormat(pattern: string): DateFormat {
  let expression = '';
  const seen = new Set<string>();
  for (const [piece, quoted, letters] of pattern.matchAll(/'([^']*)'|([A-Za-z])\2*|[^A-Za-z']+|'/g)) {
    if (letters === undefined) {
      expression += (quoted ?? piece).replace(/[^A-Za-z0-9]/g, '\\$&');
      continue;
    }
    const field = fields[piece];
    if (field === undefined || seen.has(field.part)) throw unusable(pattern);
    expression += field.part === 'time' ? field.digits : `(?<${field.part}>${field.digits})`;
    if (field.part !== 'time') seen.add(field.part);
  }
  if (seen.size !== 3) throw unusable(pattern);
  const whole = new RegExp(`^${expression}$`);
  return { pattern, read: (text) => calendarDay(whole.exec(text)?.groups) };
}

function unusable(pattern: string): UsageError {
  return new UsageError(
    `--date-format '${pattern}' is not usable: write year, month and day once each with yyyy, MM, M or MMM, dd or d, for example dd/MM/yyyy.`,
  );
}

function calendarDay(groups: Readonly<Record<string, string>> | undefined): string | undefined {
  if (groups === undefined) return undefined;
  const { year = '', month = '', day = '' } = groups;
  const number = /^\d/.test(month) ? Number(month) : months.indexOf(month.toLowerCase()) + 1;
  const text = `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${text}T00:00:00.000Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== text ? undefined : text;
}
