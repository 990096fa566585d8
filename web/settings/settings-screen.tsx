import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedDate } from 'react-intl';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { OpenedSetting } from './opened-setting.tsx';
import { Propose } from './propose.tsx';
import { SettingsHistory } from './settings-history.tsx';
import type { DocumentName } from './versions.ts';
import './settings.css';

/** What the department works by: what is in force, how it came to be, and what another document would change. */
export function SettingsScreen() {
  const say = useSay();
  const client = useClient();
  const [opened, open] = useState<DocumentName>();
  const { data, error } = useQuery({ queryKey: ['settings'], queryFn: () => client.call('readSettings', {}) });
  return (
    <main className="settings">
      <section>
        <h1>{say('settings.title')}</h1>
        <ProblemNote error={error} />
        {data === undefined ? (
          <p>{say('app.loading')}</p>
        ) : (
          <>
            <h2>{say('settings.in-force')}</h2>
            <p className="dim">
              {data.applied === undefined ? (
                say('settings.as-shipped')
              ) : (
                <>
                  {say('settings.applied', { by: data.applied.by, why: data.applied.why })}{' '}
                  <FormattedDate value={data.applied.at} dateStyle="medium" timeStyle="short" />
                </>
              )}
            </p>
            <ul className="plain documents">
              {data.inForce.map(({ kind, name, version, shipped }) => (
                <li key={`${kind}/${name}`}>
                  <Button look="quiet" onPress={() => open({ kind, name, version })}>
                    {say(`settings.kind.${kind}`)}: {name}, {say('settings.version', { version })}
                  </Button>
                  {shipped ? <span className="dim">{say('settings.shipped')}</span> : null}
                </li>
              ))}
            </ul>
          </>
        )}
        <SettingsHistory />
      </section>
      <section>
        {opened === undefined ? null : <OpenedSetting {...opened} close={() => open(undefined)} />}
        <Propose />
      </section>
    </main>
  );
}
