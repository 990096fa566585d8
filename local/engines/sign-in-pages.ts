import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { readText } from './serve.ts';
import { passwordFits } from './users.ts';

/** The one page of the local sign-in: who are you. Consent is not asked, see `alwaysGranted` beside the provider. */
export async function signInPage(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    show(response, uid, '');
    return;
  }
  const form = new URLSearchParams((await readText(request, 16 * 1024)) ?? '');
  const user = form.get('username') ?? '';
  if (!passwordFits(user, form.get('password') ?? '')) {
    show(response, uid, 'No such user, or another password. Locally the password is the user name.');
    return;
  }
  await provider.interactionFinished(request, response, { login: { accountId: user } });
}

function show(response: ServerResponse, uid: string, problem: string): void {
  response.writeHead(problem === '' ? 200 : 401, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Sign in to Ringtrace on this machine</title></head>
<body>
<h1>Sign in</h1>
<p role="alert">${problem}</p>
<form method="post" action="/interaction/${uid}">
<label>User <input name="username" autocomplete="username" autofocus required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button type="submit">Sign in</button>
</form>
</body>
</html>
`);
}
