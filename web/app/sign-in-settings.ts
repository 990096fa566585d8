import { WebStorageStateStore } from 'oidc-client-ts';
import type { AuthProviderProps } from 'react-oidc-context';
import type { ConsoleConfig } from '../../shared/api/console-config.ts';

/** A path of the console's, and what was chosen there: the graph keeps a view in its address. */
const ofOurs = /^\/([a-z-]+(\?[\w.=&%+~-]*)?)?$/;

/**
 * Code and PKCE, at the local provider as at Cognito. Tokens live as long as the tab: a shared machine keeps nothing.
 * The page somebody wanted is remembered by its address, which names nobody.
 */
export function signInSettings({ issuer, clientId, scope }: ConsoleConfig, origin: string): AuthProviderProps {
  const store = new WebStorageStateStore({ store: sessionStorage });
  return {
    authority: issuer,
    client_id: clientId,
    redirect_uri: `${origin}/`,
    post_logout_redirect_uri: `${origin}/`,
    scope,
    userStore: store,
    stateStore: store,
    automaticSilentRenew: true,
    monitorSession: false,
    onSigninCallback: (user) => {
      const { state } = user ?? {};
      const wanted = typeof state === 'string' && ofOurs.test(state) ? state : '/';
      history.replaceState(null, '', wanted);
      dispatchEvent(new PopStateEvent('popstate'));
    },
  };
}
