import { type ClaimedTask, ReleaseResponse, RenewResponse } from '../../shared/api/calls.ts';
import { FinishResponse } from '../../shared/api/finish.ts';
import { PlaceResponse } from '../../shared/api/place.ts';
import type { Outcome } from '../../shared/domain/calls/outcome.ts';
import type { ReferralKind } from '../../shared/domain/care/referral.ts';
import { fractionOf } from '../../shared/domain/chance.ts';
import { type ApiClient, UnexpectedAnswer } from '../replay/api-client.ts';
import type { Actor } from './agenda.ts';
import { answersTo } from './answers.ts';
import type { DayDesk } from './desk.ts';
import { count } from './tally.ts';

export interface Seat {
  readonly name: string;
  readonly api: ApiClient;
  readonly desk: DayDesk;
}

const second = 1000;
const minute = 60 * second;
/** FACTS, section 3: 20 s preview, 60 s wrap-up. */
const preview = 20 * second;
const wrapUp = { reached: 60 * second, notReached: 15 * second } as const;
/** A phone rings for 30 seconds, and 7 go by from the answer until the operator is connected. */
const listenAfter = 40 * second;
const listenAgain = 15 * second;
/** Nothing is heard so many times: the operator gives up on the line. */
const deafAtMost = 12;
/** Minutes of talk, from and to. */
const talk = {
  'case-interview': [25, 45],
  'contact-notification': [3, 8],
  'follow-up-check': [2, 5],
  'referral-check': [2, 5],
} as const;
/** A claim is renewed when so little of it is left; a screen does so by itself. */
const renewAtMost = 10 * minute;
/** Refusals of a place after which the same may be sent again, at a later moment. */
const later: ReadonlySet<string> = new Set(['too-fast', 'carrier-down', 'carrier-silent', 'still-ringing']);

type Ended = Outcome | 'no longer held' | 'give back';
/** What somebody does for a while, and what comes of it. */
type Doing<What> = AsyncGenerator<number, What, void>;

/** One task in somebody's hands. */
interface Call extends Seat {
  readonly task: ClaimedTask;
  /** The ordinal of the attempt that is made. */
  attempt: number;
  /** The line is open until the operator hangs up. */
  onTheLine?: { readonly contactId: string; readonly number: string };
  /** The end of the claim, in epoch milliseconds. */
  heldUntil: number;
}

/** One task, from its preview to its end. */
export async function* holdCall(seat: Seat, task: ClaimedTask): Actor {
  const { name, desk } = seat;
  const claim = { task: task.id, epoch: task.epoch, operator: name, until: task.claimedUntil };
  desk.claims.taken(claim, iso(desk.now()));
  const call: Call = { ...seat, task, attempt: task.attempt, heldUntil: Date.parse(task.claimedUntil) };
  yield desk.now() + preview;
  const ended = yield* place(call);
  desk.claims.ending(claim);
  if (ended === 'give back') yield* giveBack(call);
  else if (ended !== 'no longer held') yield* finish(call, ended);
  desk.claims.ended(claim, 'stored');
}

const iso = (at: number) => new Date(at).toISOString();

/** Has the phone rung, again where nobody was rung and the carrier says so. */
async function* place(call: Call): Doing<Ended> {
  const { api, desk, task } = call;
  const phone = task.person.phones.find(({ usable, id }) => usable && id !== undefined)?.id;
  if (phone === undefined) return 'give back';
  for (;;) {
    await keepHolding(call);
    await desk.ready();
    const body = { epoch: task.epoch, attempt: call.attempt, phone, mode: 'connect' };
    const placed = await api.post(`/calls/${task.id}/place`, body, PlaceResponse);
    if ('answer' in placed) {
      const { contactId, sameCall } = placed.answer.attempt;
      return sameCall || contactId === undefined ? 'completed' : yield* listen(call, contactId);
    }
    const { code, retryAfter = 5 } = placed.refused;
    count(desk.tally.refusals, code);
    if (code === 'line-busy') return 'no longer held';
    if (code === 'not-dialable') return 'not-dialable';
    if (code === 'carrier-refused') call.attempt += 1;
    else if (!later.has(code)) return 'give back';
    yield desk.now() + Math.max(1, retryAfter) * second;
  }
}

async function* listen(call: Call, contactId: string): Doing<Ended> {
  const { desk, task } = call;
  const number = desk.plan.numberOf(task.person);
  desk.rings.started(contactId, `${call.name} at ${iso(desk.now())} for attempt ${call.attempt} of ${task.id}`);
  desk.rang(task.id);
  const over = (outcome: Outcome) => {
    desk.rings.ended(number, false);
    return outcome;
  };
  for (let [n, deaf] = [0, 0]; ; n += 1) {
    yield desk.now() + (n === 0 ? listenAfter : listenAgain);
    await desk.ready();
    const heard = await desk.phone.hear(contactId);
    if (heard === undefined && ++deaf > deafAtMost) return over('system-failure');
    if (heard?.is === 'over') return over(heard.outcome);
    if (heard?.is === 'talking') break;
  }
  yield* speak(call);
  call.onTheLine = { contactId, number };
  return outcomeOf(task, desk.seed, call.attempt);
}

async function* speak(call: Call): Doing<void> {
  const { desk, task, attempt } = call;
  const [from, to] = talk[task.kind];
  const minutes = from + (to - from) * fractionOf('talk', desk.seed, task.id, attempt);
  const until = desk.now() + Math.round(minutes * minute);
  while (desk.now() < until) {
    yield Math.min(until, Math.max(desk.now() + minute, call.heldUntil - renewAtMost));
    await keepHolding(call);
  }
}

async function keepHolding(call: Call): Promise<void> {
  const { api, desk, task } = call;
  if (call.heldUntil - desk.now() > renewAtMost) return;
  await desk.ready();
  const renewed = await api.post(`/calls/${task.id}/renew`, { epoch: task.epoch }, RenewResponse);
  if ('answer' in renewed) call.heldUntil = Date.parse(renewed.answer.claimedUntil);
  else call.heldUntil = Number.POSITIVE_INFINITY;
}

/** Of a hundred who answer, so many end otherwise than with everything said. */
function outcomeOf({ id }: ClaimedTask, seed: string, attempt: number): Outcome {
  const drawn = fractionOf('outcome', seed, id, attempt);
  if (drawn < 0.86) return 'completed';
  if (drawn < 0.93) return 'call-back-requested';
  if (drawn < 0.96) return 'someone-else-answered';
  return drawn < 0.98 ? 'partial' : 'refused';
}

async function* finish(call: Call, outcome: Outcome): Actor {
  const { api, desk, task } = call;
  const talked = outcome === 'completed' || outcome === 'partial';
  yield desk.now() + (talked ? wrapUp.reached : wrapUp.notReached);
  await desk.ready();
  if (call.onTheLine !== undefined) {
    await desk.phone.hangUp(call.onTheLine.contactId);
    desk.rings.ended(call.onTheLine.number, true);
  }
  const callBackAt = outcome === 'call-back-requested' ? hourAgreed(call) : undefined;
  const body = {
    epoch: task.epoch,
    outcome,
    ...(callBackAt !== undefined && { callBackAt: iso(callBackAt) }),
    ...(talked && { interview: await interviewOf(call) }),
    ...(outcome === 'completed' && { referrals: referralsOf(call) }),
  };
  const result = await api.post(`/calls/${task.id}/finish`, body, FinishResponse);
  if ('refused' in result) {
    const fields = (result.refused.fields ?? []).map(({ field, problem }) => `${field}: ${problem}`);
    throw new UnexpectedAnswer(`A ${outcome} ${task.kind} was refused: ${result.refused.code} ${fields.join('; ')}`);
  }
  desk.finished(call.name, task, outcome, callBackAt);
}

/** One of five of the sick asks for a certificate. */
function referralsOf({ desk, task }: Call): { readonly kind: ReferralKind }[] {
  const asks = task.kind === 'case-interview' && fractionOf('certificate', desk.seed, task.id) < 0.2;
  return asks ? [{ kind: 'sick-leave-certificate' }] : [];
}

/** In one to three hours, or the next morning where nobody will be at the desk by then. */
function hourAgreed({ desk, task, attempt }: Call): number {
  const at = desk.now() + 60 * minute * (1 + Math.floor(2 * fractionOf('call back', desk.seed, task.id, attempt)));
  return desk.someoneAt(at) ? at : desk.nextMorning(at);
}

async function interviewOf({ api, desk, task }: Call) {
  const { id, version } = task.protocol;
  const protocol = await desk.protocols(`${id}/${version}`, api);
  const [reason] = task.reasons.filter(({ kind }) => kind === task.kind);
  const contacts = task.kind === 'case-interview' ? desk.plan.contactsOf(reason?.ref) : [];
  const naming = contacts.length === 0 ? 'named-nobody' : 'named-contacts';
  return {
    ...(reason && { reason: reason.id }),
    protocol: { id, version },
    answers: answersTo(protocol, iso(desk.now()).slice(0, 10)),
    ...(task.kind === 'case-interview' && { contacts, naming }),
  };
}

async function* giveBack({ api, desk, task }: Call): Actor {
  await desk.ready();
  const body = { epoch: task.epoch, reason: 'Nobody can be rung for this just now.' };
  await api.post(`/calls/${task.id}/release`, body, ReleaseResponse);
  yield desk.now() + second;
}
