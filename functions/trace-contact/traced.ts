import type { Disposition } from '../../shared/domain/cases/ledger.ts';

/** What became of a naming; `nothing-to-do` when an earlier delivery did it. */
export type Traced = Disposition | 'changed' | 'withdrawn' | 'nothing-to-do';
