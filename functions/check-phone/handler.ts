import { CheckPhoneRequest } from '../../shared/api/check-phone.ts';
import * as routes from '../../shared/api/routes.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { isRefused, readBody, serveRoute } from '../../shared/runtime/http.ts';
import { phoneChecker } from '../../shared/runtime/phone-numbers.ts';
import { checkPhone } from './check-phone.ts';
import { Env } from './env.ts';

const env = readEnv(Env, process.env);
const check = phoneChecker(env.DEFAULT_COUNTRY);

export const handler = serveRoute(routes.checkPhone, env.ROLES_CLAIM, async (event) => {
  const request = readBody(CheckPhoneRequest, event);
  if (isRefused(request)) return request;
  const body = checkPhone(check, request);
  return isRefused(body) ? body : { body, operation: body.readable ? 'readable' : 'unreadable' };
});
