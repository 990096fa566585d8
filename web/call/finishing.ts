import { useMutation } from '@tanstack/react-query';
import type { FinishRequest, FinishResponse } from '../../shared/api/finish.ts';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import { consequences, type Outcome } from '../../shared/domain/calls/outcome.ts';
import { useClient } from '../api/api.tsx';
import { ApiProblem, problemIn } from '../api/client.ts';
import { type Refusal, unreadIn } from '../interview/refused.ts';
import { checksOf, interviewOf, type Sheet } from '../interview/sheet.ts';
import { useLanguage } from '../words/words.tsx';
import { withInterview } from './drops-answers.ts';
import { isGone } from './gone.ts';
import type { PlacedCall } from './placed-call.ts';

export interface Ended {
  readonly outcome: Outcome;
  readonly callBackAt?: string;
}

/** What was not heard is sent again for as long as somebody can be expected to sit there. */
const most = 500;
const again = 2_000;

/** What is sent at the end of a call. */
export function finishOf(
  task: HeldTaskView,
  sheet: Sheet,
  placed: PlacedCall['placed'],
  { outcome, callBackAt }: Ended,
): FinishRequest {
  const known = { possibleDuplicate: task.duplicates.length > 0 };
  const checks = outcome === 'completed' ? checksOf(sheet) : [];
  const { ordinal, phone } = placed?.attempt ?? {};
  return {
    epoch: task.epoch,
    outcome,
    ...(ordinal === undefined ? {} : { attempt: ordinal }),
    ...(phone === undefined ? {} : { phone }),
    ...(callBackAt === undefined ? {} : { callBackAt }),
    ...(withInterview.has(outcome) ? { interview: interviewOf(task, sheet, known) } : {}),
    ...(sheet.referrals.length === 0 || !consequences[outcome].reached ? {} : { referrals: [...sheet.referrals] }),
    ...(checks.length === 0 ? {} : { referralChecks: checks }),
  };
}

interface Finishing {
  readonly task: HeldTaskView;
  readonly sheet: Sheet;
  readonly call: PlacedCall;
  /** Sends what is not in the draft yet: a late finisher finds their text there. */
  readonly flush: () => Promise<void>;
  readonly finished: (answer: FinishResponse) => void;
  readonly lost: (code: string) => void;
  readonly ending: { current: boolean };
  /** The next is one of the same household, in the same call. */
  readonly household: boolean;
  /** What could not be used is shown where it was asked. */
  readonly refused: (refusal: Refusal) => void;
}

/** What was typed and cannot be read would be lost with the draft: it is mended first. */
function refuseUnread(task: HeldTaskView, sheet: Sheet, { outcome }: Ended): void {
  if (!withInterview.has(outcome)) return;
  const known = { possibleDuplicate: task.duplicates.length > 0 };
  const fields = unreadIn({ script: task.script, sheet, known });
  if (fields.length === 0) return;
  throw new ApiProblem({
    code: 'invalid-fields',
    title: 'Some fields cannot be used',
    status: 400,
    detail: '',
    fields,
  });
}

/** Ends the call and takes the next. The same result again changes nothing, so what was not heard is simply sent again. */
export function useFinishing({ task, sheet, call, flush, finished, lost, ending, household, refused }: Finishing) {
  const client = useClient();
  const { language } = useLanguage();
  return useMutation({
    onMutate: () => {
      ending.current = true;
    },
    mutationFn: async (ended: Ended) => {
      refuseUnread(task, sheet, ended);
      const path = { task: task.id };
      const body = finishOf(task, sheet, call.placed, ended);
      if (!household) return client.call('finishCall', { path, body: { ...body, next: true, screen: language } });
      const answer = await client.call('finishCall', { path, body });
      const { task: next } = await client.call('takeHousehold', { path, body: {} });
      return { ...answer, next: next === null ? await client.call('claimCall', { body: {} }) : { task: next } };
    },
    retry: (count, error) => problemIn(error) === undefined && count < most,
    retryDelay: again,
    networkMode: 'always',
    onSuccess: finished,
    onError: async (error) => {
      ending.current = false;
      const { code, fields } = problemIn(error) ?? {};
      if (fields !== undefined) refused({ fields, sheet });
      if (code === undefined || !isGone(code)) return;
      await flush();
      lost(code);
    },
  });
}
