import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedDate } from 'react-intl';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { NothingRead } from '../metrics/nothing-read.tsx';
import { useSnapshots } from '../metrics/use-snapshots.ts';
import { useInAddress } from '../supervise/use-in-address.ts';
import { useSay, useWord } from '../words/words.tsx';
import { Manifest } from './manifest.tsx';
import { NewExport } from './new-export.tsx';
import { wantedInAddress } from './wanted.ts';
import '../metrics/metrics.css';
import '../supervise/picked.css';
import './exports.css';

/** Data of an outbreak as files, under pseudonyms: with a reason, and a manifest to hold every file against. */
export function ExportsScreen() {
  const say = useSay();
  const word = useWord();
  const client = useClient();
  const { view, change } = useInAddress(wantedInAddress);
  const { data: known, error } = useSnapshots();
  const { data: me } = useQuery({ queryKey: ['me'], queryFn: () => client.call('whoAmI', {}) });
  const { data: own } = useQuery({ queryKey: ['exports'], queryFn: () => client.call('listExports', {}) });
  const [opened, open] = useState<string>();
  const shown = own?.exports.find((each) => each.export === opened);
  return (
    <main className="sheet metrics exports">
      <h1>{say('exports.heading')}</h1>
      <p className="dim">{say('exports.what')}</p>
      <ProblemNote error={error} />
      {known?.snapshots.length === 0 ? <NothingRead /> : null}
      {known === undefined || known.snapshots.length === 0 ? null : (
        <section>
          <NewExport
            wanted={{ ...view, disease: view.disease ?? known.diseases[0] }}
            change={change}
            known={known}
            roles={me?.roles ?? []}
            made={(manifest) => open(manifest.export)}
          />
        </section>
      )}
      <p role="status">{shown === undefined ? '' : say('exports.made')}</p>
      {shown === undefined ? null : <Manifest key={shown.export} manifest={shown} />}
      <section>
        <h2>{say('exports.own')}</h2>
        {own?.exports.length === 0 ? <p>{say('exports.none')}</p> : null}
        <ul className="plain picked">
          {own?.exports.map(({ export: id, at, disease, reason, files }) => (
            <li key={id}>
              <button type="button" aria-current={id === opened || undefined} onClick={() => open(id)}>
                <FormattedDate value={at} dateStyle="medium" timeStyle="short" />,{' '}
                {word(`disease.${disease}`) ?? disease}: {files.map(({ name }) => name).join(', ')}
                <span className="dim">{reason}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}
