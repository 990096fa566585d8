import { useInfiniteQuery } from '@tanstack/react-query';
import { FormattedDate } from 'react-intl';
import type { TasksResponse } from '../../shared/api/tasks.ts';
import type { Moment } from '../../shared/domain/dates.ts';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { Ask } from '../supervise/ask.tsx';
import { RowMenu } from '../supervise/row-menu.tsx';
import { useSay } from '../words/words.tsx';
import type { ActName } from './steer.ts';
import { useAsk } from './use-ask.ts';

interface Line {
  readonly list: string;
  readonly band: number;
  /** The moment of the board: what is due by then waits. */
  readonly at: Moment;
  readonly close: () => void;
}

/** The calls of a band one by one, the next ones first: what can be done with each of them is done from here. */
export function LineDialog({ list, band, at, close }: Line) {
  const say = useSay();
  const client = useClient();
  const { data, error, hasNextPage, fetchNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['line', list, band],
    queryFn: ({ pageParam }) =>
      client.call('listTasks', { query: { list, band: String(band), ...(pageParam && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });
  const tasks = data?.pages.flatMap((page) => page.tasks) ?? [];
  return (
    <Ask title={say('line.title', { list, band })} close={close}>
      <ProblemNote error={error} />
      {data === undefined ? <p>{say('app.loading')}</p> : tasks.length === 0 ? <p>{say('line.none')}</p> : null}
      <ul className="plain line">
        {tasks.map((task, index) => (
          <LineItem key={task.task} task={task} place={index + 1} at={at} />
        ))}
      </ul>
      <div className="ends">
        {hasNextPage ? (
          <Button isDisabled={isFetching} onPress={() => void fetchNextPage()}>
            {say('set-aside.more')}
          </Button>
        ) : null}
        <Button look="main" onPress={close} autoFocus>
          {say('act.close')}
        </Button>
      </div>
    </Ask>
  );
}

const waiting = ['moveTasks', 'assignTasks', 'closeTasks'] as const;
const held = ['forceRelease', ...waiting] as const;

interface Item {
  readonly task: TasksResponse['tasks'][number];
  readonly place: number;
  readonly at: Moment;
}

function LineItem({ task: { task, kind, list, band, availableAt, attempts, keptFor, heldBy }, place, at }: Item) {
  const say = useSay();
  const ask = useAsk();
  const acts: readonly ActName[] = heldBy === undefined ? waiting : held;
  const target =
    heldBy === undefined
      ? ({ of: 'waiting', task, list, band } as const)
      : ({ of: 'call', task, operator: heldBy } as const);
  const stands = heldBy === undefined ? (availableAt <= at ? 'line.since' : 'line.from') : 'line.held';
  return (
    <li>
      <span>
        {say(`kind.${kind}`)} <span className="dim">{say('line.tries', { count: attempts })}</span>
      </span>
      <span>
        {say(stands, { operator: heldBy })}{' '}
        <FormattedDate value={availableAt} day="numeric" month="short" hour="numeric" minute="2-digit" />{' '}
        {keptFor === undefined ? null : say('line.kept-for', { operator: keptFor })}
      </span>
      <RowMenu
        label={say('line.on', { place })}
        doings={acts.map((act) => ({
          id: act,
          words: say(`act.one.${act}`),
          act: () => ask({ ask: 'act', act, target }),
        }))}
      />
    </li>
  );
}
