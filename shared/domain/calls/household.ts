import { type Moment, plusMinutes } from '../dates.ts';
import type { Policy } from '../desk/policy.ts';
import { mayServe, type Staff } from '../desk/staff.ts';
import { isPaused, unsteered } from '../desk/steering.ts';
import { isByHand } from './by-hand.ts';
import { notFor } from './claim.ts';
import { isClaimed, type Task } from './task.ts';

/**
 * A family shares a phone: whoever has one of them on the line speaks with the next, and does not ring again an hour
 * later. Only people who are to be called now, and only by an operator who would be served them.
 */
export function waitsWith(task: Task, staff: Staff, policy: Policy, now: Moment): boolean {
  const { place, reasons, owner, ownerUntil = '' } = task;
  if (place === undefined || isClaimed(task, now) || isByHand(task)) return false;
  if (!Object.values(reasons).some(({ due }) => due <= now)) return false;
  if (owner !== undefined && owner !== staff.id && ownerUntil > now) return false;
  if (isPaused(place.list, policy.steering ?? unsteered, now)) return false;
  // What was promised for an hour is kept for that hour.
  if (task.promised && place.availableAt > now) return false;
  return !task.notFor.includes(notFor(staff.id, now)) && mayServe(staff, place, policy.supervision);
}

/** Minutes after a call's end in which its operator may still have the household on the line. */
const onTheLine = 10;

/** Whether somebody who finished a call then may go on with the household. */
export const stillOnTheLine = (finishedAt: Moment, now: Moment): boolean => plusMinutes(finishedAt, onTheLine) > now;
