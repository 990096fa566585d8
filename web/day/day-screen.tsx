import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedDate, FormattedTime } from 'react-intl';
import { isPractice } from '../../shared/domain/desk/practice.ts';
import { useClient } from '../api/api.tsx';
import type { ResponseOf } from '../api/client.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { serverClock } from '../api/server-clock.ts';
import { MomentThere } from '../call/moment-there.tsx';
import { dayHere } from '../interview/day-words.ts';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { Reopened, type ToReopen } from './reopened.tsx';
import './day.css';

type Day = ResponseOf<'readDay'>;

/** One's own day: what was promised, begun, sent back and done. Nobody is named: a person is shown while they are held. */
export function DayScreen() {
  const say = useSay();
  const client = useClient();
  const [opened, setOpened] = useState<ToReopen>();
  const { data, error, refetch } = useQuery({
    queryKey: ['day'],
    queryFn: () => client.call('readDay', {}),
    refetchInterval: 30_000,
  });
  if (data === undefined)
    return error ? <ProblemNote error={error} /> : <p className="stopped">{say('app.loading')}</p>;
  if (opened !== undefined) {
    return (
      <Reopened
        done={opened}
        close={() => {
          setOpened(undefined);
          void refetch();
        }}
      />
    );
  }
  const today = dayHere(serverClock.now());
  const doneToday = data.done.filter(({ at }) => dayHere(at) === today);
  const real = doneToday.filter(({ task }) => !isPractice(task));
  return (
    <main className="sheet day">
      <h1>{say('day.title')}</h1>
      <CallBacks day={data} />
      <Unfinished day={data} open={setOpened} />
      <h2>{say('day.done', { count: real.length })}</h2>
      <ul className="plain">
        {doneToday.map((done) => (
          <li key={`${done.task} ${done.attempt}`}>
            <FormattedTime value={done.at} /> {done.kind === undefined ? '' : say(`kind.${done.kind}`)}:{' '}
            {say(`outcome.${done.outcome}`)} <PracticeMark task={done.task} />{' '}
            {done.reopenUntil === undefined ? null : (
              <Button onPress={() => setOpened(done)}>
                {say('day.reopen')} <FormattedTime value={done.reopenUntil} />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </main>
  );
}

function PracticeMark({ task }: { readonly task: string }) {
  const say = useSay();
  return isPractice(task) ? <span className="badge">{say('day.practice')}</span> : null;
}

function CallBacks({ day: { callBacks } }: { readonly day: Day }) {
  const say = useSay();
  return (
    <>
      <h2>{say('day.call-backs', { count: callBacks.length })}</h2>
      <ul className="plain">
        {callBacks.map(({ task, at, zone, kind }) => (
          <li key={task}>
            <MomentThere at={at} zone={zone} /> <PracticeMark task={task} />{' '}
            {kind === undefined ? '' : say(`kind.${kind}`)}
          </li>
        ))}
      </ul>
      {callBacks.length === 0 ? null : <p className="dim">{say('day.call-backs-come')}</p>}
    </>
  );
}

interface OfUnfinished {
  readonly day: Day;
  readonly open: (call: ToReopen) => void;
}

function Unfinished({ day: { drafts, sentBack }, open }: OfUnfinished) {
  const say = useSay();
  return (
    <>
      <h2>{say('day.drafts', { count: drafts.length })}</h2>
      <ul className="plain">
        {drafts.map(({ task, since }) => (
          <li key={task}>
            <FormattedDate value={since} weekday="short" day="numeric" month="short" hour="numeric" minute="2-digit" />
          </li>
        ))}
      </ul>
      {drafts.length === 0 ? null : <p className="dim">{say('day.drafts-come')}</p>}
      <h2>{say('day.sent-back', { count: sentBack.length })}</h2>
      <ul className="plain">
        {sentBack.map(({ task, interview, at, note, reopen }) => (
          <li key={interview}>
            <FormattedDate value={at} weekday="short" day="numeric" month="short" hour="numeric" minute="2-digit" />{' '}
            <span className="note">{note}</span> <PracticeMark task={task} />{' '}
            {reopen === undefined ? (
              <span className="dim">{say('day.sent-back-late')}</span>
            ) : (
              <Button onPress={() => open({ task, attempt: reopen.attempt })}>
                {say('day.reopen')} <FormattedTime value={reopen.until} />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
