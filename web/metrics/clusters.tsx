import { FormattedDate } from 'react-intl';
import { useSay } from '../words/words.tsx';
import { Bars } from './bars.tsx';
import { Figure } from './figure.tsx';
import { LinkToPerson } from './link-to-person.tsx';
import { MadeHow } from './made-how.tsx';
import { type Question, windowOf } from './question.ts';
import { useFigure } from './use-figure.ts';

/** How large clusters are, and the way into the largest. */
export function Clusters({ question }: { readonly question: Question }) {
  const say = useSay();
  const query = { ...windowOf(question), over: question.over };
  const { data, error } = useFigure('clusters', query, (client) => client.call('readClusters', { query }));
  return (
    <Figure title={say('metrics.clusters')} error={error}>
      {data && (
        <>
          <p>{say('metrics.clusters.counted', { count: data.clusters, alone: data.alone })}</p>
          <Bars
            chart={{
              name: 'clusters',
              title: say('metrics.clusters'),
              across: say('metrics.clusters.size'),
              up: say('metrics.clusters'),
              parts: [say('metrics.clusters')],
              bars: data.sizes.map(({ size, clusters }) => ({ name: String(size), of: [clusters] })),
            }}
          />
          <h3>{say('metrics.clusters.largest')}</h3>
          <ol>
            {data.largest.slice(0, 20).map(({ person, ref, size, cases, firstDay, lastDay }) => (
              <li key={person}>
                <LinkToPerson person={person} name={ref} />: {say('metrics.clusters.one', { size, cases })}
                {[firstDay, lastDay].map((day, n) =>
                  day === undefined ? null : (
                    <span key={n === 0 ? 'first' : 'last'}>
                      {n === 0 ? ', ' : ' – '}
                      <FormattedDate value={day} dateStyle="medium" timeZone="UTC" />
                    </span>
                  ),
                )}
              </li>
            ))}
          </ol>
          <MadeHow {...data} />
        </>
      )}
    </Figure>
  );
}
