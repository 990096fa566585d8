import * as z from 'zod/mini';
import { variables } from '../../shared/runtime/env.ts';

export const Env = z.object({
  CASE_FILES_TABLE: variables.CASE_FILES_TABLE,
  NAMED_CONTACTS_QUEUE_URL: variables.NAMED_CONTACTS_QUEUE_URL,
  GRAPH_CHANGES_QUEUE_URL: variables.GRAPH_CHANGES_QUEUE_URL,
});
export type Env = z.infer<typeof Env>;
