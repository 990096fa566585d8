import type { ReactNode } from 'react';
import { useAuth } from 'react-oidc-context';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { LanguageChoice } from './language-choice.tsx';

/** Shows its content to whoever is signed in, and the way in to everybody else. */
export function SignedIn({ children }: { readonly children: ReactNode }) {
  const auth = useAuth();
  const say = useSay();
  if (auth.isAuthenticated) return children;
  // While it loads, a button would lose the focus that it is given.
  if (auth.isLoading) return <p className="stopped">{say('sign-in.under-way')}</p>;
  const enter = () => void auth.signinRedirect({ state: location.pathname + location.search });
  return (
    <main className="way-in">
      <h1>Ringtrace</h1>
      <p>{say('sign-in.what')}</p>
      {auth.error && auth.error.source !== 'renewSilent' ? <p role="alert">{say('sign-in.failed')}</p> : null}
      <Button look="main" onPress={enter} autoFocus>
        {say('sign-in.enter')}
      </Button>
      <LanguageChoice />
    </main>
  );
}
