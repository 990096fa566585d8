import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';
import { readText } from './serve.ts';
import { passwordFits, roleUsers } from './users.ts';

/** The one page of the local sign-in: who are you. Consent is not asked, see `alwaysGranted` beside the provider. */
export async function signInPage(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method !== 'POST') {
    show(response, 200, signInForms(uid, ''));
    return;
  }
  const form = new URLSearchParams((await readText(request, 16 * 1024)) ?? '');
  const user = form.get('username') ?? '';
  if (!passwordFits(user, form.get('password') ?? '')) {
    show(response, 401, signInForms(uid, 'No such user, or another password. Locally the password is the user name.'));
    return;
  }
  await provider.interactionFinished(request, response, { login: { accountId: user } });
}

/** Signs out at once: the console has asked already. Without scripts there is a button. */
export function signOutPage(ctx: { body: unknown }, form: string): void {
  ctx.body = page(
    'Sign out',
    `${form}
<button type="submit" form="op.logoutForm" name="logout" value="yes" id="yes">Sign out</button>
<script src="/sign-out.js"></script>`,
  );
}

/** What the pages are made of besides themselves; nothing in them is inline, so that any policy lets them be. */
export const pageParts: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {
  '/sign-out.js': { type: 'text/javascript', text: "document.getElementById('yes').click();\n" },
  '/sign-in.css': {
    type: 'text/css',
    text: `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 24rem; margin: 12vh auto; padding: 0 1rem; }
label { display: block; margin: 0.75rem 0; }
input { display: block; box-sizing: border-box; width: 100%; font: inherit; padding: 0.5rem; }
button { font: inherit; padding: 0.5rem 1rem; margin: 0.25rem 0.25rem 0.25rem 0; }
.others form { display: inline; }
[role='alert'] { color: #b00020; }
@media (prefers-color-scheme: dark) { [role='alert'] { color: #ff8a80; } }
`,
  },
};

export function showPart(url: string, response: ServerResponse): void {
  const part = pageParts[url];
  response
    .writeHead(part === undefined ? 404 : 200, { 'content-type': `${part?.type}; charset=utf-8` })
    .end(part?.text);
}

function signInForms(uid: string, problem: string): string {
  const action = `/interaction/${uid}`;
  const others = roleUsers.map(
    (user) => `<form method="post" action="${action}">
<input type="hidden" name="username" value="${user}"><input type="hidden" name="password" value="${user}">
<button type="submit">${user}</button></form>`,
  );
  return page(
    'Sign in',
    `${problem === '' ? '' : `<p role="alert">${problem}</p>`}
<form method="post" action="${action}" id="who">
<label>User <input name="username" autocomplete="username" autocapitalize="none" autofocus required></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button type="submit">Sign in</button>
</form>
<p>On this machine the password is the user name. In one step, as:</p>
<div class="others">${others.join('\n')}</div>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}: Ringtrace on this machine</title>
<link rel="stylesheet" href="/sign-in.css"></head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}

function show(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(text);
}
