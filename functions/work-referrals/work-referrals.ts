import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import type { ReferralStateRequest, ReferralStateResponse, ReferralsResponse } from '../../shared/api/referrals.ts';
import type { Role } from '../../shared/api/roles.ts';
import { withCalls } from '../../shared/desk/with-calls.ts';
import { editing } from '../../shared/domain/calls/task-edit.ts';
import { acceptedBy, isLate, type Referral, tell } from '../../shared/domain/care/referral.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import { listOrder, type Staff } from '../../shared/domain/desk/staff.ts';
import { dayIn } from '../../shared/domain/hours/local-day.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { readTask, taskWrite } from '../../shared/storage/call-queue.ts';
import { readTotals } from '../../shared/storage/counters.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { readProfile } from '../../shared/storage/profiles.ts';
import {
  readReferral,
  readReferralOwner,
  readReferralsOn,
  readReferralWords,
  referralChangeWrite,
  referralWrites,
} from '../../shared/storage/referrals.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';

/** Tables and everything else that working on referrals rests on; built once by the handler. */
export interface Desk {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly caseFiles: string;
  readonly callQueue: string;
  readonly audit: string;
  readonly staff: (operator: string) => Promise<Staff>;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly pause: Pause;
}

export interface Asker {
  readonly id: string;
  readonly roles: readonly Role[];
}

const mayWork = async ({ staff }: Desk, { id, roles }: Asker, list: string): Promise<boolean> =>
  roles.includes('supervisor') || listOrder(await staff(id), list) !== undefined;

/** Of one list, at once. */
export const listed = 100;

/** What is open on a list, late first. */
export async function readReferrals(desk: Desk, asker: Asker, list: string): Promise<ReferralsResponse | Refused> {
  if (!(await mayWork(desk, asker, list))) return refuse('not-your-list');
  const now = desk.clock();
  const [referrals, totals] = await Promise.all([
    readReferralsOn(desk, list, listed),
    readTotals({ client: desk.client, table: desk.callQueue }, 'LEDGER'),
  ]);
  const figure = (name: string) => totals.get(`referrals.${name}`) ?? 0;
  return {
    referrals: referrals.map((referral) => shown(referral, now)),
    figures: { asked: figure('asked'), done: figure('done'), sameDay: figure('same-day') },
  };
}

const shown = (referral: Referral, now: string): ReferralStateResponse['referral'] => {
  const { referralId: id, kind, disease, list, state, due, askedOn } = referral;
  const holder = acceptedBy(referral);
  const view = { id, kind, disease, list, state, due, late: isLate(referral, now), askedOn };
  return holder === undefined ? view : { ...view, acceptedBy: holder };
};

/** Writes down what became of a referral; whoever accepts it is shown whom it is for. */
export async function tellReferral(
  desk: Desk,
  asker: Asker,
  referralId: string,
  { state }: ReferralStateRequest,
): Promise<ReferralStateResponse | Refused> {
  return untilFresh(desk.pause, async () => {
    const personId = await readReferralOwner(desk, referralId);
    const before = personId && (await readReferral(desk, personId, referralId));
    if (!before) return refuse('no-such-referral');
    if (!(await mayWork(desk, asker, before.list))) return refuse('not-your-list');
    const holder = acceptedBy(before);
    const theirs = holder === asker.id || asker.roles.includes('supervisor');
    if (holder !== undefined && !theirs) return refuse('referral-taken');
    // The same word again, after an answer that was lost.
    const again = before.state === state && before.history.at(-1)?.by === asker.id;
    if (!again) {
      const refused = await write(desk, asker, before, state);
      if (refused !== undefined) return refused;
    }
    const now = (await readReferral(desk, before.personId, referralId)) ?? before;
    const referral = shown(now, desk.clock());
    return state === 'accepted' ? { referral, details: await detailsOf(desk, asker, now) } : { referral };
  });
}

async function write(
  desk: Desk,
  asker: Asker,
  before: Referral,
  state: Referral['state'],
): Promise<Refused | undefined> {
  const now = desk.clock();
  const { client, caseFiles, callQueue, policy } = desk;
  const task = await readTask({ client, table: callQueue }, before.personId);
  if (task === undefined) throw new Error('A referral has a person without a task.');
  const referred = tell(before, state, { by: asker.id, now, today: dayIn(task.person.zone, now) });
  if (typeof referred === 'string') return refuse(referred);
  const edit = withCalls(editing(task), referred, policy, now);
  await writeTogether(client, [
    ...referralWrites(caseFiles, before, referred.referral),
    referralChangeWrite(caseFiles, referred.referral, { by: asker.id, at: now, ledger: edit.ledger }),
    ...(edit.task === task ? [] : [taskWrite(callQueue, task, edit.task)]),
  ]);
  return undefined;
}

/** What the accepted referral is for; that it was seen is written down first. */
async function detailsOf(
  { client, people, audit, clock }: Desk,
  { id, roles }: Asker,
  { referralId, personId, version }: Referral,
): Promise<ReferralStateResponse['details']> {
  const fields = ['name', 'phones', 'referral'];
  await writeTogether(client, [
    auditWrite(audit, {
      personId,
      at: clock(),
      actor: id,
      role: roles.includes('operator') ? 'operator' : 'supervisor',
      act: 'accept-referral',
      purpose: referralId,
      epoch: version,
      fields,
    }),
  ]);
  const [profile, words] = await Promise.all([
    readProfile({ client, table: people }, personId, 'eventual'),
    readReferralWords({ client, people }, referralId),
  ]);
  if (profile === undefined) return undefined;
  const { name, phones } = profile.identity;
  return { name, phones: phones.map(({ e164, asTyped }) => e164 ?? asTyped), ...words };
}
