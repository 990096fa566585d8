import { useMemo } from 'react';
import type { Staff } from '../../shared/domain/desk/staff.ts';
import { SortedTable, type TableColumn } from '../supervise/sorted-table.tsx';
import { useSay } from '../words/words.tsx';
import { shiftAsWritten } from './staff-in-words.ts';

const first = { column: 'id', direction: 'ascending' } as const;
const several = ['roles', 'lists', 'languages', 'skills', 'excludes', 'trained'] as const;
const widths = { roles: 120, lists: 250, languages: 90, skills: 150, excludes: 150, trained: 150 };

/** Who works here: on what, in which languages, when. */
export function StaffTable({ rows }: { readonly rows: readonly Staff[] }) {
  const say = useSay();
  const columns = useMemo<TableColumn<Staff>[]>(
    () => [
      { id: 'id', title: say('staff.id'), by: ({ id }) => id, cell: ({ id }) => <span title={id}>{id}</span> },
      { id: 'name', title: say('staff.name'), width: 170, by: ({ name }) => name, cell: ({ name }) => name },
      {
        id: 'state',
        title: say('staff.state'),
        width: 100,
        by: ({ active, practice }) => `${active} ${practice}`,
        cell: ({ active, practice }) =>
          active ? practice ? say('staff.practice') : null : <span className="mark">{say('staff.left')}</span>,
      },
      ...several.map((id) => ({
        id,
        title: say(`staff.${id}`),
        width: widths[id],
        by: (row: Staff) => row[id].join(', '),
        cell: (row: Staff) => <span title={row[id].join('\n')}>{row[id].join(', ')}</span>,
      })),
      {
        id: 'shifts',
        title: say('staff.shifts'),
        width: 300,
        cell: ({ shifts }) => {
          const written = shifts.map(shiftAsWritten);
          return <span title={written.join('\n')}>{written.join('; ')}</span>;
        },
      },
    ],
    [say],
  );
  return (
    <SortedTable label={say('staff.title')} columns={columns} items={rows} first={first} empty={say('board.nobody')} />
  );
}
