import { useSay } from '../words/words.tsx';
import type { Question } from './asked.ts';
import { DayField } from './day-field.tsx';
import { toNextField } from './in-row.ts';
import { ListedField } from './listed-field.tsx';
import { MeasureField } from './measure-field.tsx';
import type { Telling } from './of-contact.ts';
import type { Listed } from './typed-choice.ts';
import { WordsField } from './words-field.tsx';

interface OfColumn extends Telling {
  readonly column: NonNullable<Question['columns']>[number];
}

const oneOf = <Id extends string>(ids: readonly Id[], id: string | undefined) => ids.find((each) => each === id);

/** One thing asked of somebody named, by its column. */
export function ColumnField({ column, row, task, sheet, change, lists, events, told }: OfColumn) {
  const say = useSay();
  const of = { field: `contacts.${row.key}.${column}`, column, sheet, change, label: say(`contact.${column}`) };
  const listed = (list: readonly Listed[], value: string | undefined, set: (id: string | undefined) => void) => (
    <ListedField {...of} {...{ list, value, set }} next={toNextField} />
  );
  switch (column) {
    case 'continuing':
    case 'sameAir':
    case 'mayBeTold': {
      const so = row[column];
      const set = (id: string | undefined) => told({ [column]: id === undefined ? undefined : id === 'yes' });
      return listed(lists.yesNo, so === undefined ? undefined : so ? 'yes' : 'no', set);
    }
    case 'protection':
      return listed(lists.protection, row.protection, (id) =>
        told({ protection: oneOf(['none', 'some', 'full'], id) }),
      );
    case 'sex':
      return listed(lists.sex, row.sex, (id) => told({ sex: oneOf(['female', 'male', 'other'], id) }));
    case 'risk':
      return listed(lists.risk, row.risk, (id) => told({ risk: oneOf(['high', 'low', 'unknown'], id) }));
    case 'event':
      return events.length === 0 ? null : listed(events, row.event, (event) => told({ event }));
    case 'firstExposure':
    case 'birthDate':
    case 'lastExposure':
      return <DayField {...of} today={task.today} value={row[column]} set={(day) => told({ [column]: day })} />;
    case 'duration':
    case 'distance':
    case 'age':
      return <MeasureField {...of} measure={column} value={row[column]} set={(value) => told({ [column]: value })} />;
    case 'language':
      return <WordsField {...of} is="language" value={row.language} set={(language) => told({ language })} />;
    case 'address': {
      const set = (text: string | undefined) =>
        told({ address: text === undefined ? undefined : { ...row.address, text } });
      return <WordsField {...of} value={row.address?.text} set={set} />;
    }
    case 'nationalNumber':
    case 'notes':
    case 'relation':
    case 'setting':
      return <WordsField {...of} value={row[column]} set={(text) => told({ [column]: text })} />;
    case 'phones':
      return null;
  }
}
