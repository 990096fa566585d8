import { useState } from 'react';
import { Checkbox, Label, TextArea, TextField } from 'react-aria-components';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import type { Answering } from './answering.ts';
import { householdRows, nextKeys, partsIn } from './rows.ts';

interface Household extends Answering {
  readonly close: () => void;
}

/** Everybody they live with at once: names by commas or lines; they still meet, and may share the caller's phone. */
export function HouseholdForm({ sheet, change, task, close }: Household) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const [shares, setShares] = useState(false);
  const names = partsIn(typed);
  const add = () => {
    const used = [...sheet.rows.map(({ key }) => key), ...sheet.takenOut];
    const phone = shares ? task.ownNumber : undefined;
    if (names.length > 0) change({ set: 'rows', rows: householdRows(names, nextKeys(used, names.length), phone) });
    close();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.code === 'Escape') close();
    else if (event.key !== 'Enter' || event.shiftKey || event.target instanceof HTMLButtonElement) return;
    else add();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside come up to here
    <div className="household" onKeyDown={onKeyDown} data-keeps-escape>
      <TextField className="field" value={typed} onChange={setTyped} autoFocus autoComplete="off">
        <Label>{say('household.names')}</Label>
        <TextArea rows={2} spellCheck={false} />
      </TextField>
      {task.ownNumber === undefined ? null : (
        <Checkbox className="option" isSelected={shares} onChange={setShares}>
          {say('household.shares')}&nbsp;<bdi>{task.ownNumber}</bdi>
        </Checkbox>
      )}
      <Button hint="Enter" onPress={add}>
        {say('household.add', { count: names.length })}
      </Button>
    </div>
  );
}
