import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { NetworksResponse } from '../../shared/api/graph.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Chosen } from '../supervise/chosen.tsx';
import { SortedTable, type TableColumn } from '../supervise/sorted-table.tsx';
import { useSay, useWord } from '../words/words.tsx';
import { OneOf } from './one-of.tsx';
import type { Viewing } from './use-view.ts';

type Row = NetworksResponse['networks'][number] & { readonly id: string };

const orders = ['people', 'cases', 'growth'] as const;
const first = { column: '', direction: 'descending' } as const;

/** The hundred greatest networks or clusters by what is asked: a way in without a number. */
export function NetworksTable({ view, change, goTo }: Viewing) {
  const say = useSay();
  const word = useWord();
  const client = useClient();
  const [by, setBy] = useState<(typeof orders)[number]>('people');
  const { data, error } = useQuery({
    queryKey: ['networks', by, view.over],
    queryFn: () => client.call('listNetworks', { query: { by, over: view.over } }),
  });
  const rows = useMemo<Row[]>(
    () => data?.networks.map((each) => ({ ...each, id: each.person ?? each.network })) ?? [],
    [data],
  );
  const columns = useMemo<TableColumn<Row>[]>(
    () => [
      {
        id: 'network',
        title: say('graph.networks.network'),
        cell: ({ id, person, network }) => (
          <Button look="quiet" onPress={() => goTo(person === undefined ? { network } : { person })}>
            {id}
          </Button>
        ),
      },
      ...(['people', 'cases', 'exposures', 'growth'] as const).map((id) => ({
        id,
        title: say(`graph.networks.${id}`),
        width: 120,
        figures: true,
        by: (row: Row) => row[id],
        cell: (row: Row) => row[id],
      })),
      {
        id: 'settings',
        title: say('graph.coloured.setting'),
        cell: ({ settings }) => frequent(settings, (each) => word(`setting.${each}`) ?? each),
      },
      { id: 'places', title: say('graph.coloured.place'), cell: ({ places }) => frequent(places, (place) => place) },
    ],
    [say, word, goTo],
  );
  return (
    <section>
      <h2>{say('graph.networks')}</h2>
      <ProblemNote error={error} />
      <OneOf
        label={say('graph.over')}
        among={{ exposures: say('graph.over.exposures'), links: say('graph.over.links') }}
        value={view.over}
        choose={(over) => change({ over })}
      />
      <Chosen
        label={say('graph.networks.by')}
        value={by}
        change={(value) => setBy(orders.find((each) => each === value) ?? by)}
        options={orders.map((value) => ({ value, words: say(`graph.networks.${value}`) }))}
      />
      <p role="status">
        {data?.total === undefined ? '' : say('graph.networks.counted', { count: data.total })}{' '}
        {data?.complete === false ? say('graph.networks.more') : ''}
      </p>
      <SortedTable
        label={say('graph.networks')}
        columns={columns}
        items={rows}
        first={first}
        empty={say('graph.networks.none')}
      />
    </section>
  );
}

/** The three most frequent. */
const frequent = (counts: Readonly<Record<string, number>>, words: (value: string) => string): string =>
  Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([value, count]) => `${words(value)} ${count}`)
    .join(', ');
