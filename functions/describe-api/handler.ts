import * as routes from '../../shared/api/routes.ts';
import { isRefused, serveRoute } from '../../shared/runtime/http.ts';
import { description } from './describe-api.ts';

export const handler = serveRoute(routes.describeApi, '', async ({ pathParameters }) => {
  const body = description(pathParameters?.name);
  return isRefused(body) ? body : { body, operation: 'described' };
});
