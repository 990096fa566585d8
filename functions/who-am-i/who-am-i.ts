import type { MeResponse } from '../../shared/api/me.ts';
import { onShift, type Staff, shiftEnd } from '../../shared/domain/desk/staff.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import type { User } from '../../shared/runtime/http.ts';

export interface Desk {
  readonly staff: (id: string) => Promise<Staff>;
  readonly clock: Clock;
}

/** Who asks, what they may do, and what they are at this desk: on which lists, in which languages, until when. */
export async function whoAmI({ staff, clock }: Desk, { id, roles }: User): Promise<MeResponse> {
  const now = clock();
  const known = await staff(id);
  const { name, lists, languages, skills, trained, practice, active } = known;
  const until = shiftEnd(known, now);
  return {
    user: id,
    roles: [...roles],
    desk: {
      ...(name === undefined ? {} : { name }),
      ...{ lists, languages, skills, trained, practice, left: !active },
      shift: { on: onShift(known, now), ...(until === undefined ? {} : { until }) },
    },
  };
}
