import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { Since } from '../supervise/as-of.tsx';
import { SortedTable, type TableColumn } from '../supervise/sorted-table.tsx';
import { useSay } from '../words/words.tsx';
import { OperatorMenu } from './operator-menu.tsx';
import { type OperatorRow, operatorStates } from './operator-rows.ts';

const first = { column: 'operator', direction: 'ascending' } as const;

/** Who is at the desk, and what they do. */
export function OperatorsTable({ rows }: { readonly rows: readonly OperatorRow[] }) {
  const say = useSay();
  const intl = useIntl();
  const columns = useMemo<TableColumn<OperatorRow>[]>(
    () => [
      {
        id: 'operator',
        title: say('board.operator'),
        by: ({ operator }) => operator,
        cell: ({ operator }) => operator,
      },
      { id: 'name', title: say('staff.name'), width: 240, by: ({ name }) => name, cell: ({ name }) => name },
      {
        id: 'state',
        title: say('board.state'),
        width: 170,
        by: ({ state }) => operatorStates.indexOf(state),
        cell: ({ state }) => <span className={`state ${state}`}>{say(`board.state.${state}`)}</span>,
      },
      {
        id: 'since',
        title: say('board.since'),
        width: 110,
        figures: true,
        by: ({ since }) => since,
        cell: ({ since }) => <Since from={since} />,
      },
      ...(['calls', 'reached'] as const).map((id) => ({
        id,
        title: say(`board.${id}`),
        width: 120,
        figures: true,
        by: (row: OperatorRow) => row[id],
        cell: (row: OperatorRow) => row[id],
      })),
      {
        id: 'occupancy',
        title: say('board.occupancy'),
        width: 110,
        figures: true,
        by: ({ occupancy }) => occupancy,
        cell: ({ occupancy }) => intl.formatNumber(occupancy, { style: 'percent' }),
      },
      {
        id: 'acts',
        title: say('act.acts'),
        width: 80,
        cell: ({ operator, task, state }) => (
          <OperatorMenu operator={operator} task={task} stopped={state === 'stopped'} />
        ),
      },
    ],
    [say, intl],
  );
  return (
    <SortedTable
      label={say('board.operators')}
      columns={columns}
      items={rows}
      first={first}
      empty={say('board.nobody')}
    />
  );
}
