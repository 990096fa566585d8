import type { Day } from '../../shared/domain/dates.ts';
import { type Say, useLanguage, useSay } from '../words/words.tsx';

/** Days as they are said back: "Saturday the 7th of November, 17 days ago". */

/** The day that this moment is on, by the clock of this machine: where nothing better is known. */
export const dayHere = (moment: string | number): Day => new Intl.DateTimeFormat('sv-SE').format(new Date(moment));

const daysFrom = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

function dayInWords(say: Say, language: string, day: Day, today: Day): string {
  const parts = new Intl.DateTimeFormat(language, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' },
  }).formatToParts(new Date(day));
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const year = day.slice(0, 4) === today.slice(0, 4) ? 'none' : day.slice(0, 4);
  const said = say('day.said', { weekday: part('weekday'), date: Number(day.slice(8)), month: part('month'), year });
  const days = daysFrom(day, today);
  return `${said}, ${days < 0 ? say('day.ahead', { days: -days }) : say('day.ago', { days })}`;
}

export function useDayWords(): (day: Day, today: Day, estimated?: boolean) => string {
  const say = useSay();
  const { language } = useLanguage();
  return (day, today, estimated = false) => {
    const words = dayInWords(say, language, day, today);
    return estimated ? say('day.about', { day: words }) : words;
  };
}
