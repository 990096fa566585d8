import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormattedTime } from 'react-intl';
import { useClient } from '../api/api.tsx';
import { ProblemNote } from '../api/problem-note.tsx';
import { useLetterKeys } from '../supervise/letter-keys.ts';
import { useSay } from '../words/words.tsx';
import { type Decision, DecisionForm } from './decision.tsx';
import { Reviewed } from './reviewed.tsx';
import './reviews.css';

/** Interviews that a supervisor looks at, one after the other. */
export function ReviewsScreen() {
  const say = useSay();
  const client = useClient();
  const { data, error, refetch } = useQuery({ queryKey: ['reviews'], queryFn: () => client.call('listReviews', {}) });
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [chosen, choose] = useState<string>();
  const [last, setLast] = useState<Decision>();
  const waiting = data?.reviews.filter(({ interview }) => !gone.has(interview)) ?? [];
  const at = Math.max(
    0,
    waiting.findIndex(({ interview }) => interview === chosen),
  );
  const review = waiting[at];
  const step = (by: number) => () => choose(waiting[Math.min(waiting.length - 1, Math.max(0, at + by))]?.interview);
  useLetterKeys({ j: step(1), k: step(-1) });
  if (data === undefined)
    return error ? <ProblemNote error={error} /> : <p className="stopped">{say('app.loading')}</p>;
  const decided = (decision: Decision) => {
    setLast(decision);
    if (review === undefined) return;
    setGone(new Set([...gone, review.interview]));
    choose(waiting[at + 1]?.interview);
    // The last of what was read: there may be more by now.
    if (waiting.length <= 1) void refetch();
  };
  return (
    <main className="reviews">
      <nav aria-label={say('reviews.queue')}>
        <h1>{say('reviews.count', { count: waiting.length, more: data.next === undefined ? 'no' : 'yes' })}</h1>
        <ul className="plain">
          {waiting.map(({ interview, kind, operator, at: held, practice }) => (
            <li key={interview}>
              <button
                type="button"
                aria-current={interview === review?.interview || undefined}
                onClick={() => choose(interview)}
              >
                {say(`kind.${kind}`)} <span className="dim">{operator}</span> <FormattedTime value={held} />{' '}
                {practice ? <span className="badge">{say('day.practice')}</span> : null}
              </button>
            </li>
          ))}
        </ul>
        {waiting.length > 1 ? (
          <p className="dim">
            <kbd>J</kbd> <kbd>K</kbd> {say('reviews.keys')}
          </p>
        ) : null}
      </nav>
      <div>
        <p role="status">{last === undefined ? '' : say(`reviews.said.${last}`)}</p>
        {review === undefined ? (
          <p>{say('reviews.none')}</p>
        ) : (
          <>
            <DecisionForm key={review.interview} interview={review.interview} decided={decided} />
            <Reviewed review={review} />
          </>
        )}
      </div>
    </main>
  );
}
