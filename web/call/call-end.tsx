import { useState } from 'react';
import type { FinishResponse } from '../../shared/api/finish.ts';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import type { Outcome } from '../../shared/domain/calls/outcome.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import type { Refusal } from '../interview/refused.ts';
import type { Sheet } from '../interview/sheet.ts';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { CallBackTime } from './call-back-time.tsx';
import { dropsAnswers } from './drops-answers.ts';
import { type Ended, useFinishing } from './finishing.ts';
import { HouseholdWord } from './household.tsx';
import { useKeys } from './keys.ts';
import { OutcomeButton } from './outcome-button.tsx';
import { pageOf } from './outcome-pages.ts';
import { PassOn } from './pass-on.tsx';
import type { PlacedCall } from './placed-call.ts';

interface End {
  readonly task: HeldTaskView;
  readonly call: PlacedCall;
  readonly sheet: Sheet;
  readonly flush: () => Promise<void>;
  readonly finished: (answer: FinishResponse) => void;
  readonly released: (to?: string) => void;
  readonly lost: (code: string) => void;
  /** Set while the end is on its way. */
  readonly ending: { current: boolean };
  readonly refused: (refusal: Refusal) => void;
}

/** How the call ended, by a digit, with what will follow from it; the same key brings the next call. */
export function CallEnd({ task, call, sheet, flush, finished, released, lost, ending, refused }: End) {
  const say = useSay();
  const [page, setPage] = useState(0);
  const [agreeing, setAgreeing] = useState(false);
  const [household, setHousehold] = useState(false);
  /** The end that was pressed once, and would lose answers. */
  const [dropping, setDropping] = useState<Outcome>();
  const finish = useFinishing({ task, sheet, call, flush, finished, lost, ending, household, refused });
  const shown = pageOf(task.outcomes, page);
  const suggests = call.placed?.attempt.call?.suggests;
  const end = (ended: Ended) => {
    if (finish.isPending) return;
    const drops = dropsAnswers(task, sheet, ended.outcome);
    setDropping(drops ? ended.outcome : undefined);
    if (drops && dropping !== ended.outcome) return;
    if (ended.outcome === 'call-back-requested' && ended.callBackAt === undefined) setAgreeing(true);
    else finish.mutate(ended);
  };
  useKeys({
    done: () => end({ outcome: 'completed' }),
    // Before anything rang, a digit that slipped would say how a call ended that never was.
    digit: (digit) => {
      if (digit === 0) return setPage(page + 1);
      const offered = shown[digit - 1];
      if (offered !== undefined && call.placed !== undefined) end({ outcome: offered.outcome });
    },
  });
  return (
    <section className="end" aria-label={say('end.title')} data-outcomes>
      {agreeing ? (
        <CallBackTime
          task={task}
          agreed={(callBackAt) => end({ outcome: 'call-back-requested', callBackAt })}
          cancel={() => setAgreeing(false)}
        />
      ) : (
        <ol className="outcomes">
          {shown.map((offered, index) => (
            <OutcomeButton
              key={offered.outcome}
              offered={offered}
              digit={index + 1}
              isSuggested={offered.outcome === suggests}
              isDisabled={finish.isPending}
              end={() => end({ outcome: offered.outcome })}
            />
          ))}
          <li>
            <Button look="quiet" onPress={() => setPage(page + 1)} hint="0">
              {say('end.more')}
            </Button>
          </li>
        </ol>
      )}
      <HouseholdWord task={task} call={call} isNext={household} setNext={setHousehold} />
      <p role="alert" className="worried">
        {dropping === undefined || finish.isPending ? '' : say('end.drops', { outcome: say(`outcome.${dropping}`) })}
      </p>
      <p role="status">{finish.isPending && finish.failureCount > 0 ? say('end.unheard') : ''}</p>
      <ProblemNote error={finish.error} elsewhere={/^(interview|typed|referrals|referralChecks)\b/} />
      <PassOn task={task} released={released} />
    </section>
  );
}
