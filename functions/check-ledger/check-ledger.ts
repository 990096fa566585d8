import type { Ledger } from '../../shared/domain/cases/ledger.ts';

/** A figure for CloudWatch. */
export type Measure = (name: 'LedgerDifference', value: number) => void;

/**
 * Measures by how much the ledger does not balance. While work is in flight it never quite does; what stays in the
 * quiet hours is lost, and raises the alarm.
 */
export async function checkLedger(
  readLedger: () => Promise<Ledger>,
  measure: Measure,
): Promise<{ difference: number }> {
  const { difference } = await readLedger();
  measure('LedgerDifference', difference);
  return { difference };
}
