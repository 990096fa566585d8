import type { Dispatch } from 'react';
import { type Say, useSay } from '../words/words.tsx';
import type { Sheet, SheetChange } from './sheet.ts';
import { TypedField } from './typed-field.tsx';
import { readDistance, readDuration, readNumber } from './typed-measure.ts';

const measures = {
  duration: {
    read: readDuration,
    inWords: (minutes: number, say: Say) =>
      say('duration.said', { hours: Math.floor(minutes / 60), minutes: minutes % 60 }),
  },
  distance: { read: readDistance, inWords: (metres: number, say: Say) => say('distance.said', { metres }) },
  age: {
    read: (typed: string) => readNumber(typed, { least: 0, most: 150 }),
    inWords: (years: number, say: Say) => say('age.said', { years }),
  },
};

interface OfMeasure {
  readonly measure: keyof typeof measures;
  readonly field: string;
  readonly column: string;
  readonly label: string;
  readonly sheet: Sheet;
  readonly change: Dispatch<SheetChange>;
  readonly value: number | undefined;
  readonly set: (value: number | undefined) => void;
}

/** How long, how near, how old: as it is said, and said back with its unit. */
export function MeasureField({ measure, ...rest }: OfMeasure) {
  const say = useSay();
  const { read, inWords } = measures[measure];
  return (
    <TypedField
      {...rest}
      read={read}
      write={String}
      example={say(`${measure}.example`)}
      inWords={(value) => inWords(value, say)}
      unread={say(`${measure}.unread`)}
    />
  );
}
