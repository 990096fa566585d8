import { useEffect, useRef } from 'react';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import type { Answering } from './answering.ts';
import { isNamed } from './rows.ts';
import { changeSheet, type SheetChange } from './sheet.ts';
import { keyOf, pressedOf } from './typed-choice.ts';
import { TypedField } from './typed-field.tsx';
import { readNumber } from './typed-measure.ts';

interface Naming extends Answering {
  readonly household: () => void;
}

/**
 * Three different facts where no row is written: nobody was met, nobody is to be named, so many cannot be. Their digits
 * work in a name that is still empty, as no name begins with one.
 */
export function NamingBar({ sheet, change, done, household }: Naming) {
  const say = useSay();
  const bar = useRef<HTMLFieldSetElement>(null);
  const named = sheet.rows.some(isNamed);
  const say1 = (naming: 'named-nobody' | 'refused-to-name') => () => {
    if (named) return;
    const step: SheetChange = { set: 'naming', naming: sheet.naming === naming ? undefined : naming };
    change(step);
    if (step.naming !== undefined) done(changeSheet(sheet, step));
  };
  const acts = [
    say1('named-nobody'),
    say1('refused-to-name'),
    household,
    () => bar.current?.querySelector('input')?.focus(),
  ];
  const now = useRef(acts);
  now.current = acts;
  useEffect(() => {
    const within = bar.current?.closest('[data-question]');
    const onKey = (event: Event) => {
      if (!(event instanceof KeyboardEvent && event.target instanceof HTMLInputElement)) return;
      const { target } = event;
      const at = pressedOf(event);
      const act = at === undefined ? undefined : now.current[at];
      if (act === undefined || target.value !== '' || target.closest('[data-column="name"]') === null) return;
      event.preventDefault();
      act();
    };
    within?.addEventListener('keydown', onKey);
    return () => within?.removeEventListener('keydown', onKey);
  }, []);
  return (
    <fieldset className="naming" ref={bar} aria-label={say('naming.title')}>
      {named
        ? null
        : (['named-nobody', 'refused-to-name'] as const).map((naming, at) => (
            <Button
              key={naming}
              look="quiet"
              hint={keyOf(at)}
              aria-pressed={sheet.naming === naming}
              onPress={() => acts[at]?.()}
            >
              {say(`naming.${naming}`)}
            </Button>
          ))}
      <Button look="quiet" hint={keyOf(2)} onPress={household}>
        {say('household.open')}
      </Button>
      <span className="unknown-people">
        <kbd aria-hidden>{keyOf(3)}</kbd>
        <TypedField
          field="unknownPeople"
          label={say('naming.unknown-people')}
          inputMode="numeric"
          {...{ sheet, change }}
          value={sheet.unknownPeople}
          set={(people) => change({ set: 'unknown-people', people })}
          read={(typed) => readNumber(typed.replace(/^~/, ''), { least: 0, most: 100_000, isWhole: true })}
          write={String}
          unread={say('number.unread', { least: 0, most: 100_000 })}
        />
      </span>
    </fieldset>
  );
}
