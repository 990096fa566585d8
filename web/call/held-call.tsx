import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { FinishResponse } from '../../shared/api/finish.ts';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { referralIn } from '../../shared/domain/calls/reasons.ts';
import { InterviewPanel } from '../interview/interview-panel.tsx';
import type { Refusal } from '../interview/refused.ts';
import { changeSheet, sheetOf } from '../interview/sheet.ts';
import { ByHand } from './by-hand.tsx';
import { CallControl } from './call-control.tsx';
import { CallEnd } from './call-end.tsx';
import { EmergencyExit } from './emergency-exit.tsx';
import { useKeptClaim } from './keep-claim.ts';
import { useKeptDraft } from './keep-draft.ts';
import { KeepingWord } from './keeping-word.tsx';
import { PersonPanel } from './person-panel.tsx';
import { usePlacedCall } from './placed-call.ts';
import { PracticeWord } from './practice-word.tsx';

export interface Held {
  readonly task: HeldTaskView;
  readonly lost: (code: string) => void;
  readonly finished: (answer: Pick<FinishResponse, 'follows' | 'next'>) => void;
  readonly released: (to?: string) => void;
  /** What the screen shows of the task may be so no longer. */
  readonly changed: () => void;
}

/** A call: who it is for on the left, what is said and asked in the middle, the line and its end on the right. */
export function HeldCall({ task, lost, finished, released, changed }: Held) {
  const [sheet, change] = useReducer(changeSheet, task, sheetOf);
  const { ending, lostMeanwhile } = useEnding(lost);
  const { keeping, flush } = useKeptDraft(task, sheet, lostMeanwhile);
  useKeptClaim(task, lostMeanwhile);
  const call = usePlacedCall({ task, lost: lostMeanwhile, changed });
  const [refusal, setRefusal] = useState<Refusal>();
  const questions = useRef<HTMLDivElement>(null);
  const side = useRef<HTMLElement>(null);
  const toQuestions = useCallback(() => {
    const within = questions.current?.querySelector('[data-question]');
    within?.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]')?.focus();
  }, []);
  const toOutcomes = useCallback(() => side.current?.querySelector<HTMLElement>('[data-outcomes] button')?.focus(), []);
  return (
    <main className="call" data-practice={task.practice || undefined}>
      <PracticeWord task={task} stopped={() => released()} />
      <PersonPanel task={task} />
      <div ref={questions} className="middle">
        <InterviewPanel
          task={{ ...task, referrals: askedAbout(task), ownNumber: call.placed?.number, held: task }}
          sheet={sheet}
          change={change}
          leave={toOutcomes}
          refusal={refusal}
        />
        <KeepingWord keeping={keeping} />
      </div>
      <aside className="right" ref={side}>
        {task.byHand ? (
          <ByHand task={task} done={finished} />
        ) : (
          <CallControl task={task} call={call} answered={toQuestions} />
        )}
        <CallEnd
          task={task}
          call={call}
          sheet={sheet}
          flush={flush}
          finished={finished}
          released={released}
          lost={lost}
          ending={ending}
          refused={setRefusal}
        />
        <EmergencyExit task={task} />
      </aside>
    </main>
  );
}

/**
 * A draft or a renewal that is on its way while the call ends is refused, because the task is no longer held then: that
 * is no claim lost. Only the end itself says so.
 */
function useEnding(lost: Held['lost']) {
  const ending = useRef(false);
  useEffect(() => {
    ending.current = false;
    return () => {
      ending.current = true;
    };
  }, []);
  const lostMeanwhile = useCallback(
    (code: string) => {
      if (!ending.current) lost(code);
    },
    [lost],
  );
  return { ending, lostMeanwhile };
}

/** Of the services promised before, those that this call is to ask about. */
function askedAbout({ reasons, referrals }: HeldTaskView) {
  const asked = new Set(reasons.map(({ id }) => referralIn(id)));
  return referrals.filter(({ id }) => asked.has(id));
}
