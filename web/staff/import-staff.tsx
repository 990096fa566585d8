import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { staffColumns } from '../../shared/domain/desk/staff-file.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Pasted } from '../supervise/chosen.tsx';
import { useSay } from '../words/words.tsx';
import { ImportAnswer } from './import-answer.tsx';

/** Takes in a staff file: first what is wrong and what would change, then the same text and no other. */
export function ImportStaff() {
  const say = useSay();
  const client = useClient();
  const queries = useQueryClient();
  const [csv, setCsv] = useState('');
  const look = useMutation({
    mutationFn: (text: string) => client.call('keepStaff', { body: { csv: text, dryRun: true } }),
  });
  const apply = useMutation({
    mutationFn: (text: string) => client.call('keepStaff', { body: { csv: text } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['staff'] }),
  });
  const change = (text: string) => {
    setCsv(text);
    look.reset();
    apply.reset();
  };
  const isBusy = look.isPending || apply.isPending;
  const seen = look.variables === csv ? look.data : undefined;
  const changes = (seen?.added ?? 0) + (seen?.changed ?? 0);
  return (
    <section className="import">
      <h2>{say('staff.import')}</h2>
      <FileTrigger
        acceptedFileTypes={['text/csv', '.csv']}
        onSelect={(files) => void files?.item(0)?.text().then(change)}
      >
        <Button>{say('staff.file')}</Button>
      </FileTrigger>
      <Pasted
        label={say('staff.csv')}
        help={say('staff.columns', { columns: Object.keys(staffColumns).join(', ') })}
        value={csv}
        change={change}
      />
      <div className="ends">
        <Button isDisabled={csv.trim() === '' || isBusy} onPress={() => look.mutate(csv)}>
          {say('staff.look')}
        </Button>
        <Button
          look="main"
          isDisabled={seen === undefined || seen.problems.length > 0 || changes === 0 || isBusy || apply.isSuccess}
          onPress={() => apply.mutate(csv)}
        >
          {say('staff.apply')}
        </Button>
      </div>
      <ProblemNote error={look.error ?? apply.error} />
      {apply.data !== undefined ? (
        <ImportAnswer answer={apply.data} applied />
      ) : seen === undefined ? null : (
        <ImportAnswer answer={seen} applied={false} />
      )}
    </section>
  );
}
