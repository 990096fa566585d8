import { useSay } from '../words/words.tsx';
import { Bars } from './bars.tsx';
import { Figure } from './figure.tsx';
import { MadeHow } from './made-how.tsx';
import { type Question, windowOf } from './question.ts';
import { useFigure } from './use-figure.ts';

/** How many cases stand how many links from one without a source. */
export function Generations({ question }: { readonly question: Question }) {
  const say = useSay();
  const query = { ...windowOf(question), over: question.over };
  const { data, error } = useFigure('generations', query, (client) => client.call('readGenerations', { query }));
  return (
    <Figure title={say('metrics.generations')} error={error}>
      {data && (
        <>
          <p>{say('metrics.generations.apart', { unlinked: data.unlinked, circle: data.inCycle })}</p>
          <Bars
            chart={{
              name: 'generations',
              title: say('metrics.generations'),
              across: say('graph.filter.generation'),
              up: say('metrics.cases'),
              parts: [say('metrics.cases')],
              bars: data.generations.map(({ generation, cases }) => ({ name: String(generation), of: [cases] })),
            }}
          />
          <MadeHow {...data} />
        </>
      )}
    </Figure>
  );
}
