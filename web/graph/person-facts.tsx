import { FormattedDate } from 'react-intl';
import type { CaseView, EdgeView } from '../../shared/api/graph.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { useSay, useWord } from '../words/words.tsx';
import type { Known, Picture } from './known.ts';
import { LinkItem } from './link-item.tsx';
import { usePerson } from './use-person.ts';
import type { Viewing } from './use-view.ts';
import { expandedIn } from './view.ts';

interface Facts extends Viewing {
  readonly known: Known;
  readonly picture: Picture;
  /** The line that was clicked: its link stands first. */
  readonly line: string | undefined;
}

/** What is known of whoever is chosen, whom they met, and who infected whom: to be confirmed or ruled out here. */
export function PersonFacts({ known, picture, line, view, change, goTo }: Facts) {
  const say = useSay();
  const { person, alsoKnownAs, status, sources, more } = known.node;
  const { data, error } = usePerson(person);
  const names = new Map(picture.people.map(({ node, name }) => [node.person, name] as const));
  const nameOf = (other: string) => names.get(other) ?? other;
  const choose = (chosen: string) => change({ chosen });
  const links = data?.links.toSorted((a, b) => Number(b.id === line) - Number(a.id === line)) ?? [];
  const expanded = expandedIn(view);
  return (
    <aside className="facts" aria-label={say('graph.facts')}>
      <h2>
        <bdi>{known.name}</bdi>
      </h2>
      <p className="dim">
        {say(`graph.status.${status}`)} <code>{person}</code>
      </p>
      {(data?.cases ?? known.node.cases).map((one) => (
        <CaseFacts key={`${one.disease} ${one.report} ${one.onset}`} one={one} />
      ))}
      {alsoKnownAs === undefined ? null : (
        <p className="dim">{say('graph.also-known-as', { others: alsoKnownAs.join(', ') })}</p>
      )}
      {sources > 1 ? <p>{say('graph.sources', { count: sources })}</p> : null}
      <p className="acts">
        <Button onPress={() => goTo({ person })}>{say('graph.from-here')}</Button>
        {expanded.includes(person) || (more === undefined && view.scope === 'cluster') ? null : (
          <Button onPress={() => change({ expanded: [...expanded, person].join(',') })}>{say('graph.expand')}</Button>
        )}
      </p>
      <ProblemNote error={error} />
      {links.length === 0 ? null : (
        <>
          <h3>{say('graph.links')}</h3>
          <ul className="plain">
            {links.map((link) => (
              <LinkItem key={link.id} link={link} nameOf={nameOf} choose={choose} of={person} />
            ))}
          </ul>
        </>
      )}
      {data === undefined ? null : (
        <>
          <h3>{say('graph.met')}</h3>
          <ul className="plain">
            {data.exposures.map((exposure) => (
              <Met key={exposure.id} exposure={exposure} of={person} nameOf={nameOf} choose={choose} />
            ))}
          </ul>
          {data.cursor === undefined ? null : (
            <p className="dim">{say('graph.met.first', { count: data.exposures.length })}</p>
          )}
        </>
      )}
    </aside>
  );
}

function CaseFacts({ one }: { readonly one: CaseView & { readonly generation?: number | undefined } }) {
  const say = useSay();
  const word = useWord();
  const { disease, onset, specimen, report, ageBand, outcome, hospital, classification, generation } = one;
  const days = { onset, specimen, report };
  const others = [ageBand, classification, outcome, hospital].flatMap((each) => each ?? []);
  return (
    <p>
      {word(`disease.${disease}`) ?? disease}
      {(['onset', 'specimen', 'report'] as const).map((which) =>
        days[which] === undefined ? null : (
          <span key={which}>
            , {say(`graph.day.${which}`)} <FormattedDate value={days[which]} dateStyle="medium" timeZone="UTC" />
          </span>
        ),
      )}
      {others.length === 0 ? '' : `, ${others.join(', ')}`}
      {generation === undefined ? '' : `, ${say('graph.generation', { number: generation })}`}
    </p>
  );
}

interface OneMet {
  readonly exposure: EdgeView;
  readonly of: string;
  readonly nameOf: (person: string) => string;
  readonly choose: (person: string) => void;
}

function Met({ exposure, of, nameOf, choose }: OneMet) {
  const say = useSay();
  const word = useWord();
  const { from, to, setting, firstExposure, lastExposure, state } = exposure;
  const other = from === of ? to : from;
  return (
    <li>
      {from === of ? '→' : '←'}{' '}
      <Button look="quiet" onPress={() => choose(other)}>
        <bdi>{nameOf(other)}</bdi>
      </Button>{' '}
      {setting === undefined ? '' : (word(`setting.${setting}`) ?? setting)}{' '}
      {[firstExposure, lastExposure]
        .flatMap((day) => day ?? [])
        .filter((day, n, days) => days.indexOf(day) === n)
        .map((day) => (
          <span key={day}>
            <FormattedDate value={day} day="numeric" month="short" timeZone="UTC" />{' '}
          </span>
        ))}
      {state === 'stands' ? null : <span className="dim">{say(`graph.state.${state}`)}</span>}
    </li>
  );
}
