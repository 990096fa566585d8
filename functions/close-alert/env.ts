import * as z from 'zod/mini';
import { variables } from '../../shared/runtime/env.ts';

export const Env = z.object({
  PEOPLE_TABLE: variables.PEOPLE_TABLE,
  CALL_QUEUE_TABLE: variables.CALL_QUEUE_TABLE,
  AUDIT_TABLE: variables.AUDIT_TABLE,
  ROLES_CLAIM: variables.ROLES_CLAIM,
});
export type Env = z.infer<typeof Env>;
