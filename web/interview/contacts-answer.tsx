import { useRef, useState } from 'react';
import { Label } from 'react-aria-components';
import { nameInFull } from '../call/name-in-full.ts';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import type { Answering } from './answering.ts';
import { mainColumns } from './contact-details.tsx';
import { ContactRow } from './contact-row.tsx';
import { useEventsMet } from './events-met.ts';
import { HouseholdForm } from './household-form.tsx';
import { useLists } from './lists.ts';
import { NamingBar } from './naming-bar.tsx';
import { QuestionFrame } from './question-frame.tsx';
import { blankRow, directionOf, nextKeys, type Row } from './rows.ts';

/** People who are named, a row each; the last row is empty and waits for the next. Why nobody is named is said below. */
export function ContactsAnswer(asked: Answering) {
  const { question, sheet, change, wrongRows, done } = asked;
  const say = useSay();
  const lists = useLists();
  const events = useEventsMet(asked);
  const place = useRef<HTMLDivElement>(null);
  const [gone, setGone] = useState<Row>();
  const [household, setHousehold] = useState(false);
  const direction = question.direction ?? 'exposed';
  const used = [...sheet.rows.map(({ key }) => key), ...sheet.takenOut];
  const [next = ''] = nextKeys(used, 1);
  const rows = [...sheet.rows.filter((row) => directionOf(row) === direction), blankRow(next, direction)];
  const focus = (selector: string) => place.current?.querySelector<HTMLElement>(selector)?.focus();
  const toLast = () => focus('[data-row]:last-child [data-column="name"] input');
  const takeOut = (row: Row) => {
    change({ set: 'no-row', key: row.key });
    setGone(row);
    requestAnimationFrame(() => focus('[data-undo]'));
  };
  const main = ['name', ...mainColumns.filter((column) => question.columns?.some((each) => each === column))] as const;
  return (
    <QuestionFrame {...asked} done={(now) => done(now)}>
      <div className="contacts" ref={place}>
        <Label elementType="h2">{question.ask}</Label>
        {question.help === undefined || rows.length > 1 ? null : <p className="dim">{question.help}</p>}
        <div className="columns heads" aria-hidden>
          {main.map((column) => (
            <span key={column}>{say(`contact.${column}`)}</span>
          ))}
        </div>
        <ol className="plain" aria-label={question.ask}>
          {rows.map((row) => (
            <ContactRow
              key={row.key}
              {...{ row, question, lists, events, change, sheet, takeOut, task: asked.task }}
              wrong={wrongRows[row.key]}
            />
          ))}
        </ol>
        {gone === undefined ? null : (
          <p role="status">
            {say('contact.gone', { name: nameInFull(gone.name) })}{' '}
            <Button
              data-undo
              onPress={() => {
                change({ set: 'row', row: gone });
                setGone(undefined);
              }}
            >
              {say('contact.undo')}
            </Button>
          </p>
        )}
        {direction === 'exposed' ? <NamingBar {...asked} household={() => setHousehold(true)} /> : null}
        {household ? (
          <HouseholdForm
            {...asked}
            close={() => {
              setHousehold(false);
              requestAnimationFrame(toLast);
            }}
          />
        ) : null}
        <p className="keys-said">{say('contact.keys')}</p>
      </div>
    </QuestionFrame>
  );
}
