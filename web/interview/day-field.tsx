import type { Dispatch } from 'react';
import type { Day } from '../../shared/domain/dates.ts';
import { useSay } from '../words/words.tsx';
import { useDayWords } from './day-words.ts';
import type { Sheet, SheetChange } from './sheet.ts';
import { dayAsTyped, readDay } from './typed-day.ts';
import { TypedField } from './typed-field.tsx';

interface OfDay {
  readonly field: string;
  readonly column?: string;
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly sheet: Sheet;
  readonly change: Dispatch<SheetChange>;
  readonly today: Day;
  /** The days that are asked about: `=` is the last of them. */
  readonly window?: { readonly from: Day; readonly to: Day } | undefined;
  readonly lean?: 'past' | 'future';
  readonly value: Day | undefined;
  readonly set: (value: Day | undefined) => void;
  /** What is so where no day is written. */
  readonly instead?: string | undefined;
}

/** A day in a row. Outside of the days that are asked about it is taken, and said to be so. */
export function DayField({ today, window, lean = 'past', instead, ...rest }: OfDay) {
  const say = useSay();
  const words = useDayWords();
  const inWords = (day: Day) => (
    <>
      {words(day, today)}
      {window !== undefined && (day < window.from || day > window.to) ? (
        <span className="unread"> {say('day.outside')}</span>
      ) : null}
    </>
  );
  return (
    <TypedField
      {...rest}
      example={
        instead ?? (window === undefined ? say('day.example') : `= ${dayAsTyped(window.to).replace(/\.\d+$/, '')}`)
      }
      read={(typed) => (typed.trim() === '=' ? window?.to : pastOf(readDay(typed, { today, lean })?.day, today, lean))}
      write={dayAsTyped}
      inWords={inWords}
      unread={say(lean === 'past' ? 'day.unread-past' : 'day.unread')}
    />
  );
}

const pastOf = (day: Day | undefined, today: Day, lean: 'past' | 'future'): Day | undefined =>
  day !== undefined && lean === 'past' && day > today ? undefined : day;
