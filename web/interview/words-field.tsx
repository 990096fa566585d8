import type { Dispatch } from 'react';
import { useSay } from '../words/words.tsx';
import type { Sheet, SheetChange } from './sheet.ts';
import { TypedField } from './typed-field.tsx';

interface OfWords {
  readonly field: string;
  readonly column: string;
  readonly label: string;
  readonly isLabelHidden?: boolean;
  /** A code of a language, for example `ru`. */
  readonly is?: 'language';
  readonly sheet: Sheet;
  readonly change: Dispatch<SheetChange>;
  readonly value: string | undefined;
  readonly set: (value: string | undefined) => void;
}

const codeIn = (typed: string): string | undefined => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.exec(typed.trim())?.[0];

/** Free words of a row. */
export function WordsField({ is, ...rest }: OfWords) {
  const say = useSay();
  return (
    <TypedField
      {...rest}
      read={is === 'language' ? codeIn : (typed) => typed}
      write={String}
      unread={say('language.unread')}
    />
  );
}
