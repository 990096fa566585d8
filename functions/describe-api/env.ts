import * as z from 'zod/mini';

export const Env = z.object({});
export type Env = z.infer<typeof Env>;
