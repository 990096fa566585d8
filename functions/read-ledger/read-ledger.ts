import type { LedgerResponse } from '../../shared/api/ledger.ts';
import type { CounterTable } from '../../shared/storage/counters.ts';
import { keptLedger } from '../../shared/storage/ledger.ts';

/** The ledger as those who may read it see it; the type says that it is all of it, and nothing else. */
export const readLedger = async (counters: CounterTable): Promise<LedgerResponse> => keptLedger(counters);
