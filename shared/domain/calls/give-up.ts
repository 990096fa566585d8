import * as z from 'zod/mini';
import type { Day } from '../dates.ts';
import { TaskKind } from './task-kind.ts';

/**
 * When ringing somebody who cannot be reached ends, and a letter or a visit begins. Rules in use elsewhere: an attempt on
 * each of three consecutive days; two on each of two; four in all (FACTS of published programmes). The rules that ship
 * ask for more of a case interview, which nobody else can answer, than of the rest.
 */

export const GiveUpRule = z.strictObject({
  kind: z.optional(TaskKind),
  disease: z.optional(z.string()),
  /** After so many tries in a row that did not reach the person. */
  tries: z.int().check(z.gte(1), z.lte(30)),
  /** Or sooner: after so many tries on each of so many consecutive days. */
  days: z.optional(
    z.strictObject({ days: z.int().check(z.gte(2), z.lte(30)), triesADay: z.int().check(z.gte(1), z.lte(10)) }),
  ),
});
export type GiveUpRule = z.infer<typeof GiveUpRule>;

/** Whether the tries that did not reach somebody, each by its day, are enough. */
export function hasGivenUp({ tries, days }: GiveUpRule, unanswered: readonly Day[]): 'tries' | 'days' | undefined {
  if (unanswered.length >= tries) return 'tries';
  if (days !== undefined && onConsecutiveDays(unanswered, days)) return 'days';
  return undefined;
}

function onConsecutiveDays(unanswered: readonly Day[], wanted: { readonly days: number; readonly triesADay: number }) {
  const perDay = Map.groupBy(unanswered, (day) => day);
  let day = [...perDay.keys()].sort().at(-1);
  for (let n = 0; n < wanted.days; n++) {
    if (day === undefined || (perDay.get(day)?.length ?? 0) < wanted.triesADay) return false;
    day = dayBefore(day);
  }
  return true;
}

const dayBefore = (day: Day): Day => new Date(Date.parse(day) - 24 * 60 * 60_000).toISOString().slice(0, 10);
