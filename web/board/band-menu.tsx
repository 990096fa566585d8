import { RowMenu } from '../supervise/row-menu.tsx';
import { useSay } from '../words/words.tsx';
import type { BandRow } from './band-rows.ts';
import { useAsk } from './use-ask.ts';

const acts = ['moveTasks', 'assignTasks', 'forceRelease', 'closeTasks'] as const;

/** What can be done with the tasks of a band, and with its list. */
export function BandMenu({ row: { list, band, paused } }: { readonly row: BandRow }) {
  const say = useSay();
  const ask = useAsk();
  const target = { of: 'band', list, band } as const;
  return (
    <RowMenu
      label={say('act.on', { what: say('act.band-of', { list, band }) })}
      doings={[
        { id: 'line', words: say('line.show'), act: () => ask({ ask: 'line', list, band }) },
        ...acts.map((act) => ({ id: act, words: say(`act.many.${act}`), act: () => ask({ ask: 'act', act, target }) })),
        {
          id: 'pause',
          words: say(paused ? 'pause.do.off' : 'pause.do.on'),
          act: () => ask({ ask: 'pause', list, paused }),
        },
      ]}
    />
  );
}
