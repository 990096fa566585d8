import { FormattedDate } from 'react-intl';
import type { EdgeView, NodeView } from '../../shared/api/graph.ts';
import { Button } from '../look/button.tsx';
import { useSay, useWord } from '../words/words.tsx';

interface Facts {
  readonly node: NodeView;
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
  readonly goTo: (person: string) => void;
}

/** What is known of one person of the chain, and whom they met. */
export function PersonFacts({ node, nodes, edges, goTo }: Facts) {
  const say = useSay();
  const word = useWord();
  const refOf = new Map(nodes.map(({ person, cases }) => [person, cases[0]?.ref ?? person] as const));
  const theirs = edges.filter(({ from, to }) => from === node.person || to === node.person);
  return (
    <aside className="facts" aria-label={say('graph.facts')}>
      <h2>
        <bdi>{node.cases[0]?.ref ?? say(`graph.status.${node.status}`)}</bdi>
      </h2>
      <p className="dim">
        <code>{node.person}</code>
      </p>
      {node.cases.map(({ disease, onset, report, outcome, ageBand }) => (
        <p key={`${disease} ${report}`}>
          {word(`disease.${disease}`) ?? disease}
          {onset === undefined ? null : (
            <>
              , {say('graph.day.onset')} <FormattedDate value={onset} dateStyle="medium" timeZone="UTC" />
            </>
          )}
          {ageBand === undefined ? '' : `, ${ageBand}`}
          {outcome === undefined ? '' : `, ${outcome}`}
        </p>
      ))}
      {node.sources > 1 ? <p>{say('graph.sources', { count: node.sources })}</p> : null}
      <Button onPress={() => goTo(node.person)}>{say('graph.from-here')}</Button>
      <ul className="plain">
        {theirs.map(({ id, from, to, setting, firstExposure, lastExposure, state }) => (
          <li key={id}>
            {from === node.person ? '→' : '←'} <bdi>{refOf.get(from === node.person ? to : from)}</bdi>{' '}
            {setting === undefined ? '' : (word(`setting.${setting}`) ?? setting)}{' '}
            {[firstExposure, lastExposure]
              .flatMap((day) => day ?? [])
              .map((day) => (
                <span key={day}>
                  <FormattedDate value={day} day="numeric" month="short" timeZone="UTC" />{' '}
                </span>
              ))}
            <span className="dim">{say(`graph.state.${state}`)}</span>
          </li>
        ))}
      </ul>
    </aside>
  );
}
