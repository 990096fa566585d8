import { describeApi } from '../../shared/api/openapi.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { jsonSchemaOf, publishedNames } from '../../shared/messages/published.ts';

/** The API's description, or the JSON Schema of one message. */
export function description(schemaName: string | undefined): unknown | Refused {
  if (schemaName === undefined) return describeApi();
  return jsonSchemaOf(schemaName) ?? refuse('no-such-schema', { detail: `There are: ${publishedNames.join(', ')}.` });
}
