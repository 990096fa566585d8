import * as z from 'zod/mini';
import { type Moment, plusMinutes } from '../dates.ts';
import { nextOpening, nextOpeningIn } from '../hours/calling-hours.ts';
import { partOfDay } from '../hours/day-parts.ts';
import { type CallingClass, type Hours, PartOfDay } from '../hours/hours-policy.ts';
import { TaskKind } from './task-kind.ts';

/** How often somebody may be rung, and at which part of the day they are tried next. Data, by task kind and disease. */

const few = z.int().check(z.gte(1), z.lte(20));

export const Caps = z.strictObject({
  kind: z.optional(TaskKind),
  disease: z.optional(z.string()),
  perPerson: z.strictObject({
    aDay: few,
    /** Counted tries while a task is open, reached or not. */
    inAll: z.int().check(z.gte(1), z.lte(30)),
  }),
  perNumber: z.strictObject({
    aDay: few,
    /** Tries in a row on which the person was not reached there. */
    inAll: z.int().check(z.gte(1), z.lte(30)),
    /** Between two tries of one number, however they ended. */
    minutesBetween: z.number().check(z.gte(0), z.lte(60 * 24)),
  }),
});
export type Caps = z.infer<typeof Caps>;

export const Rotation = z.strictObject({
  /** Of the parts tried least, the first of these: 18 to 21 h reaches about 4 points more people than 12 to 15 h. */
  order: z.array(PartOfDay).check(z.minLength(1), z.maxLength(4)),
  /** No part of the day is waited for longer than this: on a Monday nobody waits for the weekend. */
  withinMinutes: z.number().check(z.gt(0), z.lte(60 * 24 * 7)),
});
export type Rotation = z.infer<typeof Rotation>;

interface Rotating {
  readonly hoursClass: CallingClass;
  readonly hours: Hours;
  /** Those that did not reach the person. */
  readonly tries: readonly { readonly at: Moment }[];
  readonly earliest: Moment;
}

/** The next opening in the part of the day that was tried least, of those that come soon enough. */
export function rotateTo({ order, withinMinutes }: Rotation, { hoursClass, hours, tries, earliest }: Rotating): Moment {
  const latest = plusMinutes(earliest, withinMinutes);
  const tried = Map.groupBy(tries, ({ at }) => partOfDay(hoursClass, hours, at));
  const [best] = order
    .flatMap((part) => {
      const at = nextOpeningIn(part, hoursClass, hours, earliest);
      return at === undefined || at > latest ? [] : [{ at, times: tried.get(part)?.length ?? 0 }];
    })
    // A stable sort: of those tried equally often, the policy's order.
    .sort((a, b) => a.times - b.times);
  return best?.at ?? nextOpening(hoursClass, hours, earliest);
}
