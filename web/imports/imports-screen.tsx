import { useState } from 'react';
import type { ImportResponse } from '../../shared/api/imports.ts';
import { type Encoding, encodings } from '../../shared/domain/imports/file-text.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Field } from '../look/field.tsx';
import { ReadAnew } from '../metrics/read-anew.tsx';
import { useSnapshots } from '../metrics/use-snapshots.ts';
import { Chosen, Suggested } from '../supervise/chosen.tsx';
import { useSay } from '../words/words.tsx';
import { columnsOf, type Mapping, mapped, mappingOf } from './asked.ts';
import { ChoiceOfFile } from './choice-of-file.tsx';
import { ColumnsTable } from './columns-table.tsx';
import { ImportAnswer } from './import-answer.tsx';
import { type ChosenFile, textOf } from './read-file.ts';
import { type Sent, useImport } from './use-import.ts';
import '../metrics/metrics.css';
import './imports.css';

/** An outbreak that began on paper: one or two files, looked at first, then taken in; again and again without harm. */
export function ImportsScreen() {
  const say = useSay();
  const { data: known } = useSnapshots();
  const [linelist, setLinelist] = useState<ChosenFile>();
  const [contacts, setContacts] = useState<ChosenFile>();
  const [encoding, setEncoding] = useState<Encoding>('utf-8');
  const [source, setSource] = useState('');
  const [disease, setDisease] = useState('unspecified');
  const [dateFormat, setDateFormat] = useState('');
  const [mapping, setMapping] = useState<Mapping>();
  const { look, take, progress } = useImport();
  const chosen = Object.entries({ linelist, contacts }).flatMap(([name, file]) =>
    file === undefined ? [] : [[name, textOf(file, encoding)] as const],
  );
  const isReadable = chosen.every(([, text]) => text !== undefined);
  const request: Sent | undefined =
    chosen.length === 0 || source.trim() === '' || disease.trim() === ''
      ? undefined
      : {
          ...Object.fromEntries(chosen),
          source: source.trim(),
          disease: disease.trim(),
          ...columnsOf(mapping, { linelist: linelist !== undefined, contacts: contacts !== undefined }),
          ...(dateFormat.trim() === '' ? {} : { dateFormat: dateFormat.trim() }),
        };
  const isBusy = look.isPending || take.isPending;
  // What is taken in is what was looked at, and nothing else.
  const seen = JSON.stringify(request) === JSON.stringify(look.variables) ? look.data : undefined;
  const shown = look.data;
  const changed = (change: () => void) => {
    change();
    take.reset();
  };
  const choose = (set: (file: ChosenFile) => void) => (file: ChosenFile) =>
    changed(() => {
      set(file);
      setMapping(undefined);
      look.reset();
      setSource((before) => before || file.name);
    });
  return (
    <main className="sheet metrics imports">
      <h1>{say('imports.heading')}</h1>
      <p className="dim">{say('imports.what')}</p>
      <section>
        <ChoiceOfFile label={say('imports.choose.linelist')} file={linelist} change={choose(setLinelist)} />
        <ChoiceOfFile label={say('imports.choose.contacts')} file={contacts} change={choose(setContacts)} />
        <div className="asked-for">
          <Field
            label={say('imports.source')}
            help={say('imports.source.help')}
            value={source}
            onChange={(text) => changed(() => setSource(text))}
          />
          <Suggested
            label={say('metrics.disease')}
            value={disease}
            change={(text) => changed(() => setDisease(text))}
            known={[...new Set([...(known?.diseases ?? []), 'unspecified', 'measles', 'mers', 'covid-19'])]}
          />
          <Field
            label={say('imports.date-format')}
            help={say('imports.date-format.help')}
            value={dateFormat}
            onChange={(text) => changed(() => setDateFormat(text))}
          />
          <Chosen
            label={say('imports.encoding')}
            value={encoding}
            change={(value) => changed(() => setEncoding(encodings.find((each) => each === value) ?? 'utf-8'))}
            options={encodings.map((value) => ({ value, words: value }))}
          />
        </div>
        {isReadable ? null : (
          <p role="alert" className="problem">
            {say('imports.other-alphabet')}
          </p>
        )}
        {shown === undefined ? null : (
          <>
            <h2>{say('imports.columns')}</h2>
            {(['linelist', 'contacts'] as const).map((file) => (
              <ColumnsTable
                key={file}
                file={file}
                read={shown.read}
                mapping={mapping ?? mappingOf(shown)}
                change={(column, field) =>
                  changed(() => setMapping(mapped(mapping ?? mappingOf(shown), file, column, field)))
                }
              />
            ))}
          </>
        )}
        <p className="acts">
          <Button
            look={seen === undefined ? 'main' : 'plain'}
            isDisabled={request === undefined || !isReadable || isBusy}
            onPress={() => request && look.mutate(request)}
          >
            {say('imports.look')}
          </Button>
          <Button
            look={seen === undefined ? 'plain' : 'main'}
            isDisabled={request === undefined || !isUsable(seen) || isBusy || take.isSuccess}
            onPress={() => request && take.mutate(request)}
          >
            {say('imports.take')}
          </Button>
          {isBusy ? (
            <>
              <progress aria-label={say('imports.progress')} max={progress.of} value={progress.done} />
              <span role="status">{say('imports.so-far', progress)}</span>
            </>
          ) : null}
        </p>
        <ProblemNote error={look.error ?? take.error} />
        {look.isSuccess && seen === undefined ? <p role="status">{say('imports.look-again')}</p> : null}
      </section>
      {take.data !== undefined ? (
        <section>
          <ImportAnswer answer={take.data} isDone />
          <p>{say('imports.then')}</p>
          <ReadAnew then={() => undefined} />
        </section>
      ) : seen === undefined ? null : (
        <section>
          <ImportAnswer answer={seen} isDone={false} />
        </section>
      )}
    </main>
  );
}

/** A file that is read wrong as a whole is to be read otherwise first: row 1 has the names of its columns. */
const isUsable = (seen: ImportResponse | undefined): boolean =>
  seen !== undefined && !seen.problems.some(({ row }) => row === 1);
