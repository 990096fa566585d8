import * as z from 'zod/mini';

const name = z.string().check(z.minLength(1));

/** Environment variables that several functions read; each function's `env.ts` picks the ones it needs. */
export const variables = {
  PEOPLE_TABLE: name,
  CASE_FILES_TABLE: name,
  CALL_QUEUE_TABLE: name,
  DESK_TABLE: name,
  AUDIT_TABLE: name,
  SNAPSHOTS_BUCKET: name,
  CONFIRMED_CASES_QUEUE_URL: name,
  NAMED_CONTACTS_QUEUE_URL: name,
  GRAPH_CHANGES_QUEUE_URL: name,
  /** `version:key-arn`, comma separated, the current version first. */
  LOOKUP_KEYS: z.string().check(z.regex(/^\d+:[^,]+(,\d+:[^,]+)*$/)),
  /** ISO 3166 country whose national phone format people write, for example `RU`. */
  DEFAULT_COUNTRY: z.string().check(z.regex(/^[A-Z]{2}$/)),
  /** The id of an Amazon Connect instance; `none` where every call is dialled by hand. */
  CONNECT_INSTANCE: name,
  /** `language:flow-id`, comma separated; the first is for everybody else. */
  CONNECT_FLOWS: name,
  /** The caller id in E.164, or `none`: the instance's own default. */
  CONNECT_CALLER_ID: name,
  /** Who is whom in Amazon Connect: said on the staff list, or known there by the id they sign in with. */
  CONNECT_AGENTS: z.enum(['staff', 'sign-in']),
  /** The token claim that lists a person's roles: `cognito:groups` or the department's own. */
  ROLES_CLAIM: name,
};

/** Reads a function's environment once, at cold start; says which variable is missing or wrong. */
export function readEnv<Schema extends z.ZodMiniType>(schema: Schema, env: unknown): z.output<Schema> {
  const read = z.safeParse(schema, env);
  if (read.success) return read.data;
  const wrong = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  throw new Error(`The function's environment is not usable: ${wrong}`);
}
