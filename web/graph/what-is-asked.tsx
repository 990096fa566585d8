import { useSay } from '../words/words.tsx';
import { OneOf } from './one-of.tsx';
import type { Viewing } from './use-view.ts';

/** How it is drawn, what is loaded, over what, with whom. */
export function WhatIsAsked({ view, change }: Pick<Viewing, 'view' | 'change'>) {
  const say = useSay();
  return (
    <div className="asked-for">
      <OneOf
        label={say('graph.drawn')}
        among={{ time: say('graph.drawn.time'), network: say('graph.drawn.network') }}
        value={view.drawn}
        choose={(drawn) => change({ drawn })}
      />
      {view.person === undefined ? null : (
        <OneOf
          label={say('graph.scope')}
          among={{ cluster: say('graph.scope.cluster'), chain: say('graph.scope.chain') }}
          value={view.scope}
          choose={(scope) => change({ scope })}
        />
      )}
      <OneOf
        label={say('graph.over')}
        among={{ exposures: say('graph.over.exposures'), links: say('graph.over.links') }}
        value={view.over}
        choose={(over) => change({ over })}
      />
      {view.person === undefined || view.scope === 'cluster' ? null : (
        <OneOf
          label={say('graph.direction')}
          among={{
            both: say('graph.direction.both'),
            forwards: say('graph.direction.forwards'),
            backwards: say('graph.direction.backwards'),
          }}
          value={view.direction}
          choose={(direction) => change({ direction })}
        />
      )}
      <OneOf
        label={say('graph.contacts')}
        among={{ shown: say('graph.contacts.shown'), hidden: say('graph.contacts.hidden') }}
        value={view.contacts}
        choose={(contacts) => change({ contacts })}
      />
    </div>
  );
}
