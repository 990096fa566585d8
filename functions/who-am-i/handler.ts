import { routes } from '../../shared/api/routes.ts';
import { readEnv } from '../../shared/runtime/env.ts';
import { serveRoute } from '../../shared/runtime/http.ts';
import { Env } from './env.ts';
import { whoAmI } from './who-am-i.ts';

const env = readEnv(Env, process.env);

export const handler = serveRoute(routes.whoAmI, env.ROLES_CLAIM, async (_event, user) => ({
  body: whoAmI(user),
  operation: 'told',
}));
