import * as z from 'zod/mini';
import { variables } from '../../shared/runtime/env.ts';

export const Env = z.object({ DEFAULT_COUNTRY: variables.DEFAULT_COUNTRY, ROLES_CLAIM: variables.ROLES_CLAIM });
export type Env = z.infer<typeof Env>;
