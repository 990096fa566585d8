import { FormattedDate } from 'react-intl';
import type { ExportManifest } from '../../shared/api/exports.ts';
import { Button } from '../look/button.tsx';
import { saveFile } from '../supervise/save-file.ts';
import { useSay, useWord } from '../words/words.tsx';
import { FileRow } from './file-row.tsx';

/** What an export is: of what, what was counted, and its files with their rows and hashes. */
export function Manifest({ manifest }: { readonly manifest: ExportManifest }) {
  const say = useSay();
  const word = useWord();
  const { disease, asOf, known, window, dates, reason, counts, files } = manifest;
  return (
    <section className="manifest" aria-label={say('exports.manifest')}>
      <h2>
        {word(`disease.${disease}`) ?? disease}, {say('exports.as-of')}{' '}
        <FormattedDate value={asOf} dateStyle="medium" timeStyle="medium" />
      </h2>
      <p>
        {say('exports.counts', counts)}
        {dates === 'shifted' ? ` ${say('exports.dates.were-shifted')}` : ''}
        {known === undefined ? null : (
          <>
            {' '}
            {say('metrics.known-on')} <FormattedDate value={known} dateStyle="medium" timeZone="UTC" />.
          </>
        )}
        {window === undefined ? null : (
          <>
            {' '}
            {say('exports.window', {
              from: window.from ?? '…',
              to: window.to ?? '…',
              by: say(`exports.by.${window.by}`),
            })}
          </>
        )}
      </p>
      <p className="dim">{reason}</p>
      <table className="figures-table">
        <thead>
          <tr>
            <th scope="col">{say('exports.file')}</th>
            <th scope="col">{say('exports.rows')}</th>
            <th scope="col">{say('exports.bytes')}</th>
            <th scope="col">SHA-256</th>
            <th scope="col">{say('exports.save')}</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <FileRow key={file.name} of={manifest.export} file={file} />
          ))}
        </tbody>
      </table>
      <Button
        look="quiet"
        onPress={() => saveFile('manifest.json', new Blob([`${JSON.stringify(manifest, undefined, 2)}\n`]))}
      >
        {say('exports.save-manifest')}
      </Button>
    </section>
  );
}
