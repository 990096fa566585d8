import type { Dispatch } from 'react';
import { type ReactNode, useState } from 'react';
import { Input, Label, Text, TextField, type TextFieldProps } from 'react-aria-components';
import type { Sheet, SheetChange } from './sheet.ts';

export interface Typed<Value> {
  /** Under which what cannot be read yet is kept. */
  readonly field: string;
  readonly label: string;
  /** In a row the columns have their names above. */
  readonly isLabelHidden?: boolean;
  readonly help?: string | undefined;
  readonly example?: string | undefined;
  readonly sheet: Sheet;
  readonly change: Dispatch<SheetChange>;
  readonly value: Value | undefined;
  readonly set: (value: Value | undefined) => void;
  readonly read: (typed: string) => Value | undefined;
  readonly write: (value: Value) => string;
  /** What was understood, in words. */
  readonly inWords?: ((value: Value) => ReactNode) | undefined;
  /** What to write instead of what cannot be read. */
  readonly unread: string;
  /** Keys that it lets continue are the row's and the question's. */
  readonly onKeyDown?: TextFieldProps['onKeyDown'];
  readonly column?: string | undefined;
  readonly inputMode?: 'numeric' | 'tel';
  readonly children?: ReactNode;
}

/**
 * A field in which is typed what is heard, and which says what it understood. While it is written on, the text stays as
 * it was typed; what cannot be read is kept with the draft and is no answer.
 */
export function TypedField<Value>(typed: Typed<Value>) {
  const { field, label, isLabelHidden, help, sheet, change, value, set, read, write, inWords, unread } = typed;
  const [text, setText] = useState<string>();
  const kept = sheet.typed[field];
  const type = (next: string) => {
    const blank = next.trim() === '';
    const understood = blank ? undefined : read(next);
    setText(next);
    change({ set: 'typed', field, text: blank || understood !== undefined ? undefined : next });
    set(understood);
  };
  return (
    <TextField
      className="field typed"
      autoComplete="off"
      value={text ?? kept ?? (value === undefined ? '' : write(value))}
      onChange={type}
      onBlur={() => setText(undefined)}
      isInvalid={kept !== undefined && text === undefined}
      data-column={typed.column}
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      {...(typed.onKeyDown === undefined ? {} : { onKeyDown: typed.onKeyDown })}
    >
      {isLabelHidden ? null : <Label>{label}</Label>}
      <Input placeholder={typed.example ?? ''} inputMode={typed.inputMode ?? 'text'} spellCheck={false} />
      {help === undefined ? null : <Text slot="description">{help}</Text>}
      <span className={kept === undefined ? 'understood' : 'understood unread'} role="status">
        {kept !== undefined ? unread : value === undefined ? null : inWords?.(value)}
      </span>
      {typed.children}
    </TextField>
  );
}
