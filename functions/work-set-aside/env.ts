import * as z from 'zod/mini';
import { variables } from '../../shared/runtime/env.ts';

export const Env = z.object({
  PEOPLE_TABLE: variables.PEOPLE_TABLE,
  AUDIT_TABLE: variables.AUDIT_TABLE,
  CONFIRMED_CASES_QUEUE_URL: variables.CONFIRMED_CASES_QUEUE_URL,
  NAMED_CONTACTS_QUEUE_URL: variables.NAMED_CONTACTS_QUEUE_URL,
  ROLES_CLAIM: variables.ROLES_CLAIM,
});
export type Env = z.infer<typeof Env>;
