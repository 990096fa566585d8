import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AnswerRequest, QuestionsQuery } from '../../shared/api/passing-on.ts';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readBody, readFields, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { openPolicy } from '../../shared/runtime/policy.ts';
import { rememberStaff } from '../../shared/runtime/staff-memory.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { answerQuestion, readQuestions } from './answer-questions.ts';
import { Env } from './env.ts';

const env = readEnv(Env, process.env);
const client = meterClient(new DynamoDBClient({}));
const policy = openPolicy(client, env.DESK_TABLE);
const desk = {
  client,
  people: env.PEOPLE_TABLE,
  caseFiles: env.CASE_FILES_TABLE,
  audit: env.AUDIT_TABLE,
  staff: rememberStaff({ client, table: env.DESK_TABLE }, async () => ({ policy: await policy() })),
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = byRoute(
  [
    routes.readQuestions,
    serveRoute(routes.readQuestions, env.ROLES_CLAIM, async (event, user) => {
      const query = readFields(QuestionsQuery, event.queryStringParameters ?? {});
      if (isRefused(query)) return query;
      const body = await readQuestions(desk, user, query.list);
      return isRefused(body) ? body : { body, operation: 'listed' };
    }),
  ],
  [
    routes.answerQuestion,
    serveRoute(routes.answerQuestion, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(AnswerRequest, event);
      if (isRefused(request)) return request;
      const body = await answerQuestion(desk, user, event.pathParameters?.question ?? '', request);
      return isRefused(body) ? body : { body, operation: body.state };
    }),
  ],
);
