import * as z from 'zod/mini';
import { TaskKind } from '../calls/task-kind.ts';
import { fractionOf } from '../chance.ts';
import { wrongs } from '../wrong.ts';
import { isPractice } from './practice.ts';
import type { Steering } from './steering.ts';

/**
 * What a department decides about its staff and about the days on which everything is too much: who must be trained for
 * what, how many interviews a supervisor looks at, how long calls take, and what a surge changes while it is on.
 */

const band = z.int().check(z.gte(0), z.lte(9));
const Skill = z.string().check(z.regex(/^[^#/*\s]{1,64}$/, wrongs.skill));
const share = z.number().check(z.gte(0), z.lte(1));

export const Supervision = z.strictObject({
  /** Trainings that a kind of task takes. */
  trainings: z.partialRecord(TaskKind, z.array(z.string())),
  /** Calls about somebody who died, to their family: in lists of this skill, and for those who passed these trainings. */
  bereaved: z.optional(z.strictObject({ skill: Skill, trainings: z.array(z.string()) })),
  /** A share of the interviews of each kind is looked at by a supervisor. */
  reviewed: z.partialRecord(TaskKind, share),
  /** How long things take: for the forecast of the board. */
  pace: z.strictObject({
    previewSeconds: z.number().check(z.gte(0)),
    ringSeconds: z.number().check(z.gte(0)),
    wrapUpSeconds: z.number().check(z.gte(0)),
    /** Of the tries, how many are answered. */
    answered: share,
    talkMinutes: z.record(TaskKind, z.number().check(z.gt(0))),
  }),
  /** While a jurisdiction surges; when to stop ringing then is with the retries. */
  surge: z.strictObject({
    /** Tasks that stand in one band are served as if they stood in another. */
    bands: z.record(z.string().check(z.regex(/^\d$/, wrongs['one-digit'])), band),
    /** Protocols that are asked in the place of others: from the id of the long one to that of the short one. */
    protocols: z.record(z.string(), z.string()),
  }),
});
export type Supervision = z.infer<typeof Supervision>;

interface Supervised {
  readonly supervision: Supervision;
}

interface Steered extends Supervised {
  readonly steering?: Steering;
}

const surges = ({ steering }: Steered, jurisdiction: string): boolean => steering?.surging[jurisdiction] !== undefined;

/** The band that a line is served as: its own, except in a surge. */
export function servedBand(
  { list, band: own }: { readonly list: string; readonly band: number },
  policy: Steered,
): number {
  const [jurisdiction = ''] = list.split('/');
  return surges(policy, jurisdiction) ? (policy.supervision.surge.bands[String(own)] ?? own) : own;
}

/** The protocols that are asked in a jurisdiction now: the short ones in a surge, the long ones else. */
export function protocolsServed<P extends { readonly id: string }>(
  protocols: readonly P[],
  jurisdiction: string,
  policy: Steered,
): P[] {
  const short = Object.entries(policy.supervision.surge.protocols).filter(([, id]) =>
    protocols.some((protocol) => protocol.id === id),
  );
  const left = new Set(short.map(([long, id]) => (surges(policy, jurisdiction) ? long : id)));
  return protocols.filter(({ id }) => !left.has(id));
}

/** Whether a supervisor looks at an interview: always the same answer for it. Newcomers' exercises all are looked at. */
export function isReviewed(
  interviewId: string,
  personId: string,
  kind: TaskKind,
  { supervision }: Supervised,
): boolean {
  return isPractice(personId) || fractionOf('review', interviewId) < (supervision.reviewed[kind] ?? 0);
}
