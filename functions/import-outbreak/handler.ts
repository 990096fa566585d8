import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { ImportRequest } from '../../shared/api/imports.ts';
import * as routes from '../../shared/api/routes.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { openPipeline } from '../../shared/runtime/pipeline.ts';
import { Env } from './env.ts';
import { importOutbreak } from './import-outbreak.ts';

const env = readEnv(Env, process.env);
/** The API gives up after 30 s, and a batch that has begun is finished. */
const goOnForMs = 12_000;
const pipeline = await openPipeline(env, new DynamoDBClient({}), new KMSClient({}));

export const handler = serveRoute(routes.importOutbreak, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(ImportRequest, event);
  if (isRefused(request)) return request;
  const until = performance.now() + goOnForMs;
  const importing = { ...(await pipeline()), audit: env.AUDIT_TABLE, mayGoOn: () => performance.now() < until };
  const body = await importOutbreak(importing, user.id, request);
  return isRefused(body) ? body : { body, operation: request.dryRun ? 'compared' : 'imported' };
});
