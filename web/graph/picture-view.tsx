import { useCallback, useMemo, useState } from 'react';
import { ProblemNote } from '../api/problem-note.tsx';
import { useSay } from '../words/words.tsx';
import { coloursFor } from './colours.ts';
import type { Drawing } from './drawing.ts';
import { seenOf } from './filter.ts';
import { Filters } from './filters.tsx';
import { useForces } from './forces.ts';
import { GraphCanvas } from './graph-canvas.tsx';
import { type Picture, pictureOf } from './known.ts';
import { Legend } from './legend.tsx';
import type { Loaded } from './loaded.ts';
import { PeopleTable } from './people-table.tsx';
import { PersonFacts } from './person-facts.tsx';
import { pointsOn, type Scene, sceneOf } from './scene.ts';
import { TakeAway } from './take-away.tsx';
import { timeTree } from './time-tree.ts';
import type { Chosen } from './use-hand.ts';
import { usePicture } from './use-picture.ts';
import type { Viewing } from './use-view.ts';
import type { View } from './view.ts';
import { WhatIsAsked } from './what-is-asked.tsx';

/** A cluster or a chain as it is asked for: drawn, listed, with what is known of whoever is chosen in it. */
export function PictureView({ viewing }: { readonly viewing: Viewing }) {
  const say = useSay();
  const { data, error, come } = usePicture(viewing.view);
  return (
    <>
      <WhatIsAsked {...viewing} />
      <ProblemNote error={error} />
      {data === undefined ? (
        <p role="status">
          {error ? '' : `${say('app.loading')} ${come === 0 ? '' : say('graph.come', { count: come })}`}
        </p>
      ) : (
        <Whole loaded={data} viewing={viewing} />
      )}
    </>
  );
}

interface Showing {
  readonly loaded: Loaded;
  readonly viewing: Viewing;
}

function Whole({ loaded, viewing }: Showing) {
  const say = useSay();
  const { view, change } = viewing;
  const picture = useMemo(() => pictureOf(loaded.nodes, loaded.edges), [loaded]);
  const { from, to, setting, place, generation, contacts } = view;
  const seen = useMemo(
    () => seenOf(picture, { from, to, setting, place, generation, contacts }),
    [picture, from, to, setting, place, generation, contacts],
  );
  const scene = useScene(seen, view);
  const [line, setLine] = useState<string>();
  const [drawing, setDrawing] = useState<Drawing>();
  const choose = useCallback(
    (what: Chosen) => {
      setLine('line' in what ? what.line : undefined);
      const edge = 'line' in what ? seen.edges.find(({ id }) => id === what.line) : undefined;
      const chosen = 'person' in what ? what.person : edge?.to;
      if (chosen !== undefined) change({ chosen });
    },
    [seen, change],
  );
  const choosePerson = useCallback((person: string) => choose({ person }), [choose]);
  const colours = useMemo(() => coloursFor(seen.people, view.colour), [seen, view.colour]);
  const chosen = view.chosen ?? view.person;
  const known = picture.people.find(
    ({ node }) => node.person === chosen || node.alsoKnownAs?.includes(chosen ?? '') === true,
  );
  return (
    <>
      <Filters {...viewing} picture={picture} />
      <p role="status">
        {say('graph.counted', { people: seen.people.length, edges: seen.edges.length })}
        {seen.people.length < picture.people.length ? ` ${say('graph.of-all', { people: picture.people.length })}` : ''}
        {loaded.cycles > 0 ? ` ${say('graph.cycles', { count: loaded.cycles })}` : ''}
        {loaded.complete ? '' : ` ${say('graph.not-all')}`}
        {loaded.rebuilding ? ` ${say('graph.rebuilding')}` : ''}
      </p>
      <Legend colours={colours} by={view.colour} />
      <div className="beside">
        {scene === undefined ? null : (
          <GraphCanvas scene={scene} chosen={known?.node.person} line={line} choose={choose} drawn={setDrawing} />
        )}
        {known === undefined ? null : (
          <PersonFacts key={chosen} {...viewing} known={known} picture={picture} line={line} />
        )}
      </div>
      <TakeAway seen={seen} scene={scene} drawing={drawing} colours={colours} by={view.colour} />
      <PeopleTable people={seen.people} choose={choosePerson} />
    </>
  );
}

/** Places of everybody who is seen, on days or by forces, and how each of them looks. */
function useScene(seen: Picture, { drawn, colour, size }: View): Scene | undefined {
  const onDays = drawn === 'time';
  const forced = useForces(seen, !onDays);
  const days = useMemo(() => (onDays ? pointsOn(timeTree(seen), seen) : undefined), [seen, onDays]);
  const points = onDays ? days : forced;
  return useMemo(() => points && sceneOf(seen, points, onDays, { colour, size }), [seen, points, onDays, colour, size]);
}
