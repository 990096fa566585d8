import * as z from 'zod/mini';
import { variables } from '../../shared/runtime/env.ts';

export const Env = z.object({
  CASE_FILES_TABLE: variables.CASE_FILES_TABLE,
});
export type Env = z.infer<typeof Env>;
