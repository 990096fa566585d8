import { useState } from 'react';
import { Input, TextField } from 'react-aria-components';
import { nameInFull } from '../call/name-in-full.ts';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { useWrongWords } from '../words/wrong-words.ts';
import { ContactDetails, mainColumns } from './contact-details.tsx';
import { DayField } from './day-field.tsx';
import { columnOf, toNextField, toRow } from './in-row.ts';
import { ListedField } from './listed-field.tsx';
import type { OfContact } from './of-contact.ts';
import { PhoneWords } from './phone-words.tsx';
import { partsIn, type Row } from './rows.ts';

/** One person: what is asked of everybody in a line, the rest in a second one that opens with F4. */
export function ContactRow(contact: OfContact) {
  const { row, task, sheet, question, change, lists, wrong, takeOut } = contact;
  const say = useSay();
  const wordsOf = useWrongWords();
  const [open, setOpen] = useState(() => isDetailTyped(sheet, row));
  const name = nameInFull(row.name);
  const told = (more: Partial<Row>) => change({ set: 'row', row: { ...row, ...more } });
  const has = (column: string) => question.columns?.some((each) => each === column) ?? false;
  const number = row.phones?.map((phone) => phone.number).join(', ') ?? '';
  const fieldOf = (column: string) => ({ field: `contacts.${row.key}.${column}`, column, sheet, change });
  const onKeyDown = (event: React.KeyboardEvent) => {
    const { target, code, ctrlKey } = event;
    if (!(target instanceof Element)) return;
    const column = columnOf(target) ?? 'name';
    const isUp = code === 'ArrowUp';
    if (code === 'F4') setOpen(!open);
    else if (code === 'Delete' && ctrlKey) takeOut(row);
    else if ((isUp || code === 'ArrowDown') && toRow(target, isUp ? -1 : 1, column)) event.stopPropagation();
    else if (event.key !== 'Enter' || ctrlKey || target.tagName !== 'INPUT' || name === '') return;
    else if (!toRow(target, 1, 'name')) return;
    event.preventDefault();
  };
  return (
    <li
      data-row={row.key}
      data-wrong={wrong === undefined ? undefined : true}
      className="contact"
      onKeyDown={onKeyDown}
      onBlur={({ currentTarget, relatedTarget }) => {
        // Who is left is one line again, so that everybody named is in sight.
        if (!currentTarget.contains(relatedTarget) && relatedTarget !== null) setOpen(isDetailTyped(sheet, row));
      }}
    >
      <div className="columns">
        <TextField
          aria-label={say('contact.name')}
          className="field"
          data-column="name"
          autoComplete="off"
          value={row.name.asWritten ?? name}
          onChange={(asWritten) => told({ name: { asWritten } })}
        >
          <Input spellCheck={false} />
        </TextField>
        {has('phones') ? (
          <TextField
            aria-label={say('contact.phones')}
            className="field"
            data-column="phones"
            autoComplete="off"
            value={number}
            onChange={(typed) => told({ phones: typed === '' ? undefined : [{ number: typed }] })}
            onBlur={() =>
              told({ phones: number.trim() === '' ? undefined : partsIn(number).map((each) => ({ number: each })) })
            }
          >
            <Input inputMode="tel" />
            <span className="understood" role="status">
              {partsIn(number).map((each) => (
                <PhoneWords key={each} number={each} />
              ))}
            </span>
          </TextField>
        ) : null}
        {has('relation') ? (
          <ListedField
            {...fieldOf('relation')}
            {...{ isLabelHidden: true, isFree: true, list: lists.relation, next: toNextField }}
            label={say('contact.relation')}
            value={row.relation}
            set={(relation) => told({ relation })}
          />
        ) : null}
        {has('setting') ? (
          <ListedField
            {...fieldOf('setting')}
            {...{ isLabelHidden: true, isFree: true, list: lists.setting, next: toNextField }}
            label={say('contact.setting')}
            value={row.setting}
            set={(setting) =>
              told({
                setting,
                ...(setting === 'household' && row.continuing === undefined ? { continuing: true } : {}),
              })
            }
          />
        ) : null}
        {has('lastExposure') ? (
          <DayField
            {...fieldOf('lastExposure')}
            isLabelHidden
            label={say('contact.lastExposure')}
            today={task.today}
            window={task.windows[row.direction === 'source' ? 'source' : 'infectious']}
            value={row.lastExposure}
            set={(lastExposure) => told({ lastExposure })}
            instead={row.continuing ? say('contact.still-meet') : undefined}
          />
        ) : null}
        <span className="row-acts" hidden={name === ''}>
          <Button
            look="quiet"
            aria-label={say('contact.more', { name })}
            aria-expanded={open}
            onPress={() => setOpen(!open)}
            excludeFromTabOrder
          >
            …
          </Button>
          <Button
            look="quiet"
            aria-label={say('contact.take-out', { name })}
            onPress={() => takeOut(row)}
            excludeFromTabOrder
          >
            ×
          </Button>
        </span>
      </div>
      {open || wrong !== undefined ? <ContactDetails {...contact} told={told} /> : null}
      {wrong === undefined ? null : <p className="problem">{wordsOf(wrong)}</p>}
    </li>
  );
}

/** Whether something in the second line is half-typed: then it is to be seen. */
function isDetailTyped({ typed }: OfContact['sheet'], { key }: Row): boolean {
  const start = `contacts.${key}.`;
  return Object.keys(typed).some(
    (field) => field.startsWith(start) && !mainColumns.some((main) => field === start + main),
  );
}
