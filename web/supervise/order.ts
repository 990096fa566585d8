/** Rows in an order that stays: what is not known comes last whichever way it goes, and of two alike the lesser id first. */

export type Sortable = string | number | null | undefined;

export interface Order {
  readonly column: string;
  readonly direction: 'ascending' | 'descending';
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), undefined, { numeric: true });

export function inOrder<Row extends { readonly id: string }>(
  rows: readonly Row[],
  of: (row: Row) => Sortable,
  direction: Order['direction'],
): Row[] {
  const turn = direction === 'ascending' ? 1 : -1;
  return [...rows].sort((first, second) => {
    const [a, b] = [of(first) ?? undefined, of(second) ?? undefined];
    if (a === undefined || b === undefined) {
      if (a !== b) return a === undefined ? 1 : -1;
      return compare(first.id, second.id);
    }
    return compare(a, b) * turn || compare(first.id, second.id);
  });
}
