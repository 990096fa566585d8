import { useState } from 'react';

interface DayField {
  readonly label: string;
  /** `yyyy-MM-dd`, or empty. */
  readonly value: string;
  readonly change: (day: string) => void;
}

/** A year that is being typed passes through 0002, 0020 and 0201 on its way. */
const typed = '1000';

/** A day that counts as soon as it is whole, typed or chosen; emptied, none is meant. */
export function DayField({ label, value, change }: DayField) {
  const [shown, show] = useState({ value, text: value });
  if (shown.value !== value) show({ value, text: value });
  return (
    <label className="chosen">
      <span>{label}</span>
      <input
        type="date"
        value={shown.text}
        onChange={({ target: { value: text } }) => {
          show({ value, text });
          if (text === '' || text > typed) change(text);
        }}
      />
    </label>
  );
}
