import { ClaimResponse } from '../../shared/api/calls.ts';
import type { ApiClient } from '../replay/api-client.ts';
import type { Actor } from './agenda.ts';
import { holdCall } from './call.ts';
import type { DayDesk } from './desk.ts';
import type { Shift } from './shifts.ts';
import { count } from './tally.ts';

const minute = 60_000;
/** Whoever found nothing looks again now and then, whatever the desk said. */
const lookAgain = { least: minute, most: 30 * minute } as const;

/** One operator from the first shift to the last: asks for the next call, holds it, and asks again. */
export async function* operatorOf(name: string, api: ApiClient, desk: DayDesk, shifts: readonly Shift[]): Actor {
  for (const shift of shifts) {
    if (desk.now() < shift.from) yield shift.from;
    const began = desk.now();
    yield* worked(name, api, desk, shift);
    desk.tally.onShiftMs += desk.now() - began;
  }
}

async function* worked(name: string, api: ApiClient, desk: DayDesk, shift: Shift): Actor {
  while (desk.now() < shift.to) {
    if (!desk.mayFind(name)) {
      yield desk.now() + minute;
      continue;
    }
    await desk.ready();
    const claimed = await api.post('/calls/claim', {}, ClaimResponse);
    if ('refused' in claimed) {
      count(desk.tally.idle, claimed.refused.code);
      yield desk.now() + 5 * minute;
      continue;
    }
    const { task, askAgainAt } = claimed.answer;
    if (task === null) {
      count(desk.tally.idle, askAgainAt === undefined ? 'no open task' : 'due later');
      const at = askAgainAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(askAgainAt);
      desk.foundNothing(name, Math.max(desk.now() + lookAgain.least, Math.min(at, desk.now() + lookAgain.most)));
      continue;
    }
    const began = desk.now();
    yield* holdCall({ name, api, desk }, task);
    desk.tally.busyMs += desk.now() - began;
    desk.tell();
  }
}
