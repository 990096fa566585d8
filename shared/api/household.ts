import * as z from 'zod/mini';
import { ClaimedTask } from './calls.ts';

/** Others who wait to be called on a number of this person, and could be spoken with in this call. */
export const HouseholdResponse = z.strictObject({ waiting: z.int() });
export type HouseholdResponse = z.infer<typeof HouseholdResponse>;

export const TakeHouseholdRequest = z.strictObject({});

/** Null where nobody of them waits any more. Placed on the same phone while it is on the line, nobody is rung for them. */
export const TakeHouseholdResponse = z.strictObject({ task: z.nullable(ClaimedTask) });
export type TakeHouseholdResponse = z.infer<typeof TakeHouseholdResponse>;
