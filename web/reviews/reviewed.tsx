import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { FormattedDate, useIntl } from 'react-intl';
import { useClient } from '../api/api.tsx';
import type { ResponseOf } from '../api/client.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { useLanguage, useSay } from '../words/words.tsx';
import { answersInWords, type Telling } from './answers-in-words.ts';

export type Review = ResponseOf<'listReviews'>['reviews'][number];

/** One interview as it was asked and answered. Who was asked is not here. */
export function Reviewed({ review }: { readonly review: Review }) {
  const say = useSay();
  const client = useClient();
  const { language } = useLanguage();
  const tell = useTelling();
  const { id, version } = review.protocol;
  const protocol = useQuery({
    queryKey: ['protocol', id, version, language],
    queryFn: () =>
      client.call('readProtocol', { path: { protocol: id, version: String(version) }, query: { language } }),
    // A version of a protocol never changes.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const sections = useMemo(
    () => answersInWords(protocol.data ?? { sections: [] }, review.answers, tell),
    [protocol.data, review.answers, tell],
  );
  return (
    <article className="reviewed" aria-labelledby="reviewed-title">
      <h2 id="reviewed-title">
        {say(`kind.${review.kind}`)}, {review.operator},{' '}
        <FormattedDate value={review.at} dateStyle="medium" timeStyle="short" />
      </h2>
      <p>
        {protocol.data === undefined ? null : `${protocol.data.title} · `}
        {say('reviews.contacts', { count: review.contactsNamed })}
      </p>
      <ProblemNote error={protocol.error} />
      {sections.length === 0 ? <p className="dim">{say('reviews.no-answers')}</p> : null}
      {protocol.isPending
        ? null
        : sections.map(({ id: section, title, lines }) => (
            <section key={section}>
              <h3>{title === '' ? say('reviews.other') : title}</h3>
              <dl className="asked">
                {lines.map(({ id: question, ask, said }) => (
                  <div key={question}>
                    <dt>{ask}</dt>
                    {said.map((each) => (
                      <dd key={each}>{each}</dd>
                    ))}
                  </div>
                ))}
              </dl>
            </section>
          ))}
    </article>
  );
}

function useTelling(): Telling {
  const say = useSay();
  const intl = useIntl();
  return useMemo(() => {
    // A day of the calendar, the same in every time zone.
    const day = (date: string) => intl.formatDate(date, { dateStyle: 'full', timeZone: 'UTC' });
    return {
      answer: (answer) => say(`answer.${answer}`),
      day,
      about: (date) => say('reviews.about', { day: day(date) }),
      people: (count) => say('reviews.people', { count }),
    };
  }, [say, intl]);
}
