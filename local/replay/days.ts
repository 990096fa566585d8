import type { OfferedDay } from './plan.ts';
import type { Worked } from './shift.ts';

/** The days of an outbreak, one after the other, as fast as the work allows. */
export interface DaysOptions {
  readonly days: readonly OfferedDay[];
  /** Days whose rows were put on the queue before an interruption. */
  readonly daysOffered: number;
  /** Moves the clock on, never back; gives the time it is then. */
  readonly driveTo: (moment: string) => Promise<string>;
  readonly now: () => string;
  /** Puts the rows of these days onto the queue; `daysOffered` then are. */
  readonly offer: (days: readonly OfferedDay[], daysOffered: number) => Promise<void>;
  /** Works until nothing is due. */
  readonly work: () => Promise<Worked>;
  /** Tasks that this run opened and nobody has closed yet. */
  readonly openTasks: () => Promise<number>;
}

const minute = 60_000;
/** Nothing of ours has moved for so long: what is open is somebody else's, or waits for a person. */
const giveUpAfterMs = 30 * 24 * 60 * minute;
const longestStepMs = 60 * minute;

/** At this hour a day's rows arrive. */
export function morningOf(day: string): string {
  return `${day}T08:00:00.000Z`;
}

export async function letDaysPass(options: DaysOptions): Promise<void> {
  const { days, driveTo, offer } = options;
  let offered = options.daysOffered;
  if (offered > 0) await workUntil(options, nextMorning(days, offered));
  while (offered < days.length) {
    const morning = nextMorning(days, offered);
    const now = morning === undefined ? options.now() : await driveTo(morning);
    const first = offered;
    // The clock may be past many days already, and rows without a day have none to wait for.
    while (offered < days.length && (nextMorning(days, offered) ?? '') <= now) offered += 1;
    await offer(days.slice(first, offered), offered);
    await workUntil(options, nextMorning(days, offered));
  }
}

function nextMorning(days: readonly OfferedDay[], offered: number): string | undefined {
  const day = days[offered]?.day;
  return day === undefined ? undefined : morningOf(day);
}

/** Works, and where tasks were deferred goes on to the moments when they are due again, up to `morning` or until none is open. */
async function workUntil(options: DaysOptions, morning: string | undefined): Promise<void> {
  let stepMs = minute;
  let movedAt = options.now();
  for (;;) {
    const { calls, dueAgainAt } = await options.work();
    if ((await options.openTasks()) <= 0) return;
    const now = options.now();
    if (calls > 0) [stepMs, movedAt] = [minute, now];
    if (Date.parse(now) - Date.parse(movedAt) > giveUpAfterMs) return;
    // Whoever found nothing is told when to ask again, which may be only soon: ask less and less often.
    const later = new Date(Date.parse(now) + stepMs).toISOString();
    stepMs = Math.min(longestStepMs, stepMs * 2);
    const next = dueAgainAt !== undefined && dueAgainAt > later ? dueAgainAt : later;
    if (morning !== undefined && next >= morning) return;
    await options.driveTo(next);
  }
}
