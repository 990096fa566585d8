import * as z from 'zod/mini';
import { Role } from './roles.ts';

export const MeResponse = z.strictObject({ user: z.string(), roles: z.array(Role) });
export type MeResponse = z.infer<typeof MeResponse>;
