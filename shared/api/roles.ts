import * as z from 'zod/mini';

/** What a signed-in person may do; each route names the roles it serves. */
export const Role = z.enum(['operator', 'supervisor', 'epidemiologist', 'administrator']);
export type Role = z.infer<typeof Role>;
