import { useCallback } from 'react';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { FindPerson } from './find-person.tsx';
import { NetworksTable } from './networks-table.tsx';
import { PictureView } from './picture-view.tsx';
import { useView } from './use-view.ts';
import './graph.css';

/** The contact graph: from one person on, or a network whole. Nobody is named here: people are pseudonyms and line-list numbers. */
export function GraphScreen() {
  const say = useSay();
  const viewing = useView();
  const { view, change, goTo } = viewing;
  const goToPerson = useCallback((person: string) => goTo({ person }), [goTo]);
  const begun = view.person !== undefined || view.network !== undefined;
  return (
    <main className="sheet graph">
      <h1>{say('graph.title')}</h1>
      <div className="ways-in">
        <FindPerson found={goToPerson} />
        {begun ? (
          <Button look="quiet" onPress={() => change({ person: undefined, network: undefined, chosen: undefined })}>
            {say('graph.networks')}
          </Button>
        ) : null}
      </div>
      {begun ? (
        <PictureView viewing={viewing} />
      ) : (
        <>
          <p className="dim">{say('graph.begin')}</p>
          <NetworksTable {...viewing} />
        </>
      )}
    </main>
  );
}
