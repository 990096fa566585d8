interface Among<Value extends string> {
  readonly label: string;
  /** Each with its words, in the order in which they are shown. */
  readonly among: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly choose: (value: Value) => void;
}

/** One of a few, in a line. */
export function OneOf<Value extends string>({ label, among, value, choose }: Among<Value>) {
  const values = Object.keys(among).filter((each): each is Value => each in among);
  return (
    <fieldset className="choices">
      <legend>{label}</legend>
      {values.map((each) => (
        <button key={each} type="button" aria-pressed={each === value} onClick={() => choose(each)}>
          {among[each]}
        </button>
      ))}
    </fieldset>
  );
}
