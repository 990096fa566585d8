import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { readToldOf, untilOfExposed, untilOfSick } from '../../shared/desk/followed-until.ts';
import { factsOfPerson } from '../../shared/desk/stay-at-home.ts';
import { withChecks } from '../../shared/desk/with-checks.ts';
import { exposureIn, followedIn, takenBackReason } from '../../shared/domain/calls/reasons.ts';
import type { Reason } from '../../shared/domain/calls/task.ts';
import { type TaskEdit, withReason } from '../../shared/domain/calls/task-edit.ts';
import {
  type Followed,
  type FollowedBecause,
  type FollowUp,
  type FollowUpCommand,
  follow,
  type Until,
} from '../../shared/domain/care/follow-up.ts';
import type { CaseFacts } from '../../shared/domain/cases/case-facts.ts';
import { plus, taken } from '../../shared/domain/cases/ledger.ts';
import type { Day } from '../../shared/domain/dates.ts';
import { profileFor } from '../../shared/domain/diseases/profile.ts';
import type { Answers } from '../../shared/domain/protocols/condition.ts';
import { followUpWrites, readFollowUp, readFollowUps } from '../../shared/storage/follow-ups.ts';
import type { Desk } from './desk.ts';

/**
 * What a call does to follow-ups, in its own commit: who was told begins to be followed, a check that was made schedules
 * the next, and who was told something that was taken back meanwhile is called once more to hear so.
 */

export interface Asked {
  readonly personId: string;
  /** The reasons that the call answered. */
  readonly answered: readonly Reason[];
  readonly answers: Answers;
  /** Dates of the case that were told in this call. */
  readonly facts: CaseFacts;
  readonly at: string;
  /** The day the call was made, where the person lives. */
  readonly today: Day;
}

export interface FollowOn {
  readonly edit: TaskEdit;
  readonly writes: readonly TransactWriteItem[];
  /** Somebody exposed has fallen ill with these. */
  readonly fellIll: readonly string[];
}

/** Whether they say that they have symptoms; nobody who was not asked is ill. */
function hasSymptoms({ 'has-symptoms': asked, symptoms }: Answers): boolean {
  return asked === 'yes' || (Array.isArray(symptoms) && symptoms.some((each) => each !== 'none'));
}

/** The follow-ups that a completed call begins or goes on with, one disease after the other. */
export async function followOn(desk: Desk, asked: Asked, edit: TaskEdit): Promise<FollowOn> {
  let on: FollowOn = { edit, writes: [], fellIll: [] };
  for (const disease of new Set(asked.answered.map((reason) => reason.disease)))
    on = await followDisease(desk, asked, disease, on);
  return on;
}

async function followDisease(desk: Desk, asked: Asked, disease: string, on: FollowOn): Promise<FollowOn> {
  const profile = profileFor(disease, desk.profiles);
  const answered = asked.answered.filter((reason) => reason.disease === disease);
  const interviewed = answered.filter(({ kind }) => kind === 'case-interview');
  const checked = answered.map(followedIn);
  const notified = answered.flatMap(({ id }) => exposureIn(id) ?? []);
  if (interviewed.length + notified.length === 0 && checked.every((because) => because === undefined)) return on;
  const known = await factsOfPerson(desk, asked.personId, disease);
  const facts = known && { ...known, ...asked.facts };
  // Where the sick do not stay at home, there is nothing to take back.
  if (interviewed.length > 0 && facts === undefined)
    return profile.isolationDays === undefined ? on : tellTakenBack(desk, asked, interviewed, on);
  if (facts !== undefined) {
    const until = untilOfSick(profile, facts);
    const told = interviewed.length > 0 ? 'begin' : checked.includes('sick') ? 'check' : undefined;
    return until === undefined || told === undefined ? on : step(desk, asked, disease, 'sick', told, until, on);
  }
  const { standing, withdrawn } = await readToldOf(desk, on.edit.task, disease);
  const until = await untilOfExposed(desk, standing, profile, asked.today);
  if (until !== undefined)
    return step(desk, asked, disease, 'exposed', notified.length > 0 ? 'begin' : 'check', until, on);
  const mistaken = answered.filter(({ id }) => withdrawn.has(exposureIn(id) ?? ''));
  return standing.length > 0 ? on : tellTakenBack(desk, asked, mistaken, on);
}

async function step(
  desk: Desk,
  { personId, answers, at, today }: Asked,
  disease: string,
  because: FollowedBecause,
  told: 'begin' | 'check',
  until: Until,
  on: FollowOn,
): Promise<FollowOn> {
  const before = await readFollowUp(desk, personId, disease, because);
  const symptoms = hasSymptoms(answers);
  const end = until === 'recovery' && !symptoms && before !== undefined && wasWell(before) ? today : until;
  const again = before?.end?.reason === 'lost';
  const command: FollowUpCommand = { do: again ? 'begin' : told, until: end, symptoms };
  const followed = follow({ personId, disease, because }, before, command, today);
  return followed === 'not-followed' ? on : applied(desk, followed, before, at, on);
}

/** Where nobody can say beforehand when the sick have recovered, they have once they are well at two checks in a row. */
const wasWell = ({ state, days }: FollowUp): boolean =>
  state === 'open' && Object.entries(days).sort().at(-1)?.[1] === 'well';

/** A follow-up's next state, and the calls that it needs or needs no more. */
function applied(
  { policy, caseFiles }: Desk,
  { followUp, effects }: Followed,
  before: FollowUp | undefined,
  at: string,
  on: FollowOn,
): FollowOn {
  return {
    edit: withChecks(on.edit, followUp, effects, policy, at),
    writes: [...on.writes, ...followUpWrites(caseFiles, before, followUp)],
    fellIll: effects.some(({ effect }) => effect === 'fell-ill') ? [...on.fellIll, followUp.disease] : on.fellIll,
  };
}

/** While they were on the phone, what they were being told was taken back: they are called once more. */
function tellTakenBack({ policy }: Desk, { at }: Asked, told: readonly Reason[], on: FollowOn): FollowOn {
  const edit = told.reduce((so, { id, disease }) => {
    const called = withReason(so, { ...takenBackReason(id, disease), due: at }, 'follow-up', policy, at);
    return { ...called, ledger: plus(called.ledger, taken('follow-up')) };
  }, on.edit);
  return { ...on, edit };
}

/** The dead are asked nothing more: every follow-up of theirs ends. */
export async function endAll(desk: Desk, { personId, at, today }: Asked, edit: TaskEdit): Promise<FollowOn> {
  let on: FollowOn = { edit, writes: [], fellIll: [] };
  for (const [before, followed] of await ended(desk, personId, 'cancelled', today))
    on = applied(desk, followed, before, at, on);
  return on;
}

/**
 * They could not be reached: their follow-ups are lost. The check stays with the task, which goes to those who write and
 * visit; when these find them, they are followed again.
 */
export async function loseAll(desk: Desk, { personId, today }: Asked, edit: TaskEdit): Promise<FollowOn> {
  const lost = await ended(desk, personId, 'lost', today);
  const writes = lost.flatMap(([before, { followUp }]) => followUpWrites(desk.caseFiles, before, followUp));
  return { edit, writes, fellIll: [] };
}

async function ended(desk: Desk, personId: string, reason: 'cancelled' | 'lost', today: Day) {
  const all = await readFollowUps(desk, personId);
  return all.flatMap((before) => {
    const followed = follow(before, before, { do: 'end', reason }, today);
    return followed === 'not-followed' ? [] : [[before, followed] as const];
  });
}
