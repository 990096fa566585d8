import * as z from 'zod/mini';
import { Day, plusDays } from '../dates.ts';

/**
 * Somebody exposed is asked every day whether they have fallen ill, until the incubation time after their *last*
 * exposure is over; somebody ill, until their isolation is. There is one check at a time, each scheduled by the one
 * before, so nothing has to be swept: a follow-up without a next check is one that has ended.
 */

/** The exposed stay in quarantine, the sick in isolation. */
export const FollowedBecause = z.enum(['exposed', 'sick']);
export type FollowedBecause = z.infer<typeof FollowedBecause>;

export const EndReason = z.enum(['completed', 'became-a-case', 'lost', 'cancelled']);
export type EndReason = z.infer<typeof EndReason>;

/** `missed`: nobody reached them that day. */
const DayMark = z.enum(['well', 'symptoms', 'missed']);
export type DayMark = z.infer<typeof DayMark>;

export const FollowUp = z.object({
  personId: z.string(),
  disease: z.string(),
  because: FollowedBecause,
  /** The day they were told: the first on which they were asked. */
  start: Day,
  /** The last day to ask. Absent: until they recover. */
  until: z.optional(Day),
  /** Every day from the start that is over, and what became of it. */
  days: z.record(Day, DayMark),
  /** The one check that is scheduled; its number is never used again for this person and disease. */
  next: z.optional(z.object({ n: z.int(), on: Day })),
  /** Checks ever scheduled, and how many of them before this time. */
  scheduled: z.int(),
  since: z.int(),
  state: z.enum(['open', 'closed']),
  end: z.optional(
    z.object({
      reason: EndReason,
      on: Day,
      /** It was over before anybody could tell them: they were told, and nothing was asked. */
      overBefore: z.optional(z.boolean()),
      /** They were no case after all, and are called as a contact again. */
      calledAgain: z.optional(z.boolean()),
    }),
  ),
  version: z.int(),
});
export type FollowUp = z.infer<typeof FollowUp>;

export const measureOf = ({ because }: Pick<FollowUp, 'because'>) =>
  because === 'exposed' ? ('quarantine' as const) : ('isolation' as const);

/** Until when, as the exposures or the illness say now; `recovery` where nobody can say beforehand. */
export type Until = Day | 'recovery';

export type FollowUpCommand =
  /** They were told, and asked how they are. On a running follow-up it is the day's check. */
  | { readonly do: 'begin' | 'check'; readonly until: Until; readonly symptoms: boolean }
  /** A later exposure prolongs it, one that was taken back shortens it. */
  | { readonly do: 'date'; readonly until: Until }
  | { readonly do: 'end'; readonly reason: Exclude<EndReason, 'completed'> };

export type FollowUpEffect =
  | { readonly effect: 'ask'; readonly n: number; readonly on: Day }
  | { readonly effect: 'do-not-ask'; readonly n: number }
  /** Somebody exposed has fallen ill: for the first time since they are followed. */
  | { readonly effect: 'fell-ill' };

export interface Followed {
  readonly followUp: FollowUp;
  readonly effects: readonly FollowUpEffect[];
}

export interface Followable {
  readonly personId: string;
  readonly disease: string;
  readonly because: FollowedBecause;
}

/** What a command makes of a follow-up on this day; `today` is the day where the person lives. */
export function follow(
  who: Followable,
  before: FollowUp | undefined,
  command: FollowUpCommand,
  today: Day,
): Followed | 'not-followed' {
  if (command.do === 'begin' && before?.state !== 'open') return begin(who, before, command, today);
  if (before?.state !== 'open') return 'not-followed';
  switch (command.do) {
    case 'begin':
    case 'check':
      return check(dated(before, command.until), command.symptoms, today);
    case 'date':
      return { followUp: { ...dated(before, command.until), version: before.version + 1 }, effects: [] };
    case 'end':
      return end(before, { reason: command.reason, on: today });
  }
}

const dated = ({ until: _, ...followUp }: FollowUp, until: Until): FollowUp =>
  until === 'recovery' ? followUp : { ...followUp, until };

function begin(
  { personId, disease, because }: Followable,
  before: FollowUp | undefined,
  { until, symptoms }: Extract<FollowUpCommand, { do: 'begin' | 'check' }>,
  today: Day,
): Followed {
  const fresh: FollowUp = {
    personId,
    disease,
    because,
    start: today,
    days: {},
    scheduled: before?.scheduled ?? 0,
    since: before?.scheduled ?? 0,
    state: 'open',
    version: before?.version ?? 0,
  };
  if (until !== 'recovery' && until < today)
    return end({ ...fresh, until }, { reason: 'completed', on: today, overBefore: true });
  return check(dated(fresh, until), symptoms, today);
}

/** The days since the last one that is marked, up to this one, on which nobody was asked. */
function missedDays({ start, days, until }: FollowUp, before: Day): Day[] {
  const last = Object.keys(days).sort().at(-1);
  const missed: Day[] = [];
  let day = last === undefined ? start : plusDays(last, 1);
  for (; day < before && (until === undefined || day <= until); day = plusDays(day, 1)) missed.push(day);
  return missed;
}

const withMissed = (followUp: FollowUp, before: Day): FollowUp['days'] => ({
  ...followUp.days,
  ...Object.fromEntries(missedDays(followUp, before).map((day) => [day, 'missed' as const])),
});

/** They were asked today. Asked twice on one day, it is still that day's one check: what is worse stands. */
function check(before: FollowUp, symptoms: boolean, today: Day): Followed {
  const { until } = before;
  const ill = symptoms || before.days[today] === 'symptoms';
  const inTime = until === undefined || today <= until;
  const days = {
    ...withMissed(before, today),
    ...(inTime ? { [today]: ill ? ('symptoms' as const) : ('well' as const) } : {}),
  };
  const illBefore = Object.values(before.days).includes('symptoms');
  const fellIll: FollowUpEffect[] =
    before.because === 'exposed' && inTime && ill && !illBefore ? [{ effect: 'fell-ill' }] : [];
  const asked = { ...before, days };
  if (until !== undefined && today >= until) {
    const ended = end(asked, { reason: 'completed', on: until });
    return { ...ended, effects: [...fellIll, ...ended.effects] };
  }
  const tomorrow = plusDays(today, 1);
  // Asked before the day of its check has come (they rang back in the night): that check is still to be made.
  if (before.next !== undefined && before.next.on === tomorrow)
    return { followUp: { ...asked, version: before.version + 1 }, effects: fellIll };
  const next = { n: before.scheduled + 1, on: tomorrow };
  return {
    followUp: { ...asked, next, scheduled: next.n, version: before.version + 1 },
    effects: [
      ...fellIll,
      ...(before.next === undefined ? [] : [{ effect: 'do-not-ask' as const, n: before.next.n }]),
      { effect: 'ask', ...next },
    ],
  };
}

function end({ next, ...before }: FollowUp, how: NonNullable<FollowUp['end']>): Followed {
  // The day it ended otherwise than by running its time belongs to what ended it: nobody is asked any more.
  const days = withMissed(before, how.on);
  return {
    followUp: { ...before, days, state: 'closed', end: how, version: before.version + 1 },
    effects: next === undefined ? [] : [{ effect: 'do-not-ask', n: next.n }],
  };
}

/** A follow-up that broke off because its person became a case, who was none: they are called as a contact again. */
export function calledAgain(before: FollowUp): FollowUp | undefined {
  if (before.end?.reason !== 'became-a-case' || before.end.calledAgain) return undefined;
  return { ...before, end: { ...before.end, calledAgain: true }, version: before.version + 1 };
}
