import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useAuth } from 'react-oidc-context';
import { Link, Redirect, Route, Switch, useLocation } from 'wouter';
import { useClient } from '../api/api.tsx';
import { Button } from '../look/button.tsx';
import { Softphone } from '../softphone/softphone.tsx';
import { useSay } from '../words/words.tsx';
import { useConfig } from './config.tsx';
import { FailSafe } from './fail-safe.tsx';
import { IdleWatch } from './idle-watch.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { leave } from './leave.ts';
import { NetworkWord } from './network-word.tsx';
import { sections } from './sections.ts';
import { ThemeChoice } from './theme-choice.tsx';

/** What somebody who is signed in sees: their screens, and the way between them. */
export function Desk() {
  const client = useClient();
  const say = useSay();
  const config = useConfig();
  const auth = useAuth();
  const [path] = useLocation();
  const { data: me, isError } = useQuery({ queryKey: ['me'], queryFn: () => client.call('whoAmI', {}) });
  if (me === undefined) return <p className="stopped">{say(isError ? 'app.not-reached' : 'app.loading')}</p>;
  const mine = sections.filter(({ roles }) => roles.some((role) => me.roles.includes(role)));
  const first = mine[0];
  if (first === undefined) return <p className="stopped">{say('app.no-role')}</p>;
  return (
    <>
      <header className="desk-head">
        <strong className="brand">Ringtrace</strong>
        <nav aria-label={say('app.screens')}>
          {mine.map(({ path: to, title }) => (
            <Link key={to} href={to} aria-current={to === path ? 'page' : undefined}>
              {say(title)}
            </Link>
          ))}
        </nav>
        {config.practice ? <span className="badge">{say('app.practice')}</span> : null}
        <NetworkWord />
        <ThemeChoice />
        <LanguageChoice />
        <Button look="quiet" onPress={() => void leave(auth, config)}>
          {say('sign-in.leave')}
        </Button>
      </header>
      <FailSafe key={path}>
        <Suspense fallback={<p className="stopped">{say('app.loading')}</p>}>
          <Switch>
            {mine.map(({ path: at, Screen }) => (
              <Route key={at} path={at} component={Screen} />
            ))}
            <Redirect to={first.path} replace />
          </Switch>
        </Suspense>
      </FailSafe>
      {me.roles.includes('operator') ? <Softphone /> : null}
      <IdleWatch />
    </>
  );
}
