import type { Day } from '../dates.ts';
import { plusDays } from '../dates.ts';

/**
 * Days as an operator says them on the phone: "from Saturday the 7th to today". A month is named where it is not this
 * one, a year where it is not this year. Russian names the month always: that is how it is said.
 */
export interface InWords {
  readonly en: string;
  readonly ru: string;
}

const english = {
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

const russian = {
  /** "с понедельника" */
  from: ['воскресенья', 'понедельника', 'вторника', 'среды', 'четверга', 'пятницы', 'субботы'],
  /** "по понедельник", "в понедельник" */
  to: ['воскресенье', 'понедельник', 'вторник', 'среду', 'четверг', 'пятницу', 'субботу'],
  months: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
};

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  readonly weekday: number;
}

function partsOf(day: Day): Parts {
  const at = new Date(`${day}T00:00:00Z`);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), date: at.getUTCDate(), weekday: at.getUTCDay() };
}

const pick = (words: readonly string[], n: number): string => words[n] ?? '';

function ordinal(n: number): string {
  const tens = n % 100;
  if (tens >= 11 && tens <= 13) return `${n}th`;
  return `${n}${['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'}`;
}

function englishDay(day: Day, today: Day): string {
  if (day === today) return 'today';
  if (day === plusDays(today, -1)) return 'yesterday';
  const { year, month, date, weekday } = partsOf(day);
  const now = partsOf(today);
  const named = `${pick(english.weekdays, weekday)} the ${ordinal(date)}`;
  if (year !== now.year) return `${named} of ${pick(english.months, month)} ${year}`;
  return month === now.month ? named : `${named} of ${pick(english.months, month)}`;
}

function russianDate(day: Day, today: Day): string {
  const { year, month, date } = partsOf(day);
  const said = `${date} ${pick(russian.months, month)}`;
  return year === partsOf(today).year ? said : `${said} ${year} года`;
}

function russianFrom(day: Day, today: Day): string {
  if (day === today) return 'с сегодняшнего дня';
  if (day === plusDays(today, -1)) return 'со вчерашнего дня';
  const { weekday } = partsOf(day);
  return `${weekday === 2 || weekday === 3 ? 'со' : 'с'} ${pick(russian.from, weekday)}, ${russianDate(day, today)},`;
}

function russianTo(day: Day, today: Day): string {
  if (day === today) return 'по сегодняшний день';
  if (day === plusDays(today, -1)) return 'по вчерашний день';
  return `по ${pick(russian.to, partsOf(day).weekday)}, ${russianDate(day, today)}`;
}

/** One day, as it is said: "on Saturday the 7th", "в субботу, 7 марта". */
export function dayInWords(day: Day, today: Day): InWords {
  const said = englishDay(day, today);
  const near = day === today ? 'сегодня' : day === plusDays(today, -1) ? 'вчера' : undefined;
  const { weekday } = partsOf(day);
  return {
    en: said === 'today' || said === 'yesterday' ? said : `on ${said}`,
    ru: near ?? `${weekday === 2 ? 'во' : 'в'} ${pick(russian.to, weekday)}, ${russianDate(day, today)}`,
  };
}

/** A stretch of days, both ends included. */
export function windowInWords({ from, to }: { readonly from: Day; readonly to: Day }, today: Day): InWords {
  if (from === to) return dayInWords(from, today);
  return {
    en: `from ${englishDay(from, today)} to ${englishDay(to, today)}`,
    ru: `${russianFrom(from, today)} ${russianTo(to, today)}`,
  };
}

/** The last day of something that goes on: "until Saturday the 21st of March", "до субботы, 21 марта, включительно". */
export function untilInWords(day: Day, today: Day): InWords {
  const { weekday } = partsOf(day);
  return {
    en: `until the end of ${englishDay(day, today)}`,
    ru:
      day === today
        ? 'до конца сегодняшнего дня'
        : `до ${pick(russian.from, weekday)}, ${russianDate(day, today)}, включительно`,
  };
}
