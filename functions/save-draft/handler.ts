import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DraftRequest } from '../../shared/api/drafts.ts';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { saveDraft } from './save-draft.ts';

const env = readEnv(Env, process.env);
const saving = {
  client: meterClient(new DynamoDBClient({})),
  people: env.PEOPLE_TABLE,
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  desk: env.DESK_TABLE,
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = serveRoute(routes.saveDraft, env.ROLES_CLAIM, async (event, user) => {
  const request = readBody(DraftRequest, event);
  if (isRefused(request)) return request;
  const body = await saveDraft(saving, user.id, event.pathParameters?.task ?? '', request);
  return isRefused(body) ? body : { body, operation: 'saved' };
});
