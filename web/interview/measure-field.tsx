import type { Dispatch } from 'react';
import { type Say, useSay } from '../words/words.tsx';
import type { Sheet, SheetChange } from './sheet.ts';
import { TypedField } from './typed-field.tsx';
import { readDistance, readDuration, readNumber } from './typed-measure.ts';

const measures = {
  duration: {
    read: readDuration,
    example: 'duration.example',
    unread: 'duration.unread',
    inWords: (minutes: number, say: Say) =>
      say('duration.said', { hours: Math.floor(minutes / 60), minutes: minutes % 60 }),
  },
  distance: {
    read: readDistance,
    example: 'distance.example',
    unread: 'distance.unread',
    inWords: (metres: number, say: Say) => say('distance.said', { metres }),
  },
  age: {
    example: 'age.example',
    unread: 'age.unread',
    read: (typed: string) => readNumber(typed, { least: 0, most: 150 }),
    inWords: (years: number, say: Say) => say('age.said', { years }),
  },
} as const;

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
  const { read, inWords, example, unread } = measures[measure];
  return (
    <TypedField
      {...rest}
      read={read}
      write={String}
      example={say(example)}
      inWords={(value) => inWords(value, say)}
      unread={say(unread)}
    />
  );
}
