import * as z from 'zod/mini';
import { CaseMessage, caseMessageSchema } from './case-message.ts';

/** The messages that others send us, by their versioned names. */
const published: Readonly<Record<string, z.ZodMiniType>> = { [caseMessageSchema]: CaseMessage };

export const publishedNames = Object.keys(published);

/** The JSON Schema of a published message; undefined where there is none of that name. */
export function jsonSchemaOf(name: string): Readonly<Record<string, unknown>> | undefined {
  const schema = published[name];
  return schema && { $id: name, title: name, ...z.toJSONSchema(schema, { io: 'input' }) };
}
