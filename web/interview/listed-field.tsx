import type { Dispatch } from 'react';
import type { TextFieldProps } from 'react-aria-components';
import { useSay } from '../words/words.tsx';
import type { Sheet, SheetChange } from './sheet.ts';
import { keyOf, type Listed, pressedOf, readListed } from './typed-choice.ts';
import { TypedField } from './typed-field.tsx';

type OfKeys = NonNullable<TextFieldProps['onKeyDown']>;

interface OfList {
  readonly field: string;
  readonly column: string;
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly list: readonly Listed[];
  /** Words that are not in the list are an answer too. */
  readonly isFree?: boolean;
  readonly sheet: Sheet;
  readonly change: Dispatch<SheetChange>;
  readonly value: string | undefined;
  readonly set: (value: string | undefined) => void;
  /** Chosen by one key: on to the next field. */
  readonly next: (from: Element) => void;
}

/** One of a list, which is shown while the field has the focus: by a key of the number row, or by its first letters. */
export function ListedField({ list, isFree = false, next, ...rest }: OfList) {
  const say = useSay();
  const { value, set, field, change } = rest;
  const labelOf = (id: string) => list.find((each) => each.id === id)?.label ?? id;
  const choose = (id: string) => {
    change({ set: 'typed', field, text: undefined });
    set(id);
  };
  const onKeyDown: OfKeys = (event) => {
    const input = event.target;
    const at = pressedOf(event);
    if (at === undefined) return event.continuePropagation();
    const chosen = list[at];
    if (chosen === undefined || !(input instanceof HTMLInputElement)) return;
    // Behind letters a figure is a part of what is written.
    const isWriting = input.value !== '' && input.selectionStart === input.selectionEnd && input.selectionEnd !== 0;
    if (isWriting && labelOf(value ?? '') !== input.value) return;
    event.preventDefault();
    choose(chosen.id);
    next(input);
  };
  return (
    <TypedField
      {...rest}
      read={(typed) => readListed(typed, list) ?? (isFree ? typed.slice(0, 200) : undefined)}
      write={labelOf}
      unread={say('listed.unread')}
      onKeyDown={onKeyDown}
    >
      <span className="legend" aria-hidden>
        {list.map(({ id, label }, at) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: for a mouse; the keys do the same in the field
          <span key={id} className={id === value ? 'chosen' : ''} onMouseDown={() => choose(id)}>
            {keyOf(at) === undefined ? null : <kbd>{keyOf(at)}</kbd>}
            {label}
          </span>
        ))}
      </span>
    </TypedField>
  );
}
