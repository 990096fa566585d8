import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ExposuresQuery } from '../../shared/api/exposures.ts';
import * as routes from '../../shared/api/routes.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readFields, serveRoute } from '../../shared/runtime/http.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { readExposures } from './read-exposures.ts';

const env = readEnv(Env, process.env);
const tables = { client: meterClient(new DynamoDBClient({})), table: env.CASE_FILES_TABLE };

export const handler = serveRoute(routes.readExposures, env.ROLES_CLAIM, async ({ queryStringParameters }) => {
  const query = readFields(ExposuresQuery, queryStringParameters ?? {});
  if (isRefused(query)) return query;
  const body = await readExposures(tables, query.source, query.cursor);
  return isRefused(body) ? body : { body, operation: 'page' };
});
