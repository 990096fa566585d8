import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedDate } from 'react-intl';
import { useClient } from '../api/api.tsx';
import type { Asking } from '../api/client.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Chosen } from '../supervise/chosen.tsx';
import { useSay } from '../words/words.tsx';
import { LinkToPerson } from './link-to-person.tsx';

const outcomes = ['not-met', 'met', 'pending'] as const;

/** Of these, whoever counts is to be looked at; of the others, whoever does not. */
const complaints = ['unlinked', 'lost-to-follow-up'];

interface Behind {
  readonly indicator: string;
  readonly query: NonNullable<Asking<'readIndicators'>['query']>;
}

/** The people behind one indicator, a page at a time: those first who are to be looked at. */
export function IndicatorPeople({ indicator, query }: Behind) {
  const say = useSay();
  const client = useClient();
  const [met, setMet] = useState<(typeof outcomes)[number]>(complaints.includes(indicator) ? 'met' : 'not-met');
  const pages = useInfiniteQuery({
    queryKey: ['figure', 'indicator', indicator, met, query],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      client.call('readIndicator', { path: { indicator }, query: { ...query, met, cursor: pageParam } }),
    getNextPageParam: ({ cursor }) => cursor,
  });
  const people = pages.data?.pages.flatMap((page) => page.people) ?? [];
  return (
    <>
      <Chosen
        label={say('metrics.who')}
        value={met}
        change={(value) => setMet(outcomes.find((each) => each === value) ?? met)}
        options={outcomes.map((value) => ({ value, words: say(`metrics.met.${value}`) }))}
      />
      <p role="status">
        {pages.data === undefined ? '' : say('metrics.people', { count: pages.data.pages[0]?.total ?? 0 })}
      </p>
      <ProblemNote error={pages.error} />
      <ul>
        {people.map(({ person, ref, day, list }, n) => (
          // One person may be counted on several days, and twice on one.
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing else tells them apart, and they only grow
          <li key={`${person} ${day} ${n}`}>
            <LinkToPerson person={person} name={ref} />, <FormattedDate value={day} dateStyle="medium" timeZone="UTC" />
            {list === undefined ? '' : `, ${list}`}
          </li>
        ))}
      </ul>
      {pages.hasNextPage ? (
        <Button onPress={() => void pages.fetchNextPage()} isDisabled={pages.isFetching}>
          {say('metrics.more')}
        </Button>
      ) : null}
    </>
  );
}
