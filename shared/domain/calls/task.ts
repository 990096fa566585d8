import * as z from 'zod/mini';
import { laterOf, Moment } from '../dates.ts';
import { bandOf, type Policy, type Urgency } from '../desk/policy.ts';
import { sameValue } from '../equal.ts';
import type { Identity } from '../people/identity.ts';
import { isCallable, mustNotBeCalled } from '../people/told-identity.ts';
import { Dialling } from './dialling.ts';
import { anyLanguage, hoursOf, listOf, personPlaced, shardOf, skillOf, TaskPerson } from './placing.ts';
import { KeptTry } from './retries.ts';
import { TaskKind } from './task-kind.ts';

/**
 * A call task is the open need to talk to one person. A person has one task for life: reasons come and go, and while
 * there is any the task is open and stands in exactly one place in one line. Operators hold it for a limited time; the
 * epoch, which only grows, tells a holder's word from that of somebody whose hold has ended.
 */

/** The things that open tasks, each with a ledger of its own. */
export const LedgerKind = z.enum(['case', 'contact', 'follow-up', 'referral']);
export type LedgerKind = z.infer<typeof LedgerKind>;

export const Reason = z.object({
  id: z.string(),
  kind: TaskKind,
  disease: z.string(),
  due: Moment,
  band: z.int(),
  /** The task's version with which the reason came: one that is newer than a claim was not offered with it. */
  since: z.int(),
  caseId: z.optional(z.string()),
  ref: z.optional(z.string()),
});
export type Reason = z.infer<typeof Reason>;

export const Place = z.object({
  kind: TaskKind,
  list: z.string(),
  /** Calling-hours class: while it is closed, its line is not read. */
  hours: z._default(z.string(), 'any'),
  band: z.int(),
  shard: z._default(z.int(), 0),
  availableAt: Moment,
});
export type Place = z.infer<typeof Place>;

export const Task = z.object({
  personId: z.string(),
  person: z._default(TaskPerson, { jurisdiction: 'main', language: anyLanguage }),
  state: z.enum(['open', 'closed']),
  reasons: z.record(z.string(), Reason),
  /** Absent while the task is closed. */
  place: z.optional(Place),
  epoch: z.int(),
  version: z.int(),
  holder: z.optional(z.string()),
  claimedAt: z.optional(Moment),
  claimedUntil: z.optional(Moment),
  /** The reasons as they were at the claim: what is withdrawn during the call was asked all the same. */
  offered: z.optional(z.record(z.string(), Reason)),
  /** A number is known that can be dialled. */
  callable: z.boolean(),
  /** Whom it was transferred to: specialists with this skill, whatever its reasons. */
  skill: z.optional(z.string()),
  /** In another jurisdiction or language than the person's own, as whoever passed it on said. */
  passedTo: z.optional(z.object({ jurisdiction: z.string(), language: z.string() })),
  /** Attempts of every kind, and those that count as attempts of a person. */
  attempts: z.int(),
  counted: z.int(),
  /** The try that was placed last, until its operator says what came of it. */
  dialling: z.optional(Dialling),
  /** Not before this moment, whatever is due. */
  notBefore: z.optional(Moment),
  /** A call-back was promised for `notBefore`. */
  promised: z.optional(z.boolean()),
  /** To be rung again before everything else: somebody answered, and no operator was there. */
  soon: z.optional(z.boolean()),
  /** The newest tries, oldest first. */
  tries: z._default(z.array(KeptTry), []),
  /** The person, or every number of theirs that rings, must not be called. */
  doNotCall: z.optional(z.boolean()),
  /** They died: what is left to ask is asked of their family. */
  died: z.optional(z.boolean()),
  /** Ringing them was given up. */
  gaveUp: z.optional(
    z.object({ at: Moment, because: z.enum(['tries', 'days', 'in-all', 'do-not-call', 'no-number']) }),
  ),
  /** Until then only this operator is served it: who promised the call-back, or was just speaking with the person. */
  owner: z.optional(z.string()),
  ownerUntil: z.optional(Moment),
  /** Of the claim under which somebody passed it on, with a note that is kept with identities. */
  noteOf: z.optional(z.int()),
  /** Questions that were put to experts about this person. */
  questions: z.optional(z.int()),
  /** This person is the same as another, whose task it is now; and those who are the same as this one. */
  mergedInto: z.optional(z.string()),
  alsoKnownAs: z.optional(z.array(z.string())),
  /** `operator|day`: gave it back that day. */
  notFor: z.array(z.string()),
  openedBy: LedgerKind,
});
export type Task = z.infer<typeof Task>;

export const byUrgency = (a: Reason, b: Reason) =>
  a.band - b.band || a.due.localeCompare(b.due) || (a.id < b.id ? -1 : Number(a.id > b.id));

/**
 * A task's place in line: kind and list of its most urgent due reason, the highest band of the due ones, and the moment
 * from which it may be served. The one rule behind every transition; undefined where there is no reason to call.
 */
export function place(task: Omit<Task, 'place'>, policy: Policy, now: Moment): Place | undefined {
  const reasons = Object.values(task.reasons);
  const earliest = reasons.map(({ due }) => due).sort()[0];
  if (earliest === undefined) return undefined;
  const from = task.notBefore !== undefined && task.notBefore > earliest ? task.notBefore : earliest;
  const asked = from > now ? from : now;
  const [urgent] = reasons.filter(({ due }) => due <= asked).sort(byUrgency);
  if (urgent === undefined) return undefined;
  const line = {
    list: listOf({ ...task.person, ...task.passedTo }, skillOf(urgent.kind, task, policy)),
    hours: hoursOf(task),
    band: task.promised || task.soon ? policy.bands.promised : urgent.band,
  };
  return { kind: urgent.kind, ...line, shard: shardOf(task.personId, line, policy), availableAt: from };
}

/** The task in the state and place that its reasons give it. */
export const placed = (task: Omit<Task, 'place'>, policy: Policy, now: Moment): Task => {
  const at = place(task, policy, now);
  return at === undefined ? { ...task, state: 'closed' } : { ...task, state: 'open', place: at };
};

/** A claim that has not run out: somebody may be speaking with the person, even if no reason to call is left. */
export function isClaimed({ holder, claimedUntil = '' }: Task, now: Moment): boolean {
  return holder !== undefined && claimedUntil > now;
}

/** Places a task again and keeps a running claim's hold on it: it is not served to others before the claim has run out. */
export function replaced(task: Task, next: Omit<Task, 'place'>, policy: Policy, now: Moment): Task {
  const result = placed(next, policy, now);
  if (!isClaimed(task, now) || result.place === undefined || task.claimedUntil === undefined) return result;
  // What is left may be due only after the claim: whom it runs out for is not called before that.
  return { ...result, place: { ...result.place, availableAt: laterOf(task.claimedUntil, result.place.availableAt) } };
}

export interface NewReason extends Urgency {
  readonly id: string;
  readonly disease: string;
  readonly due: Moment;
  readonly caseId?: string | undefined;
  readonly ref?: string | undefined;
}

/** What a task must know of the person it is for: whether they can be called, and where they are served. */
export interface Servable {
  readonly callable: boolean;
  readonly doNotCall?: boolean | undefined;
  readonly person: TaskPerson;
  /** Left out: as it was known before. */
  readonly died?: boolean | undefined;
}

export const servable = (identity: Identity, policy: Policy): Servable => ({
  callable: isCallable(identity),
  ...(mustNotBeCalled(identity) ? { doNotCall: true } : {}),
  person: personPlaced(identity, policy),
});

const reachOf = ({ callable, doNotCall, person, died }: Servable) => ({
  callable,
  person,
  ...(doNotCall === true ? { doNotCall } : {}),
  ...(died === undefined ? {} : { died }),
});

export interface Joining extends Servable {
  readonly personId: string;
  readonly reason: NewReason;
  readonly by: LedgerKind;
}

/**
 * Reasons that a task may have for one of namings, or of a case, to join it. A reason takes 250 bytes, 800 with the longest
 * name of a disease and reference, and a claim keeps a copy of all: with checks of follow-ups and referrals they stay below
 * the 400 KB of an item.
 */
export const reasonsAtMost = { contact: 200, case: 220 } as const;

/** Whether a task cannot take this reason too; one that it has already, it can. */
export const isFull = ({ reasons }: Pick<Task, 'reasons'>, reasonId: string, by: keyof typeof reasonsAtMost): boolean =>
  reasons[reasonId] === undefined && Object.keys(reasons).length >= reasonsAtMost[by];

/** A task without the hour and the owner that an earlier call gave it. */
export function withoutAppointment<T extends Omit<Task, 'place'>>({
  notBefore: _notBefore,
  promised: _promised,
  soon: _soon,
  owner: _owner,
  ownerUntil: _ownerUntil,
  ...task
}: T) {
  return task;
}

/** Adds a reason: opens the person's task, or joins the one that is open. */
export function addReason(
  task: Task | undefined,
  { personId, reason, by, ...servedAs }: Joining,
  policy: Policy,
  now: Moment,
): { task: Task; effect: 'opened' | 'joined' } {
  const version = (task?.version ?? 0) + 1;
  const reach = reachOf(servedAs);
  const { id, kind, disease, due, caseId, ref } = reason;
  const stored: Reason = {
    id,
    kind,
    disease,
    due,
    band: bandOf(reason, policy, now),
    since: version,
    ...(caseId === undefined ? {} : { caseId }),
    ...(ref === undefined ? {} : { ref }),
  };
  if (task === undefined) {
    const fresh = {
      personId,
      reasons: { [reason.id]: stored },
      epoch: 0,
      version,
      attempts: 0,
      counted: 0,
      notFor: [],
      tries: [],
    };
    return { task: placed({ ...fresh, state: 'open', ...reach, openedBy: by }, policy, now), effect: 'opened' };
  }
  // What has come up is worth ringing once more, even where that was given up before.
  const { place: _, doNotCall: _doNotCall, gaveUp: _gaveUp, ...current } = task;
  if (task.state === 'open') {
    // Whoever is writing to them just now finishes that first.
    const held = isClaimed(task, now) && task.gaveUp !== undefined ? { gaveUp: task.gaveUp } : {};
    const next = { ...current, reasons: { ...task.reasons, [reason.id]: stored }, version, ...reach, ...held };
    return { task: replaced(task, next, policy, now), effect: 'joined' };
  }
  const { skill: _skill, passedTo: _passedTo, ...closed } = withoutAppointment(current);
  const next = { ...closed, reasons: { [reason.id]: stored }, version, ...reach, counted: 0, openedBy: by };
  return { task: replaced(task, next, policy, now), effect: 'opened' };
}

/** Takes a reason back, because what it rested on was withdrawn; closes the task when it was the last. */
export function removeReason(
  task: Task,
  reasonId: string,
  policy: Policy,
  now: Moment,
): { task: Task; effect: 'none' | 'removed' | 'closed' } {
  if (task.reasons[reasonId] === undefined) return { task, effect: 'none' };
  const { [reasonId]: _, ...reasons } = task.reasons;
  const { place: _place, ...current } = task;
  const next = replaced(task, { ...current, reasons, version: task.version + 1 }, policy, now);
  return { task: next, effect: next.state === 'closed' ? 'closed' : 'removed' };
}

/** Moves one reason to another band; the task goes where its most urgent reason belongs. */
export function changeBand(task: Task, reasonId: string, band: number, policy: Policy, now: Moment): Task {
  const reason = task.reasons[reasonId];
  if (reason === undefined || reason.band === band) return task;
  const { place: _, ...current } = task;
  const reasons = { ...task.reasons, [reasonId]: { ...reason, band } };
  return replaced(task, { ...current, reasons, version: task.version + 1 }, policy, now);
}

/**
 * Says that a number was found, or the last one is gone, that the person must not be called, or is served elsewhere: the
 * task changes lists.
 */
export function setServable(task: Task, reach: Servable, policy: Policy, now: Moment): Task {
  const after = reachOf({ ...reach, died: reach.died ?? task.died });
  if (task.state === 'closed' || sameValue(reachOf(task), after)) return task;
  const { place: _, doNotCall: _doNotCall, ...current } = task;
  return replaced(task, { ...current, ...after, version: task.version + 1 }, policy, now);
}
