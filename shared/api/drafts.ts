import * as z from 'zod/mini';
import { Moment } from '../domain/dates.ts';
import { Epoch } from './calls.ts';

/** What was written so far, in the form of the finish: nothing of it is checked before it is finished. */
export const DraftContent = z.record(z.string(), z.unknown());

export const DraftRequest = z.strictObject({ epoch: Epoch, draft: DraftContent });
export const DraftResponse = z.strictObject({ savedAt: Moment });
