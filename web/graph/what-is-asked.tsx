import { useSay } from '../words/words.tsx';
import type { ColouredBy } from './colours.ts';
import { OneOf } from './one-of.tsx';
import type { Asked } from './use-chain.ts';

export type ChainAsked = Omit<Asked, 'person'>;

interface Asking {
  readonly asked: ChainAsked;
  readonly ask: (asked: ChainAsked) => void;
  readonly by: ColouredBy;
  readonly colourBy: (by: ColouredBy) => void;
}

/** Which way, over what, with whom; and what colours mean. */
export function WhatIsAsked({ asked, ask, by, colourBy }: Asking) {
  const say = useSay();
  return (
    <div className="asked-for">
      <OneOf
        label={say('graph.direction')}
        among={{
          both: say('graph.direction.both'),
          forwards: say('graph.direction.forwards'),
          backwards: say('graph.direction.backwards'),
        }}
        value={asked.direction}
        choose={(direction) => ask({ ...asked, direction })}
      />
      <OneOf
        label={say('graph.over')}
        among={{ exposures: say('graph.over.exposures'), links: say('graph.over.links') }}
        value={asked.over}
        choose={(over) => ask({ ...asked, over })}
      />
      <OneOf
        label={say('graph.contacts')}
        among={{ shown: say('graph.contacts.shown'), hidden: say('graph.contacts.hidden') }}
        value={asked.contacts}
        choose={(contacts) => ask({ ...asked, contacts })}
      />
      <OneOf
        label={say('graph.coloured')}
        among={{ setting: say('graph.coloured.setting'), generation: say('graph.coloured.generation') }}
        value={by}
        choose={colourBy}
      />
    </div>
  );
}
