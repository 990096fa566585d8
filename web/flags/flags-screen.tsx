import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedDate } from 'react-intl';
import type { FlagView } from '../../shared/api/flags.ts';
import type { SnapshotsResponse } from '../../shared/api/metrics.ts';
import { flagKinds } from '../../shared/domain/quality/flags.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { ChoiceOfDisease } from '../metrics/choice-of-disease.tsx';
import { NothingRead } from '../metrics/nothing-read.tsx';
import { ReadAnew } from '../metrics/read-anew.tsx';
import { useSnapshots } from '../metrics/use-snapshots.ts';
import { Chosen } from '../supervise/chosen.tsx';
import { useInAddress } from '../supervise/use-in-address.ts';
import { useSay } from '../words/words.tsx';
import { FlagItem } from './flag-item.tsx';
import { choices, type Question, questionInAddress } from './question.ts';
import './flags.css';

/** What of the data a person should look at before anybody believes the figures. */
export function FlagsScreen() {
  const say = useSay();
  const { view, change } = useInAddress(questionInAddress);
  const { data: known, error } = useSnapshots();
  return (
    <main className="sheet flags">
      <h1>{say('flags.heading')}</h1>
      <p className="dim">{say('flags.what')}</p>
      <ProblemNote error={error} />
      {known?.snapshots.length === 0 ? <NothingRead /> : null}
      {known === undefined || known.snapshots.length === 0 ? null : (
        <Flags question={{ ...view, disease: view.disease ?? known.diseases[0] }} known={known} ask={change} />
      )}
    </main>
  );
}

interface Asking {
  readonly question: Question;
  readonly known: SnapshotsResponse;
  readonly ask: (more: Partial<Question>) => void;
}

function Flags({ question, known, ask }: Asking) {
  const say = useSay();
  const client = useClient();
  const [last, setLast] = useState<FlagView['state']>();
  const { disease, kind, state } = question;
  const query = { disease, state, ...(kind === 'all' ? {} : { kind }) };
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['flags', query],
    queryFn: ({ pageParam }) =>
      client.call('listFlags', { query: { ...query, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: ({ cursor }) => cursor,
    placeholderData: keepPreviousData,
  });
  const newest = data?.pages[0];
  const counts = newest?.counts ?? {};
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const counted = (each: Question['kind']) => (each === 'all' ? all : (counts[each] ?? 0));
  return (
    <>
      <div className="asked-for">
        <ChoiceOfDisease disease={disease} diseases={known.diseases} change={(other) => ask({ disease: other })} />
        <Chosen
          label={say('flags.state')}
          value={state}
          change={(value) => ask({ state: choices.state.find((each) => each === value) ?? 'open' })}
          options={choices.state.map((value) => ({ value, words: say(`flags.state.${value}`) }))}
        />
        <Chosen
          label={say('flags.kind')}
          value={kind}
          change={(value) => ask({ kind: choices.kind.find((each) => each === value) ?? 'all' })}
          options={(['all', ...flagKinds] as const).map((value) => ({
            value,
            words: `${say(value === 'all' ? 'flags.all' : `flag.${value}`)} (${counted(value)})`,
          }))}
        />
        <ReadAnew then={() => undefined} />
      </div>
      <ProblemNote error={error} />
      <p role="status">
        {last === undefined ? '' : `${say(`flags.did.${last}`)} `}
        {newest === undefined ? say('app.loading') : say('flags.counted', { count: counted(kind) })}{' '}
        {newest && (
          <span className="dim">
            {say('exports.as-of')} <FormattedDate value={newest.asOf} dateStyle="medium" timeStyle="medium" />
          </span>
        )}
      </p>
      <ul className="plain">
        {data?.pages.flatMap((page) =>
          page.flags.map((flag) => (
            <FlagItem key={`${flag.flag} ${flag.state}`} flag={flag} disease={page.disease} worked={setLast} />
          )),
        )}
      </ul>
      {hasNextPage ? (
        <Button isDisabled={isFetching} onPress={() => void fetchNextPage()}>
          {say('metrics.more')}
        </Button>
      ) : null}
    </>
  );
}
