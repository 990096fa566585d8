import { type Refused, refuseField } from '../../shared/api/problem.ts';
import type { PauseRequest, SteeringView, SurgeRequest } from '../../shared/api/tasks.ts';
import { inUtc } from '../../shared/domain/dates.ts';
import { paused, resumed, type Steering, surged } from '../../shared/domain/desk/steering.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';
import type { DeskTable } from '../../shared/storage/staff.ts';
import { readSteering, saveSteering } from '../../shared/storage/steering.ts';

export interface Switching {
  readonly desk: DeskTable;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** Changes what is switched, from what it is now; two who switch at once both have their way. */
async function change({ desk, pause }: Switching, next: (now: Steering) => Steering): Promise<SteeringView> {
  const { paused: lists, surging } = await untilFresh(pause, async () => {
    const before = await readSteering(desk, 'consistent');
    const after = next(before);
    await saveSteering(desk, before, after);
    return after;
  });
  return { paused: lists, surging };
}

/** Stops serving a work list, or opens it again. */
export async function pauseList(
  switching: Switching,
  supervisor: string,
  { list, paused: closed, until, reason }: PauseRequest,
): Promise<SteeringView | Refused> {
  const at = switching.clock();
  if (until !== undefined && inUtc(until) <= at) return refuseField('until', 'past');
  const how = { by: supervisor, at, reason, until: until && inUtc(until) };
  return change(switching, (now) =>
    closed ? paused(now, list, how) : resumed(now, list, { by: supervisor, at, reason }),
  );
}

/** Turns the surge rules of a jurisdiction on or off. */
export const switchSurge = (
  switching: Switching,
  supervisor: string,
  { jurisdiction, on, reason }: SurgeRequest,
): Promise<SteeringView> => {
  const how = { by: supervisor, at: switching.clock(), reason };
  return change(switching, (now) => surged(now, jurisdiction, on, how));
};
