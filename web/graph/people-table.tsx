import { useMemo } from 'react';
import { FormattedDate } from 'react-intl';
import { Button } from '../look/button.tsx';
import { SortedTable, type TableColumn } from '../supervise/sorted-table.tsx';
import { useSay, useWord } from '../words/words.tsx';
import { dayAt } from './days.ts';
import type { Known } from './known.ts';

interface Rows {
  readonly people: readonly Known[];
  readonly choose: (person: string) => void;
}

type Row = Known & { readonly id: string };

/** So many rows are made at once; all of them are in the file of rows. */
const most = 500;
const first = { column: 'day', direction: 'ascending' } as const;

/** Everybody who is seen, in a table: the same as the drawing, for whoever reads rather than looks. */
export function PeopleTable({ people, choose }: Rows) {
  const say = useSay();
  const word = useWord();
  const rows = useMemo<Row[]>(
    () =>
      [...people]
        .sort((a, b) => (a.day ?? Number.POSITIVE_INFINITY) - (b.day ?? Number.POSITIVE_INFINITY))
        .slice(0, most)
        .map((known) => ({ ...known, id: known.node.person })),
    [people],
  );
  const columns = useMemo<TableColumn<Row>[]>(
    () => [
      {
        id: 'name',
        title: say('graph.column.who'),
        by: ({ name }) => name,
        cell: ({ name, id }) => (
          <Button look="quiet" onPress={() => choose(id)}>
            <bdi>{name}</bdi>
          </Button>
        ),
      },
      {
        id: 'status',
        title: say('graph.column.status'),
        width: 100,
        by: ({ node }) => node.status,
        cell: ({ node }) => say(`graph.status.${node.status}`),
      },
      {
        id: 'day',
        title: say('graph.column.day'),
        width: 200,
        by: ({ day }) => day,
        cell: ({ day, dayIs }) =>
          day === undefined ? null : (
            <>
              {say(`graph.day.${dayIs}`)} <FormattedDate value={dayAt(day)} dateStyle="medium" timeZone="UTC" />
            </>
          ),
      },
      {
        id: 'generation',
        title: say('graph.coloured.generation'),
        width: 100,
        figures: true,
        by: ({ node }) => node.generation,
        cell: ({ node }) => node.generation,
      },
      {
        id: 'setting',
        title: say('graph.coloured.setting'),
        by: ({ settings }) => settings[0],
        cell: ({ settings }) => settings.map((each) => word(`setting.${each}`) ?? each).join(', '),
      },
      {
        id: 'place',
        title: say('graph.coloured.place'),
        by: ({ places }) => places[0],
        cell: ({ places }) => places.join(', '),
      },
      ...(['infected', 'met'] as const).map((id) => ({
        id,
        title: say(`graph.sized.${id}`),
        width: 110,
        figures: true,
        by: (row: Row) => row[id],
        cell: (row: Row) => row[id],
      })),
    ],
    [say, word, choose],
  );
  return (
    <section>
      <h2>{say('graph.table')}</h2>
      {people.length > most ? <p className="dim">{say('graph.table.first', { count: most })}</p> : null}
      <SortedTable
        label={say('graph.table')}
        columns={columns}
        items={rows}
        first={first}
        empty={say('graph.nobody-seen')}
      />
    </section>
  );
}
