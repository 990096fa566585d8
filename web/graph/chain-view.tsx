import { useState } from 'react';
import { ProblemNote } from '../api/problem-note.tsx';
import { useSay } from '../words/words.tsx';
import { type ColouredBy, coloursFor, groupOf } from './colours.ts';
import { Legend } from './legend.tsx';
import { PersonFacts } from './person-facts.tsx';
import { treeOf } from './tree.ts';
import { TreeDrawing } from './tree-drawing.tsx';
import { useChain } from './use-chain.ts';
import { type ChainAsked, WhatIsAsked } from './what-is-asked.tsx';

interface View {
  readonly person: string;
  readonly goTo: (person: string) => void;
}

/** A person's chain as it is asked for, drawn on the days of onset, with what is known of whoever is chosen in it. */
export function ChainView({ person, goTo }: View) {
  const say = useSay();
  const [asked, setAsked] = useState<ChainAsked>({
    direction: 'both',
    over: 'exposures',
    contacts: 'shown',
  });
  const [by, setBy] = useState<ColouredBy>('setting');
  const [chosen, setChosen] = useState(person);
  const { data, error } = useChain({ ...asked, person });
  const tree = data && treeOf(data.nodes, data.edges);
  const groups = data?.nodes.map((node) => groupOf(node, data.edges, by)) ?? [];
  const colours = coloursFor(groups);
  const node = data?.nodes.find((each) => each.person === chosen);
  return (
    <>
      <WhatIsAsked asked={asked} ask={setAsked} by={by} colourBy={setBy} />
      <ProblemNote error={error} />
      {data === undefined || tree === undefined ? (
        <p role="status">{error ? '' : say('app.loading')}</p>
      ) : (
        <>
          <p role="status">
            {say('graph.counted', { people: data.nodes.length, edges: data.edges.length })}
            {data.cycles > 0 ? ` ${say('graph.cycles', { count: data.cycles })}` : ''}
            {data.complete ? '' : ` ${say('graph.not-all')}`}
          </p>
          <Legend colours={colours} by={by} />
          <div className="beside">
            <div className="canvas">
              <TreeDrawing
                tree={tree}
                edges={data.edges}
                colourOf={(placed) => colours.get(groupOf(placed.node, data.edges, by)) ?? 'hue-none'}
                chosen={chosen}
                choose={setChosen}
              />
            </div>
            {node === undefined ? null : <PersonFacts node={node} edges={data.edges} nodes={data.nodes} goTo={goTo} />}
          </div>
        </>
      )}
    </>
  );
}
