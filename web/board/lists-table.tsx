import { useMemo } from 'react';
import { FormattedTime } from 'react-intl';
import { Since } from '../supervise/as-of.tsx';
import { SortedTable, type TableColumn } from '../supervise/sorted-table.tsx';
import { useSay } from '../words/words.tsx';
import { BandMenu } from './band-menu.tsx';
import type { BandRow } from './band-rows.ts';

const first = { column: 'list', direction: 'ascending' } as const;

/** What stands in every band of every list. */
export function ListsTable({ rows }: { readonly rows: readonly BandRow[] }) {
  const say = useSay();
  const columns = useMemo<TableColumn<BandRow>[]>(
    () => [
      {
        id: 'list',
        title: say('board.list'),
        by: ({ list }) => list,
        cell: ({ list, paused }) => (
          <>
            {list}
            {paused ? <span className="mark">{say('board.paused')}</span> : null}
          </>
        ),
      },
      {
        id: 'band',
        title: say('board.band'),
        width: 84,
        by: ({ band }) => band,
        cell: ({ band, servedAs }) => (band === servedAs ? band : say('board.served-as', { band, servedAs })),
      },
      ...(['due', 'waiting', 'claimed'] as const).map((id) => ({
        id,
        title: say(`board.${id}`),
        width: 74,
        figures: true,
        by: (row: BandRow) => row[id],
        cell: (row: BandRow) => row[id],
      })),
      {
        id: 'oldest',
        title: say('board.oldest'),
        width: 92,
        figures: true,
        by: ({ oldest }) => oldest,
        cell: ({ oldest }) => (oldest === null ? null : <Since from={oldest} />),
      },
      ...(['overdue', 'nextHalfHour', 'atRisk'] as const).map((id) => ({
        id,
        title: say(`board.promises.${id}`),
        width: 97,
        figures: true,
        by: (row: BandRow) => row.promises[id],
        cell: (row: BandRow) =>
          id !== 'nextHalfHour' && row.promises[id] > 0 ? (
            <strong className="worried">{row.promises[id]}</strong>
          ) : (
            row.promises[id]
          ),
      })),
      {
        id: 'exhaustedAt',
        title: say('board.exhausted'),
        width: 88,
        figures: true,
        by: ({ exhaustedAt }) => exhaustedAt,
        cell: ({ exhaustedAt }) => (exhaustedAt === null ? null : <FormattedTime value={exhaustedAt} />),
      },
      { id: 'acts', title: say('act.acts'), width: 52, cell: (row) => <BandMenu row={row} /> },
    ],
    [say],
  );
  return (
    <SortedTable label={say('board.lists')} columns={columns} items={rows} first={first} empty={say('board.none')} />
  );
}
