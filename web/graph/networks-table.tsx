import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { NetworksResponse } from '../../shared/api/graph.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Chosen } from '../supervise/chosen.tsx';
import { SortedTable, type TableColumn } from '../supervise/sorted-table.tsx';
import { useLanguage, useSay, useWord } from '../words/words.tsx';
import { OneOf } from './one-of.tsx';
import type { Viewing } from './use-view.ts';

type Row = NetworksResponse['networks'][number] & { readonly id: string };

type Counts = Readonly<Record<string, number>>;

const orders = ['people', 'cases', 'growth'] as const;
const first = { column: '', direction: 'descending' } as const;

/** The hundred greatest networks or clusters by what is asked: a way in without a number. */
export function NetworksTable({ view, change, goTo }: Viewing) {
  const say = useSay();
  const word = useWord();
  const { language } = useLanguage();
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
  const columns = useMemo<TableColumn<Row>[]>(() => {
    const settingWord = (setting = '') => word(`setting.${setting}`) ?? (setting || undefined);
    return [
      {
        id: 'network',
        title: say('graph.networks.network'),
        width: 340,
        cell: ({ id, person, network, settings, places }) => (
          <Button look="quiet" onPress={() => goTo(person === undefined ? { network } : { person })}>
            {mainOf(places) ?? settingWord(mainOf(settings)) ?? say('graph.networks.nowhere')}{' '}
            <code className="dim">{id.slice(-6)}</code>
          </Button>
        ),
      },
      ...(['people', 'cases', 'exposures', 'growth'] as const).map((id) => ({
        id,
        title: say(`graph.networks.${id}`),
        width: 100,
        figures: true,
        by: (row: Row) => row[id],
        cell: (row: Row) => row[id],
      })),
      {
        id: 'months',
        title: say('graph.networks.months'),
        width: 170,
        by: ({ lastMonth = '' }) => lastMonth,
        cell: ({ firstMonth, lastMonth }) => monthsIn(language, firstMonth, lastMonth),
      },
      {
        id: 'settings',
        title: say('graph.coloured.setting'),
        cell: ({ settings }) => <Frequent counts={settings} words={settingWord} />,
      },
      {
        id: 'places',
        title: say('graph.coloured.place'),
        cell: ({ places }) => <Frequent counts={places} words={(place) => place} />,
      },
    ];
  }, [say, word, language, goTo]);
  return (
    <section>
      <h2>{say('graph.networks')}</h2>
      <ProblemNote error={error} />
      <div className="asked-for">
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
      </div>
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

const byCount = (counts: Counts) => Object.entries(counts).sort(([, a], [, b]) => b - a);
const mainOf = (counts: Counts): string | undefined => byCount(counts).find(([value]) => value !== 'unknown')?.[0];

/** `May – Jun 2015`, in the reader's language. */
function monthsIn(language: string, first: string | undefined, last = first): string {
  if (first === undefined || last === undefined) return '';
  const months = new Intl.DateTimeFormat(language, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  return months.formatRange(new Date(`${first}-01`), new Date(`${last}-01`));
}

interface Counted {
  readonly counts: Counts;
  readonly words: (value: string) => string | undefined;
}

/** As many of the most frequent as there is room for; all of them to whoever points there. */
function Frequent({ counts, words }: Counted) {
  const all = byCount(counts)
    .map(([value, count]) => `${words(value) ?? value} ${count}`)
    .join(', ');
  return <span title={all}>{all}</span>;
}
