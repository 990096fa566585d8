import type { ImportResponse } from '../../shared/api/imports.ts';
import type { ImportProblem } from '../../shared/domain/imports/columns.ts';
import type { Pipeline } from '../../shared/runtime/pipeline.ts';

export interface Importing extends Pipeline {
  readonly audit: string;
  /** False once the time of this request is nearly over: what is left is for the next. */
  readonly mayGoOn: () => boolean;
}

/** What every step of one import rests on. */
export interface ImportingAs {
  readonly by: string;
  readonly source: string;
  readonly disease: string;
  readonly calls: 'none' | 'as-reported';
  readonly dryRun: boolean;
}

export type CaseOutcome = 'new' | 'changed' | 'unchanged' | 'refused' | 'joined';
export type PairOutcome = Exclude<CaseOutcome, 'joined'>;
export type Duplicate = ImportResponse['duplicates'][number];

/** What became of one step, or would. */
export interface Kept {
  readonly cases?: readonly CaseOutcome[];
  readonly pairs?: readonly PairOutcome[];
  readonly confirmed?: number;
  readonly contactsOnly?: readonly string[];
  readonly problems?: readonly ImportProblem[];
  readonly duplicates?: readonly Duplicate[];
}
