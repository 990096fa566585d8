import * as z from 'zod/mini';
import { Moment } from '../domain/dates.ts';
import { Role } from './roles.ts';

/** Who somebody is at this desk, as the staff says; whom nobody entered may do what the policy says. */
const AtDesk = z.strictObject({
  name: z.optional(z.string()),
  /** In the order in which they are served; `*` is any. */
  lists: z.array(z.string()),
  /** None: any. */
  languages: z.array(z.string()),
  skills: z.array(z.string()),
  trained: z.array(z.string()),
  /** Works on made-up people only. */
  practice: z.boolean(),
  /** Left the staff: nothing is handed to them. */
  left: z.boolean(),
  shift: z.strictObject({
    on: z.boolean(),
    /** While it goes on: until then, shifts that follow without a gap included. Absent where it has no end. */
    until: z.optional(Moment),
  }),
});

export const MeResponse = z.strictObject({ user: z.string(), roles: z.array(Role), desk: AtDesk });
export type MeResponse = z.infer<typeof MeResponse>;
