import { useState } from 'react';
import { useSay } from '../words/words.tsx';
import { ChainView } from './chain-view.tsx';
import { FindPerson } from './find-person.tsx';
import './graph.css';

/** The contact graph from one person on. Nobody is named here: people are pseudonyms and line-list numbers. */
export function GraphScreen() {
  const say = useSay();
  const [person, setPerson] = useState<string>();
  return (
    <main className="sheet graph">
      <h1>{say('graph.title')}</h1>
      <FindPerson found={setPerson} />
      {person === undefined ? (
        <p className="dim">{say('graph.begin')}</p>
      ) : (
        <ChainView person={person} goTo={setPerson} />
      )}
    </main>
  );
}
