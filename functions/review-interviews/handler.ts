import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ReviewRequest, ReviewsQuery } from '../../shared/api/reviews.ts';
import * as routes from '../../shared/api/routes.ts';
import { systemClock } from '../../shared/runtime/clock.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { byRoute, isRefused, readBody, readFields, serveRoute } from '../../shared/runtime/http.ts';
import { pauseWithJitter } from '../../shared/runtime/pause.ts';
import { meterClient } from '../../shared/runtime/units.ts';
import { Env } from './env.ts';
import { listReviews, reviewInterview } from './review-interviews.ts';

const env = readEnv(Env, process.env);
const reviewing = {
  client: meterClient(new DynamoDBClient({})),
  caseFiles: env.CASE_FILES_TABLE,
  desk: env.DESK_TABLE,
  audit: env.AUDIT_TABLE,
  clock: systemClock(),
  pause: pauseWithJitter,
};

export const handler = byRoute(
  [
    routes.listReviews,
    serveRoute(routes.listReviews, env.ROLES_CLAIM, async (event) => {
      const query = readFields(ReviewsQuery, event.queryStringParameters ?? {});
      return isRefused(query) ? query : { body: await listReviews(reviewing, query.after), operation: 'listed' };
    }),
  ],
  [
    routes.reviewInterview,
    serveRoute(routes.reviewInterview, env.ROLES_CLAIM, async (event, user) => {
      const request = readBody(ReviewRequest, event);
      if (isRefused(request)) return request;
      const body = await reviewInterview(reviewing, user.id, event.pathParameters?.interview ?? '', request);
      return isRefused(body) ? body : { body, operation: request.decision };
    }),
  ],
);
