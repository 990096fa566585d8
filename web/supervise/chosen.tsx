import { useId } from 'react';
import './chosen.css';

interface Choosing {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly words: string }[];
}

export function Chosen({ label, value, change, options }: Choosing) {
  return (
    <label className="chosen">
      <span>{label}</span>
      <select value={value} onChange={({ target }) => change(target.value)}>
        {options.map(({ value: each, words }) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

interface Suggesting {
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly known: readonly string[];
}

/** A line to write in, with what is known to choose from. */
export function Suggested({ label, value, change, known }: Suggesting) {
  const id = useId();
  return (
    <label className="chosen">
      <span>{label}</span>
      <input value={value} onChange={({ target }) => change(target.value)} list={id} autoComplete="off" />
      <datalist id={id}>
        {known.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </label>
  );
}

interface Written {
  readonly label: string;
  readonly help?: string;
  readonly value: string;
  readonly change: (value: string) => void;
}

/** A longer text: a file that was pasted. */
export function Pasted({ label, help, value, change }: Written) {
  const id = useId();
  return (
    <label className="chosen">
      <span>{label}</span>
      <textarea
        value={value}
        onChange={({ target }) => change(target.value)}
        spellCheck={false}
        aria-describedby={help === undefined ? undefined : id}
      />
      {help === undefined ? null : (
        <small id={id} className="dim">
          {help}
        </small>
      )}
    </label>
  );
}
