import type { OperatorView } from '../../shared/api/board.ts';

export type OperatorRow = OperatorView & { readonly id: string };
export const operatorStates = ['on-call', 'between-calls', 'practising', 'away', 'stopped'] as const;
export type OperatorState = (typeof operatorStates)[number];

/** Those who are in one of some states, and of whom something that is written here is part. */
export function operatorRows(
  operators: readonly OperatorView[],
  { text, state }: { readonly text: string; readonly state: OperatorState | undefined },
): OperatorRow[] {
  const wanted = text.trim().toLowerCase();
  return operators.flatMap((row) => {
    const fits =
      (state === undefined || row.state === state) &&
      `${row.operator} ${row.name ?? ''}`.toLowerCase().includes(wanted);
    return fits ? [{ ...row, id: row.operator }] : [];
  });
}

export const countIn = (operators: readonly OperatorView[], state: OperatorState): number =>
  operators.filter((each) => each.state === state).length;
