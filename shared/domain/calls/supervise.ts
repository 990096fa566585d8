import type { Moment } from '../dates.ts';
import type { Policy } from '../desk/policy.ts';
import { releaseUnseen } from './claim.ts';
import { skillOf } from './placing.ts';
import { isClaimed, placed, replaced, type Task, withoutAppointment } from './task.ts';

/**
 * What a supervisor does with a task: take it from its holder, move it, give it to somebody, close it. Where a holder
 * loses it the epoch rises, so that whatever they still send is refused. Each gives nothing where the task is already so:
 * the same act again changes nothing.
 */

/** Takes a task from its holder; it goes back to its line. Nothing where nobody holds it. */
export function forceReleased(task: Task, policy: Policy, now: Moment): Task | undefined {
  if (task.holder === undefined) return undefined;
  return releaseUnseen({ ...task, epoch: task.epoch + 1 }, policy, now);
}

export interface Move {
  /** `jurisdiction/language/skill` */
  readonly list?: string | undefined;
  readonly band?: number | undefined;
}

/** Sends a task to another list, or another band of it; whoever holds it goes on. */
export function moved(task: Task, { list, band }: Move, policy: Policy, now: Moment): Task | undefined {
  if (task.place === undefined) return undefined;
  const { place, skill: before, passedTo: _passedTo, gaveUp, ...current } = task;
  const [jurisdiction = '', language = '', skill = ''] = (list ?? place.list).split('/');
  // Back from those who are written to: they are rung again.
  const reach = skill === policy.skills.letter ? { ...current, ...(gaveUp && { gaveUp }) } : current;
  const own = skillOf(place.kind, reach, policy) === skill;
  const reasons =
    band === undefined
      ? task.reasons
      : Object.fromEntries(Object.entries(task.reasons).map(([id, reason]) => [id, { ...reason, band }]));
  const person = { ...task.person, jurisdiction, language };
  const next = { ...reach, ...(own ? {} : { skill }), person, reasons, version: task.version + 1 };
  const result = replaced(task, next, policy, now);
  const same = result.place?.list === place.list && result.place.band === place.band && before === result.skill;
  return same && Object.values(task.reasons).every((reason) => band === undefined || reason.band === band)
    ? undefined
    : result;
}

/** Gives a task to one operator, before everybody else until a moment; another who holds it loses it. */
export function assigned(
  task: Task,
  { operator, until }: { readonly operator: string; readonly until: Moment },
  policy: Policy,
  now: Moment,
): Task | undefined {
  if (task.state === 'closed' || (task.holder === operator && isClaimed(task, now))) return undefined;
  if (task.owner === operator && task.ownerUntil === until) return undefined;
  const free = forceReleased(task, policy, now) ?? { ...task, version: task.version + 1 };
  const notFor = free.notFor.filter((entry) => !entry.startsWith(`${operator}|`));
  return { ...free, notFor, owner: operator, ownerUntil: until };
}

/** Ends the need to talk to somebody without a call. */
export function closed(task: Task, policy: Policy, now: Moment): Task | undefined {
  if (task.state === 'closed') return undefined;
  const free = forceReleased(task, policy, now) ?? { ...task, version: task.version + 1 };
  const { place: _place, skill: _skill, passedTo: _passedTo, ...rest } = withoutAppointment(free);
  return placed({ ...rest, reasons: {} }, policy, now);
}
