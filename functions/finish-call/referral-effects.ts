import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { FinishRequest } from '../../shared/api/finish.ts';
import { type FieldProblem, type Refused, refuse, refuseField, wrongAt } from '../../shared/api/problem.ts';
import { withCalls } from '../../shared/desk/with-calls.ts';
import { consequences } from '../../shared/domain/calls/outcome.ts';
import { listOf } from '../../shared/domain/calls/placing.ts';
import { referralIn } from '../../shared/domain/calls/reasons.ts';
import type { Reason } from '../../shared/domain/calls/task.ts';
import type { TaskEdit } from '../../shared/domain/calls/task-edit.ts';
import { ask, checked, type ReferralKind, type Said } from '../../shared/domain/care/referral.ts';
import { type Day, inUtc, plusMinutes } from '../../shared/domain/dates.ts';
import type { Answers } from '../../shared/domain/protocols/condition.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import {
  type ReferralWords,
  readReferral,
  readReferralOwner,
  referralWordsWrite,
  referralWrites,
} from '../../shared/storage/referrals.ts';
import type { Desk } from './desk.ts';

/** What a call promises, and what came of what an earlier one promised; written with the call. */

export interface Promising {
  readonly personId: string;
  readonly operator: string;
  readonly ordinal: number;
  readonly answered: readonly Reason[];
  readonly answers: Answers;
  readonly disease: string;
  /** Diseases that somebody exposed has fallen ill with: each takes a test. */
  readonly fellIll: readonly string[];
  readonly at: string;
  readonly today: Day;
}

export interface Promised {
  readonly edit: TaskEdit;
  readonly writes: readonly TransactWriteItem[];
}

/** What is wrong with the referrals of a request, before anything is read. */
export function wrongReferrals({ outcome, referrals = [], referralChecks = [] }: FinishRequest, now: string) {
  const { reached } = consequences[outcome];
  const problems: (FieldProblem | undefined)[] = [
    referrals.length > 0 && !reached ? wrongAt('referrals', 'nobody-reached', { outcome }) : undefined,
    referralChecks.length > 0 && outcome !== 'completed'
      ? wrongAt('referralChecks', 'outcome-needed', { outcomes: 'completed' })
      : undefined,
    ...referrals.map(({ by }, n) =>
      by !== undefined && (inUtc(by) <= now || inUtc(by) > plusMinutes(now, latestDays * 24 * 60))
        ? wrongAt(`referrals.${n}.by`, 'past-or-far', { days: latestDays })
        : undefined,
    ),
  ];
  const fields = problems.filter((problem) => problem !== undefined);
  return fields.length > 0 ? refuse('invalid-fields', { fields }) : undefined;
}

/** Further ahead nobody promises a service; a year mistyped would keep it from ever being late. */
const latestDays = 60;

export async function promise(
  desk: Desk,
  call: Promising,
  request: FinishRequest,
  edit: TaskEdit,
): Promise<Promised | Refused> {
  let so: Promised = { edit, writes: [] };
  for (const [n, { kind, by, ...words }] of (request.referrals ?? []).entries())
    so = asked(desk, call, { kind, by, words, key: String(n), disease: call.disease }, so);
  for (const disease of call.fellIll)
    so = asked(desk, call, { kind: 'lab-test', words: {}, key: `symptoms:${disease}`, disease }, so);
  return followPromises(desk, call, request, so);
}

interface Wanted {
  readonly kind: ReferralKind;
  readonly by?: string | undefined;
  readonly words: ReferralWords;
  /** Tells the referrals of one call apart. */
  readonly key: string;
  readonly disease: string;
}

function asked(desk: Desk, call: Promising, { kind, by, words, key, disease }: Wanted, so: Promised): Promised {
  const { personId, operator, ordinal, at, today } = call;
  const { skill, dueHours } = desk.policy.referrals.services[kind];
  const referralId = deriveId('referral', personId, ordinal, key);
  const hasWords = Object.values(words).some((each) => each !== undefined);
  const referred = ask(
    {
      referralId,
      personId,
      kind,
      disease,
      list: listOf(so.edit.task.person, skill),
      due: by === undefined ? plusMinutes(at, dueHours * 60) : inUtc(by),
      hasWords,
    },
    { by: operator, now: at, today },
  );
  return {
    edit: withCalls(so.edit, referred, desk.policy, at),
    writes: [
      ...so.writes,
      ...referralWrites(desk.caseFiles, undefined, referred.referral),
      ...(hasWords ? [referralWordsWrite(desk.people, referralId, words, at)] : []),
    ],
  };
}

/** The person was asked whether what they were promised came; what nobody could say is asked again. */
async function followPromises(
  desk: Desk,
  { personId, operator, answered, answers, at, today }: Promising,
  { referralChecks = [] }: FinishRequest,
  so: Promised,
): Promise<Promised | Refused> {
  const asking = new Map<string, Said>(
    answered.flatMap(({ id }) => referralIn(id) ?? []).map((id) => [id, saidOf(answers)]),
  );
  const stranger = referralChecks.findIndex(({ referral }) => !asking.has(referral));
  if (stranger >= 0) return refuseField(`referralChecks.${stranger}.referral`, 'not-asked-about');
  for (const { referral, came } of referralChecks) asking.set(referral, came ? 'came' : 'missing');
  let promised = so;
  for (const [referralId, said] of asking) {
    // One that was promised while its person was two is kept where it was.
    const owner = (await readReferralOwner(desk, referralId)) ?? personId;
    const before = await readReferral(desk, owner, referralId);
    if (before === undefined) continue;
    const again = plusMinutes(at, desk.policy.referrals.againHours * 60);
    const referred = checked(before, said, { by: operator, now: at, today, again });
    promised = {
      edit: withCalls(promised.edit, referred, desk.policy, at),
      writes: [...promised.writes, ...referralWrites(desk.caseFiles, before, referred.referral)],
    };
  }
  return promised;
}

function saidOf({ 'help-came': came }: Answers): Said {
  if (came === 'yes') return 'came';
  return came === 'not-needed' ? came : 'missing';
}
