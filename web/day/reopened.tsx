import { useMutation, useQuery } from '@tanstack/react-query';
import { useReducer } from 'react';
import { FormattedTime } from 'react-intl';
import type { SpokenProtocol } from '../../shared/api/protocols.ts';
import { useClient } from '../api/api.tsx';
import type { ResponseOf } from '../api/client.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { dayHere } from '../interview/day-words.ts';
import { InterviewPanel } from '../interview/interview-panel.tsx';
import { changeSheet, interviewOf, sheetOf } from '../interview/sheet.ts';
import { Button } from '../look/button.tsx';
import { useLanguage, useSay } from '../words/words.tsx';

/** A call whose interview is to be changed. */
export type ToReopen = Pick<ResponseOf<'readDay'>['done'][number], 'task' | 'attempt'>;

interface Opening {
  readonly done: ToReopen;
  readonly close: () => void;
}

/** An interview of one's own, a short while after it was finished: it is changed as a new version. */
export function Reopened({ done, close }: Opening) {
  const say = useSay();
  const client = useClient();
  const { language } = useLanguage();
  const shown = useQuery({
    queryKey: ['reopened', done.task, done.attempt, language],
    gcTime: 0,
    queryFn: async () => {
      const open = await client.call('reopenCall', { path: { task: done.task }, body: { attempt: done.attempt } });
      const { id: protocol, version } = open.interview.protocol;
      const script = await client.call('readProtocol', {
        path: { protocol, version: String(version) },
        query: { language },
      });
      return { open, script };
    },
  });
  if (shown.data === undefined) {
    return (
      <main className="sheet">
        {shown.error ? <ProblemNote error={shown.error} /> : <p>{say('app.loading')}</p>}
        <Button onPress={close}>{say('app.back')}</Button>
      </main>
    );
  }
  return <Changing key={done.task} done={done} close={close} open={shown.data.open} script={shown.data.script} />;
}

interface Change extends Opening {
  readonly open: ResponseOf<'reopenCall'>;
  readonly script: SpokenProtocol;
}

function Changing({ done, close, open, script }: Change) {
  const say = useSay();
  const client = useClient();
  const { interview, reopenUntil } = open;
  const [sheet, change] = useReducer(changeSheet, { interview, drafts: [] }, sheetOf);
  const nobodyAlike = { possibleDuplicate: false };
  const save = useMutation({
    mutationFn: () =>
      client.call('reopenCall', {
        path: { task: done.task },
        body: {
          attempt: done.attempt,
          version: interview.version,
          interview: interviewOf({ script }, sheet, nobodyAlike),
        },
      }),
    onSuccess: close,
  });
  return (
    <main className="sheet">
      <h1>{script.title}</h1>
      <p>
        {say('day.reopen')} <FormattedTime value={reopenUntil} />
      </p>
      <InterviewPanel
        task={{ script, duplicates: [], windows: {}, today: dayHere(interview.recordedAt) }}
        sheet={sheet}
        change={change}
      />
      <ProblemNote error={save.error} />
      <Button look="main" onPress={() => save.mutate()} isDisabled={save.isPending}>
        {say('day.save')}
      </Button>{' '}
      <Button look="quiet" onPress={close}>
        {say('app.cancel')}
      </Button>
    </main>
  );
}
