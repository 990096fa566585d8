import type { AuthContextProps } from 'react-oidc-context';
import type { ConsoleConfig } from '../../shared/api/console-config.ts';

/** Ends the session here and at the issuer. */
export async function leave(auth: AuthContextProps, { signOutUrl }: ConsoleConfig): Promise<void> {
  if (signOutUrl === undefined) return auth.signoutRedirect();
  await auth.removeUser();
  location.assign(signOutUrl);
}
