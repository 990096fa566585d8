import { AuthProvider } from 'react-oidc-context';
import type { ConsoleConfig } from '../../shared/api/console-config.ts';
import { Api } from '../api/api.tsx';
import { Words } from '../words/words.tsx';
import { Configured } from './config.tsx';
import { Desk } from './desk.tsx';
import { signInSettings } from './sign-in-settings.ts';
import { SignedIn } from './signed-in.tsx';

/** The whole console: configured, in words, signed in, with the API. */
export function Console({ config }: { readonly config: ConsoleConfig }) {
  return (
    <Configured config={config}>
      <Words languages={config.languages}>
        <AuthProvider {...signInSettings(config, location.origin)}>
          <SignedIn>
            <Api>
              <Desk />
            </Api>
          </SignedIn>
        </AuthProvider>
      </Words>
    </Configured>
  );
}
