import { RowMenu } from '../supervise/row-menu.tsx';
import { useSay } from '../words/words.tsx';
import { useAsk } from './use-ask.ts';

const acts = ['forceRelease', 'moveTasks', 'assignTasks', 'closeTasks'] as const;

interface Holding {
  readonly operator: string;
  /** The task they hold. */
  readonly task: string | undefined;
  readonly stopped?: boolean;
}

/** What can be done with the call that an operator holds, and for an operator who was stopped. */
export function OperatorMenu({ operator, task, stopped = false }: Holding) {
  const say = useSay();
  const ask = useAsk();
  const held = task === undefined ? undefined : ({ of: 'call', task, operator } as const);
  if (held === undefined && !stopped) return null;
  return (
    <RowMenu
      label={say('act.on', { what: operator })}
      doings={[
        ...(held === undefined
          ? []
          : acts.map((act) => ({
              id: act,
              words: say(`act.one.${act}`),
              act: () => ask({ ask: 'act', act, target: held }),
            }))),
        ...(stopped
          ? [{ id: 'let-go-on', words: say('go-on.do'), act: () => ask({ ask: 'let-go-on', operator }) }]
          : []),
      ]}
    />
  );
}
