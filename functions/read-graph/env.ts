import * as z from 'zod/mini';
import { variables } from '../../shared/runtime/env.ts';

export const Env = z.object({
  CASE_FILES_TABLE: variables.CASE_FILES_TABLE,
  DESK_TABLE: variables.DESK_TABLE,
  SNAPSHOTS_BUCKET: variables.SNAPSHOTS_BUCKET,
  ROLES_CLAIM: variables.ROLES_CLAIM,
});
export type Env = z.infer<typeof Env>;
