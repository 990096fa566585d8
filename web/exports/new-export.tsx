import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { type ExportManifest, linkedAtMost, rowCapOf } from '../../shared/api/exports.ts';
import type { SnapshotsResponse } from '../../shared/api/metrics.ts';
import type { Role } from '../../shared/api/roles.ts';
import type { FileName } from '../../shared/domain/exports/files.ts';
import { windowDates } from '../../shared/domain/exports/outbreak-data.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { DayField } from '../look/day-field.tsx';
import { Field } from '../look/field.tsx';
import { ChoiceOfDisease } from '../metrics/choice-of-disease.tsx';
import { ChoiceOfSnapshot } from '../metrics/choice-of-snapshot.tsx';
import { Chosen } from '../supervise/chosen.tsx';
import { useSay } from '../words/words.tsx';
import { ChoiceOfFiles } from './choice-of-files.tsx';
import { isExportReason, type Wanted } from './wanted.ts';

interface Asking {
  readonly wanted: Wanted;
  readonly change: (more: Partial<Wanted>) => void;
  readonly known: SnapshotsResponse;
  readonly roles: readonly Role[];
  readonly made: (manifest: ExportManifest) => void;
}

const first: readonly FileName[] = ['linelist.csv', 'contacts.csv', 'dictionary.csv'];

/** Of what, which files, and why; and beside it the linkage, which says who is who and has a reason of its own. */
export function NewExport({ wanted, change, known, roles, made }: Asking) {
  const say = useSay();
  const client = useClient();
  const [files, setFiles] = useState<ReadonlySet<FileName>>(new Set(first));
  const { dates, from, to, by, ...kept } = wanted;
  const of = { ...kept, ...(from === undefined && to === undefined ? {} : { window: { from, to, by } }) };
  return (
    <>
      <div className="asked-for">
        <ChoiceOfDisease disease={wanted.disease} diseases={known.diseases} change={(disease) => change({ disease })} />
        <DayField
          label={say('metrics.known')}
          value={wanted.known ?? ''}
          change={(day) => change({ known: day || undefined })}
        />
        {(['from', 'to'] as const).map((end) => (
          <DayField
            key={end}
            label={say(`exports.${end}`)}
            value={wanted[end] ?? ''}
            change={(day) => change({ [end]: day || undefined })}
          />
        ))}
        <Chosen
          label={say('exports.by')}
          value={by}
          change={(value) => change({ by: windowDates.find((each) => each === value) ?? 'anchor' })}
          options={windowDates.map((value) => ({ value, words: say(`exports.by.${value}`) }))}
        />
        <ChoiceOfSnapshot
          asOf={wanted.asOf ?? ''}
          snapshots={known.snapshots}
          change={(asOf) => change({ asOf: asOf || undefined })}
        />
        <Chosen
          label={say('exports.dates')}
          value={dates}
          change={(value) => change({ dates: value === 'shifted' ? value : 'as-told' })}
          options={(['as-told', 'shifted'] as const).map((value) => ({ value, words: say(`exports.dates.${value}`) }))}
        />
      </div>
      <ChoiceOfFiles files={files} change={setFiles} />
      <Reasoned
        label={say('exports.reason')}
        act={say('exports.make')}
        allows={say('exports.row-cap', { rows: rowCapOf(roles) })}
        isReady={files.size > 0}
        make={(reason) => client.call('makeExport', { body: { ...of, dates, reason, files: [...files] } })}
        made={made}
      />
      <details>
        <summary>{say('exports.linkage')}</summary>
        <p>{say('exports.linkage.what')}</p>
        <Reasoned
          label={say('exports.linkage.reason')}
          act={say('exports.linkage.make')}
          allows={say('exports.row-cap', { rows: linkedAtMost })}
          isReady
          make={(reason) => client.call('makeLinkage', { body: { ...of, reason } })}
          made={made}
        />
      </details>
    </>
  );
}

interface WithReason {
  readonly label: string;
  readonly act: string;
  readonly allows: string;
  readonly isReady: boolean;
  readonly make: (reason: string) => Promise<ExportManifest>;
  readonly made: (manifest: ExportManifest) => void;
}

function Reasoned({ label, act, allows, isReady, make, made }: WithReason) {
  const say = useSay();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const making = useMutation({
    mutationFn: () => make(reason),
    onSuccess: (manifest) => {
      made(manifest);
      setReason('');
      return queries.invalidateQueries({ queryKey: ['exports'] });
    },
  });
  return (
    <form
      className="reasoned"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && isExportReason(reason) && !making.isPending) making.mutate();
      }}
    >
      <Field label={label} help={say('exports.reason.help')} value={reason} onChange={setReason} maxLength={500} />
      <p className="dim">{allows}</p>
      <Button look="main" type="submit" isDisabled={!isReady || !isExportReason(reason) || making.isPending}>
        {making.isPending ? say('exports.making') : act}
      </Button>
      <ProblemNote error={making.error} />
    </form>
  );
}
