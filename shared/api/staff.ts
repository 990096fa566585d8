import * as z from 'zod/mini';
import { Staff } from '../domain/desk/staff.ts';
import { wrongShape } from './problem.ts';

export const StaffQuery = z.strictObject({
  /** `next` of the page before. */
  after: z.optional(z.string().check(z.minLength(1), z.maxLength(256))),
});
export type StaffQuery = z.infer<typeof StaffQuery>;

export const StaffResponse = z.strictObject({
  staff: z.array(Staff),
  /** There are more: ask with `after`. */
  next: z.optional(z.string()),
});
export type StaffResponse = z.infer<typeof StaffResponse>;

export const KeepStaffRequest = z.strictObject({
  /** A staff file, as `npm run staff` takes it: a row a person. Who is in no row stays as they are. */
  csv: z.optional(z.string().check(z.maxLength(1_000_000))),
  /** Says what would change, and changes nothing. */
  dryRun: z.optional(z.boolean()),
  /** Operators who were stopped for giving back too many tasks, and whom a supervisor has looked at. */
  letGoOn: z.optional(z.array(z.string().check(z.minLength(1), z.maxLength(256))).check(z.maxLength(100))),
});
export type KeepStaffRequest = z.infer<typeof KeepStaffRequest>;

export const KeepStaffResponse = z.strictObject({
  /** Nothing was changed where there is any. */
  problems: z.array(z.strictObject({ row: z.int(), column: z.string(), ...wrongShape })),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** What changes of whom, a line each. */
  lines: z.array(z.string()),
  /** Tasks that were taken from operators who are not active. */
  handedOver: z.int(),
});
export type KeepStaffResponse = z.infer<typeof KeepStaffResponse>;
