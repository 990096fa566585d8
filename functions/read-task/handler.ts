import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { MyTaskQuery } from '../../shared/api/my-task.ts';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readFields, serveRoute } from '../../shared/runtime/http.ts';
import { openProtocols } from '../../shared/runtime/protocols.ts';
import { openSettings } from '../../shared/runtime/settings.ts';
import { rememberStaff } from '../../shared/runtime/staff-memory.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { readMyTask } from './read-task.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const settings = openSettings(client, env.DESK_TABLE);
const desk = {
  client,
  people: env.PEOPLE_TABLE,
  caseFiles: env.CASE_FILES_TABLE,
  callQueue: env.CALL_QUEUE_TABLE,
  audit: env.AUDIT_TABLE,
  staff: rememberStaff({ client, table: env.DESK_TABLE }, settings),
  protocolByVersion: openProtocols(client, env.DESK_TABLE),
  clock: systemClock(),
};

export const handler = serveRoute(routes.readTask, env.ROLES_CLAIM, async (event, user) => {
  const query = readFields(MyTaskQuery, event.queryStringParameters ?? {});
  if (isRefused(query)) return query;
  const body = await readMyTask({ ...desk, ...(await settings()) }, user.id, query.language);
  return { body, operation: body.task === null ? 'none' : 'held' };
});
