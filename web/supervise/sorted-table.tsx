import { type ReactNode, useMemo, useState } from 'react';
import { Cell, Column, Row, Table, TableBody, TableHeader, TableLayout, Virtualizer } from 'react-aria-components';
import { inOrder, type Order, type Sortable } from './order.ts';
import './sorted-table.css';

export interface TableColumn<Item> {
  readonly id: string;
  readonly title: string;
  readonly cell: (item: Item) => ReactNode;
  /** What the column is sorted by. Absent: it is not. */
  readonly by?: (item: Item) => Sortable;
  readonly width?: number;
  /** Figures stand under each other. */
  readonly figures?: boolean;
}

interface Sorted<Item> {
  readonly label: string;
  /** The first names its row. */
  readonly columns: readonly TableColumn<Item>[];
  readonly items: readonly Item[];
  readonly first: Order;
  readonly empty: string;
}

const heights = { rowHeight: 34, headingHeight: 46 };

/** A table to sort and to walk by keys. Only the rows in sight are in the page: it may have thousands. */
export function SortedTable<Item extends { readonly id: string }>({
  label,
  columns,
  items,
  first,
  empty,
}: Sorted<Item>) {
  const [order, setOrder] = useState(first);
  const by = columns.find(({ id }) => id === order.column)?.by;
  const rows = useMemo(() => (by ? inOrder(items, by, order.direction) : [...items]), [items, by, order.direction]);
  return (
    <Virtualizer layout={TableLayout} layoutOptions={heights}>
      <Table
        aria-label={label}
        className="table-frame sorted-table"
        sortDescriptor={order}
        onSortChange={({ column, direction }) => setOrder({ column: String(column), direction })}
      >
        <TableHeader columns={columns} dependencies={[columns]}>
          {({ id, title, by: sorts, width, figures }) => (
            <Column
              id={id}
              isRowHeader={id === columns[0]?.id}
              allowsSorting={sorts !== undefined}
              {...(width === undefined ? {} : { width })}
              minWidth={width ?? 170}
              className={figures ? 'figures' : ''}
            >
              {({ sortDirection }) => (
                <>
                  {title}
                  {sortDirection === undefined ? null : (
                    <span aria-hidden>{sortDirection === 'ascending' ? ' ▲' : ' ▼'}</span>
                  )}
                </>
              )}
            </Column>
          )}
        </TableHeader>
        <TableBody items={rows} dependencies={[columns]} renderEmptyState={() => <p className="dim">{empty}</p>}>
          {(item) => (
            // Rows and columns have their keys in one collection: an operator may be called as a column is.
            <Row id={`row ${item.id}`} columns={columns} dependencies={[columns]}>
              {(column) => <Cell className={column.figures ? 'figures' : ''}>{column.cell(item)}</Cell>}
            </Row>
          )}
        </TableBody>
      </Table>
    </Virtualizer>
  );
}
