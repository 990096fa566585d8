import { type Day, plusDays } from '../../shared/domain/dates.ts';

/**
 * A day as an operator types what they hear: `7`, `7.11`, `7 ноября`, `вчера`, `-3`, `sat`; with `~` before it where it
 * is a guess. What leaves something open is read as it is meant on such calls: the last such day, or the next one of a
 * promise. It is said back in words before it counts, and what cannot be read is no day.
 */

export interface TypedDay {
  readonly day: Day;
  readonly estimated: boolean;
}

export interface Reading {
  readonly today: Day;
  /** Where the year or month is left out: which of them is meant. */
  readonly lean?: 'past' | 'future';
}

const guess = /^(?:~|≈|около|примерно|где-то|about|around|maybe)\s*/u;
const small = /^(?:on|in|since|from|the|во|в|с|со)\s+/u;

const near: Readonly<Record<string, number>> = {
  ...{ today: 0, сегодня: 0, yesterday: -1, вчера: -1, позавчера: -2, 'day before yesterday': -2 },
  ...{ tomorrow: 1, завтра: 1, послезавтра: 2, 'day after tomorrow': 2 },
};

/** By their beginnings, from Sunday and from January; a beginning that fits two is none of them. */
const weekdays = [
  ['sunday', 'воскресенье', 'воскресенья', 'вс'],
  ['monday', 'понедельник', 'понедельника', 'пн'],
  ['tuesday', 'вторник', 'вторника', 'вт'],
  ['wednesday', 'среда', 'среду', 'среды', 'ср'],
  ['thursday', 'четверг', 'четверга', 'чт'],
  ['friday', 'пятница', 'пятницу', 'пятницы', 'пт'],
  ['saturday', 'суббота', 'субботу', 'субботы', 'сб'],
];
const months = [
  ['january', 'января', 'январь'],
  ['february', 'февраля', 'февраль'],
  ['march', 'марта', 'март'],
  ['april', 'апреля', 'апрель'],
  ['may', 'мая', 'май'],
  ['june', 'июня', 'июнь'],
  ['july', 'июля', 'июль'],
  ['august', 'августа', 'август'],
  ['september', 'сентября', 'сентябрь', 'sept'],
  ['october', 'октября', 'октябрь'],
  ['november', 'ноября', 'ноябрь'],
  ['december', 'декабря', 'декабрь'],
];

export function readDay(typed: string, reading: Reading): TypedDay | undefined {
  const text = typed.trim().toLowerCase().replace(/\s+/g, ' ');
  const estimated = guess.test(text);
  const day = dayIn(text.replace(guess, '').replace(small, ''), reading);
  return day === undefined ? undefined : { day, estimated };
}

function dayIn(text: string, { today, lean = 'past' }: Reading): Day | undefined {
  const word = near[text];
  if (word !== undefined) return plusDays(today, word);
  const [, sign, days] = /^([+-])(\d{1,3})$/.exec(text.replace(/^[−–]/u, '-')) ?? [];
  if (days !== undefined) return plusDays(today, sign === '-' ? -Number(days) : Number(days));
  const [iso] = /^\d{4}-\d{2}-\d{2}$/.exec(text) ?? [];
  if (iso !== undefined) return real(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8)));
  const weekday = startOf(weekdays, text, 2);
  if (weekday !== undefined) return ofWeek(weekday, today, lean);
  const [, date = '', month, year] =
    /^(\d{1,2})(?:[./\s-](\d{1,2})(?:[./\s-](\d{4}|\d{2}))?)?\.?$/.exec(text) ?? named(text);
  if (date === '') return undefined;
  return closest(Number(date), month === undefined ? undefined : Number(month), inFull(year, today), { today, lean });
}

/** `7 nov`, `nov 7th`, `7 ноября 2025`, as the match of figures would be. */
function named(text: string): (string | undefined)[] {
  const [, before, word = '', after, year] =
    /^(\d{1,2})?(?:st|nd|rd|th|-?го|-?е)?\.?(?: of)?\s?(\p{L}+)\.?\s?(\d{1,2})?(?:st|nd|rd|th)?(?:,?\s?(\d{4}))?(?: ?г(?:ода|\.)?)?$/u.exec(
      text,
    ) ?? [];
  const month = startOf(months, word, 3);
  const date = before ?? after;
  if (month === undefined || date === undefined || (before !== undefined && after !== undefined)) return [];
  return [text, date, String(month + 1), year];
}

function startOf(lists: readonly (readonly string[])[], text: string, least: number): number | undefined {
  const exact = lists.findIndex((words) => words.includes(text));
  if (exact >= 0) return exact;
  if (text.length < least || !/^\p{L}+\.?$/u.test(text)) return undefined;
  const start = text.replace('.', '');
  const fit = lists.flatMap((words, at) => (words.some((word) => word.startsWith(start)) ? [at] : []));
  return fit.length === 1 ? fit[0] : undefined;
}

/** Said on a Saturday, Saturday is the one before or after: of the day itself people say *today*. */
function ofWeek(weekday: number, today: Day, lean: 'past' | 'future'): Day {
  const away = (7 + weekday - new Date(today).getUTCDay()) % 7;
  return plusDays(today, lean === 'future' ? away || 7 : away - 7);
}

function inFull(year: string | undefined, today: Day): number | undefined {
  if (year === undefined) return undefined;
  return year.length === 4 ? Number(year) : Number(today.slice(0, 2)) * 100 + Number(year);
}

/** The nearest day on that side of today that has this date, and the month and year where they are said. */
function closest(
  date: number,
  month: number | undefined,
  year: number | undefined,
  { today, lean }: Required<Reading>,
) {
  if (month !== undefined && (month < 1 || month > 12)) return undefined;
  if (month !== undefined && year !== undefined) return real(year, month, date);
  const [now, at] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const step = lean === 'past' ? -1 : 1;
  // The 29th of February is met within eight years, the 31st of a month within two months.
  for (let n = 0; n < 9; n += 1) {
    const months = month === undefined ? now * 12 + at - 1 + step * n : (now + step * n) * 12 + month - 1;
    const day = real(Math.floor(months / 12), (months % 12) + 1, date);
    if (day !== undefined && (lean === 'past' ? day <= today : day >= today)) return day;
  }
  return undefined;
}

/** A day that the calendar has. */
function real(year: number, month: number, date: number): Day | undefined {
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, date);
  if (!(year > 0 && at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === date)) return;
  return at.toISOString().slice(0, 10);
}

/** As it stands in a field, and can be read again. */
export const dayAsTyped = (day: Day): string => `${Number(day.slice(8))}.${day.slice(5, 7)}.${day.slice(0, 4)}`;
