import * as z from 'zod/mini';
import { variables } from '../../shared/runtime/env.ts';

export const Env = z.object({
  PEOPLE_TABLE: variables.PEOPLE_TABLE,
  CASE_FILES_TABLE: variables.CASE_FILES_TABLE,
  CALL_QUEUE_TABLE: variables.CALL_QUEUE_TABLE,
  DESK_TABLE: variables.DESK_TABLE,
  AUDIT_TABLE: variables.AUDIT_TABLE,
  LOOKUP_KEYS: variables.LOOKUP_KEYS,
  DEFAULT_COUNTRY: variables.DEFAULT_COUNTRY,
  ROLES_CLAIM: variables.ROLES_CLAIM,
});
export type Env = z.infer<typeof Env>;
