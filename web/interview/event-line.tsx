import type { Dispatch } from 'react';
import type { Day } from '../../shared/domain/dates.ts';
import type { EventRow } from '../../shared/domain/protocols/answer.ts';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { DayField } from './day-field.tsx';
import { columnOf, toNextField, toRow } from './in-row.ts';
import { ListedField } from './listed-field.tsx';
import type { Sheet, SheetChange } from './sheet.ts';
import type { Listed } from './typed-choice.ts';
import { TypedField } from './typed-field.tsx';
import { readNumber } from './typed-measure.ts';
import { WordsField } from './words-field.tsx';

interface OfEvent {
  readonly row: EventRow;
  readonly kinds: readonly Listed[];
  readonly window: { readonly from: Day; readonly to: Day } | undefined;
  readonly question: string;
  readonly today: Day;
  readonly sheet: Sheet;
  readonly change: Dispatch<SheetChange>;
  readonly set: (row: EventRow) => void;
  readonly takeOut: () => void;
}

/** One place or occasion. */
export function EventLine({ row, kinds, window, question, today, sheet, change, set, takeOut }: OfEvent) {
  const say = useSay();
  const of = (column: 'kind' | 'place' | 'from' | 'to' | 'people') => ({
    ...{ field: `events.${question}.${row.key}.${column}`, column, sheet, change, isLabelHidden: true },
    label: say(`event.${column}`),
  });
  const isBlank = row.kind === '' && row.from === '' && row.place === undefined;
  const onKeyDown = (event: React.KeyboardEvent) => {
    const { target, code, ctrlKey } = event;
    if (!(target instanceof HTMLInputElement)) return;
    const isUp = code === 'ArrowUp';
    if (code === 'Delete' && ctrlKey) {
      toRow(target, -1, 'kind');
      takeOut();
    } else if ((isUp || code === 'ArrowDown') && toRow(target, isUp ? -1 : 1, columnOf(target) ?? 'kind')) {
      event.stopPropagation();
    } else if (event.key !== 'Enter' || ctrlKey || isBlank || !toRow(target, 1, 'kind')) return;
    event.preventDefault();
  };
  return (
    <li data-row={row.key} className="event columns" onKeyDown={onKeyDown}>
      <ListedField
        {...of('kind')}
        list={kinds}
        value={row.kind || undefined}
        set={(kind = '') => set({ ...row, kind })}
        next={toNextField}
      />
      <WordsField {...of('place')} value={row.place} set={(place) => set({ ...row, place })} />
      <DayField
        {...of('from')}
        {...{ today, window }}
        value={row.from || undefined}
        set={(from = '') => set({ ...row, from })}
      />
      <DayField {...of('to')} {...{ today, window }} value={row.to} set={(to) => set({ ...row, to })} />
      <TypedField
        {...of('people')}
        inputMode="numeric"
        value={row.people}
        set={(people) => set({ ...row, people })}
        read={(typed) => readNumber(typed, { least: 0, most: 100_000, isWhole: true })}
        write={String}
        unread={say('number.unread', { least: 0, most: 100_000 })}
      />
      {isBlank ? null : (
        <Button look="quiet" aria-label={say('event.take-out')} onPress={takeOut} excludeFromTabOrder>
          ×
        </Button>
      )}
    </li>
  );
}
