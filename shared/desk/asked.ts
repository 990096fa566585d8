import type { Reason } from '../domain/calls/task.ts';

/** What a person was asked for: a reason of theirs, or what is left of one. */
export type Asked = Pick<Reason, 'id' | 'kind' | 'disease' | 'caseId' | 'ref'>;
