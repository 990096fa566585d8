import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedDate } from 'react-intl';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Chosen } from '../supervise/chosen.tsx';
import { useSay } from '../words/words.tsx';
import { OpenedMessage, type Worked } from './opened-message.tsx';
import { useWhySetAside } from './why-set-aside.ts';
import '../supervise/picked.css';
import './set-aside.css';

type Kind = 'case' | 'contact';
const isKind = (text: string): text is Kind => text === 'case' || text === 'contact';

/** Messages that could not be used: why, and what becomes of them. */
export function SetAsideScreen() {
  const say = useSay();
  const whyOf = useWhySetAside();
  const client = useClient();
  const [kind, setKind] = useState<Kind>();
  const [opened, open] = useState<string>();
  const [last, setLast] = useState<Worked>();
  const { data, error, hasNextPage, fetchNextPage, isFetching, refetch } = useInfiniteQuery({
    queryKey: ['set-aside', 'list', kind],
    queryFn: ({ pageParam }) =>
      client.call('listSetAside', { query: { ...(kind && { kind }), ...(pageParam && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const entries = data?.pages.flatMap(({ setAside }) => setAside) ?? [];
  const worked = (how: Worked) => {
    setLast(how);
    open(undefined);
    void refetch();
  };
  return (
    <main className="set-aside">
      <section>
        <h1>{say('set-aside.title')}</h1>
        <Chosen
          label={say('set-aside.kind')}
          value={kind ?? ''}
          change={(value) => setKind(isKind(value) ? value : undefined)}
          options={[
            { value: '', words: say('board.all') },
            { value: 'case', words: say('set-aside.kind.case') },
            { value: 'contact', words: say('set-aside.kind.contact') },
          ]}
        />
        <p role="status">{last === undefined ? '' : say(`set-aside.did.${last}`)}</p>
        <ProblemNote error={error} />
        {data !== undefined && entries.length === 0 && !hasNextPage ? <p>{say('set-aside.none')}</p> : null}
        <ul className="plain picked">
          {entries.map(({ id, source, at, sentAgain, ...entry }) => (
            <li key={id}>
              <button type="button" aria-current={id === opened || undefined} onClick={() => open(id)}>
                <strong>{whyOf(entry)}</strong>
                <span className="dim">
                  {source} <FormattedDate value={at} dateStyle="medium" timeStyle="short" />
                  {sentAgain === undefined ? null : `, ${say('set-aside.sent-again', { by: sentAgain.by })}`}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {hasNextPage ? (
          <Button isDisabled={isFetching} onPress={() => void fetchNextPage()}>
            {say('set-aside.more')}
          </Button>
        ) : null}
      </section>
      <div>
        {opened === undefined ? (
          <p className="dim">{say('set-aside.choose')}</p>
        ) : (
          <OpenedMessage key={opened} id={opened} worked={worked} />
        )}
      </div>
    </main>
  );
}
