import { type ClaimedTask, ClaimResponse, ReleaseResponse } from '../../shared/api/calls.ts';
import { FinishResponse } from '../../shared/api/finish.ts';
import { PlaceResponse } from '../../shared/api/place.ts';
import { SpokenProtocol } from '../../shared/api/protocols.ts';
import { maskPhone } from '../../shared/domain/people/mask-phone.ts';
import type { Answer } from '../../shared/domain/protocols/answer.ts';
import type { InterviewResult, NamedContact } from '../../shared/domain/protocols/interview.ts';
import { phoneTag } from '../../shared/runtime/ids.ts';
import { type ApiClient, UnexpectedAnswer } from './api-client.ts';
import type { LiveClaims } from './live-claims.ts';
import { shortAnswers } from './made-up-answers.ts';
import type { ReplayPlan } from './plan.ts';
import { outcomeOfAttempt } from './reach.ts';

/** What one turn of an operator came to. */
export type Turn =
  | { readonly did: 'nothing'; readonly askAgainAt: string | undefined }
  /** Held a call, whatever its outcome; `refs` are the people of the file it was about. */
  | { readonly did: 'called'; readonly kind: ClaimedTask['kind']; readonly outcome: string }
  /** Gave back a task of somebody who is not of this replay. */
  | { readonly did: 'gave-back' }
  /** Somebody else was on the same phone: the task waits its turn. */
  | { readonly did: 'put-off' };

export interface Operator {
  readonly name: string;
  /** Claims the next task, places the call, and records what came of it. */
  turn(): Promise<Turn>;
}

export interface Desk {
  readonly plan: ReplayPlan;
  readonly reach: 'all' | 'curve';
  readonly seed: string;
  readonly claims: LiveClaims;
  /** Domain time. */
  readonly now: () => string;
  /** A task of somebody who is not of this replay was given back. */
  readonly stranger: (task: string) => void;
  /** Somebody on a call was shown as possibly the same as somebody else. */
  readonly possibleDuplicate: (person: string, others: readonly string[]) => void;
}

export function simulatedOperator(name: string, api: ApiClient, desk: Desk): Operator {
  const phones = [...Map.groupBy(desk.plan.people, ([, { phone }]) => phone)].map(([phone, people]) => ({
    phone,
    masked: maskPhone(phone),
    ids: people.map(([id]) => id),
  }));
  const protocols = new Map<string, SpokenProtocol>();

  /** The people of the file who may be on the line: known by the phone, which two may share, and which is shown masked. */
  const onTheLine = ({ person }: ClaimedTask): string[] => {
    const shown = new Set(person.phones.map(({ id, number }) => `${id} ${number}`));
    const known = ({ phone, masked }: { phone: string; masked: string }) =>
      shown.has(`${phoneTag(person.id, phone)} ${masked}`);
    return [...new Set(phones.filter(known).flatMap(({ ids }) => ids))];
  };

  /** Dials by hand: the number is shown, and nobody else rings it meanwhile. */
  const place = async (task: ClaimedTask): Promise<'placed' | 'put-off'> => {
    const phone = task.person.phones.find(({ id, usable }) => usable && id !== undefined)?.id;
    const body = { epoch: task.epoch, attempt: task.attempt, phone, mode: 'manual' };
    const result = await api.post(path(task, 'place'), body, PlaceResponse);
    if ('answer' in result) return 'placed';
    const { code, title } = result.refused;
    if (code === 'line-busy' || lostToAnother.has(code)) return 'put-off';
    throw new UnexpectedAnswer(`Placing a call was refused: ${code}, ${title}.`);
  };

  const asked = async ({ protocol: { id, version } }: ClaimedTask): Promise<SpokenProtocol> => {
    const path = `/protocols/${id}/${version}`;
    const known = protocols.get(path) ?? (await api.get(path, SpokenProtocol));
    protocols.set(path, known);
    return known;
  };

  const giveBack = async (task: ClaimedTask): Promise<Turn> => {
    const claim = claimOf(task, name);
    desk.claims.ending(claim);
    const body = { epoch: task.epoch, reason: 'Not a person of the replay that this operator works for.' };
    await api.post(path(task, 'release'), body, ReleaseResponse);
    desk.claims.ended(claim, 'stored');
    desk.stranger(task.id);
    return { did: 'gave-back' };
  };

  const finish = async (task: ClaimedTask, outcome: string, interview?: InterviewResult): Promise<Turn> => {
    const claim = claimOf(task, name);
    desk.claims.ending(claim);
    const body = { epoch: task.epoch, outcome, ...(interview && { interview }) };
    const result = await api.post(path(task, 'finish'), body, FinishResponse);
    const refused = 'refused' in result ? result.refused : undefined;
    if (refused !== undefined && !lostToAnother.has(refused.code)) {
      const fields = (refused.fields ?? []).map(({ field, problem }) => ` ${field}: ${problem}`);
      throw new UnexpectedAnswer(`Finishing a call was refused: ${refused.code}, ${refused.title}.${fields.join(';')}`);
    }
    desk.claims.ended(claim, refused === undefined ? 'stored' : 'refused');
    return { did: 'called', kind: task.kind, outcome };
  };

  return {
    name,
    async turn() {
      const result = await api.post('/calls/claim', {}, ClaimResponse);
      if ('refused' in result) throw new UnexpectedAnswer(`Claiming was refused: ${result.refused.code}.`);
      const { task, askAgainAt } = result.answer;
      if (task === null) return { did: 'nothing', askAgainAt };
      desk.claims.taken(claimOf(task, name), desk.now());
      const ids = onTheLine(task);
      const interviewed = task.reasons.filter(({ kind }) => kind === 'case-interview');
      const isOurs = ids.length > 0 && interviewed.every(({ ref }) => ref !== undefined && ids.includes(ref));
      if (!isOurs) return giveBack(task);
      const { id, possibleDuplicates } = task.person;
      if (possibleDuplicates.length > 0) desk.possibleDuplicate(id, possibleDuplicates);
      const person = JSON.stringify([desk.plan.source, ids[0]]);
      // Ringing them was given up: somebody goes there, and finds them.
      const isVisit = task.list.endsWith('/letter');
      if (!isVisit && (await place(task)) === 'put-off') {
        desk.claims.ended(claimOf(task, name), 'refused');
        return { did: 'put-off' };
      }
      const outcome = isVisit || desk.reach === 'all' ? 'completed' : outcomeOfAttempt(person, task.attempt, desk.seed);
      if (outcome !== 'completed') return finish(task, outcome);
      const [reason] = interviewed;
      if (reason === undefined) return finish(task, outcome);
      const named = desk.plan.interviews.get(reason.ref ?? '') ?? [];
      return finish(
        task,
        outcome,
        interviewOf(task, reason, named, shortAnswers(await asked(task), desk.now().slice(0, 10))),
      );
    },
  };
}

/** Expected when a claim ran out, for example while the runner was away for long: the next holder holds the call. */
const lostToAnother: ReadonlySet<string> = new Set(['claim-taken', 'claim-ended', 'not-yours']);

type Reason = ClaimedTask['reasons'][number];

/** The case names exactly the people that the file gives it. */
function interviewOf(
  task: ClaimedTask,
  reason: Reason,
  contacts: readonly NamedContact[],
  answers: Readonly<Record<string, Answer>>,
): InterviewResult {
  return {
    reason: reason.id,
    protocol: task.protocol,
    answers,
    contacts: [...contacts],
    naming: contacts.length === 0 ? 'named-nobody' : 'named-contacts',
  };
}

function claimOf({ id, epoch, claimedUntil }: ClaimedTask, operator: string) {
  return { task: id, epoch, operator, until: claimedUntil };
}

function path({ id }: ClaimedTask, verb: 'finish' | 'place' | 'release'): string {
  return `/calls/${encodeURIComponent(id)}/${verb}`;
}
