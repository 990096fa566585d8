import { type Ledger, ledgerOf } from '../domain/cases/ledger.ts';
import { type CounterTable, readTotals } from './counters.ts';

/** The ledger as kept from the streams: what happened from one table, what is open from the other. */
export async function keptLedger(counters: CounterTable): Promise<Ledger> {
  const [ledger, lines] = await Promise.all([readTotals(counters, 'LEDGER'), readTotals(counters, 'LINES')]);
  const open = [...lines].flatMap(([name, n]) =>
    name.startsWith('open.') ? [[`${name.slice(5)}.open`, n] as const] : [],
  );
  return ledgerOf(new Map([...ledger, ...open]));
}
