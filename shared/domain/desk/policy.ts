import * as z from 'zod/mini';
import { TelephonyPolicy } from '../calls/dialling.ts';
import { gapsIn, RetryPolicy } from '../calls/retries.ts';
import type { TaskKind } from '../calls/task-kind.ts';
import { ReferralPolicy } from '../care/referral-policy.ts';
import { type Moment, plusMinutes } from '../dates.ts';
import { neverOpens } from '../hours/calling-hours.ts';
import { type Hours, HoursPolicy } from '../hours/hours-policy.ts';
import type { Risk } from '../protocols/interview.ts';
import { type Wrong, wrong, wrongs } from '../wrong.ts';
import type { Steering } from './steering.ts';
import { Supervision } from './supervision.ts';

/**
 * What a health department decides and may change: which list a task goes to, how urgent it is, how long an operator
 * may hold it, and when to try again. Data, validated before use; the code knows no number of its own.
 */

/** One part of a work list's name, `jurisdiction/language/skill`. */
const part = z.string().check(z.regex(/^[^#/*\s]+$/, wrongs['list-part']));
/** 0 is served first. */
const band = z.int().check(z.gte(0), z.lte(9));
const minutes = z.number().check(z.gt(0), z.lte(60 * 24 * 30));
const shards = z.int().check(z.gte(1), z.lte(64));

/** What an operator must be able to do for a list: by the kind of task, and for people who cannot be called. */
const Skills = z.strictObject({
  'case-interview': part,
  'contact-notification': part,
  'follow-up-check': part,
  'referral-check': part,
  /** No number is known that can be dialled: somebody must find one. */
  locate: part,
  /** Ringing them was given up, or is not allowed: somebody must write to them, or visit. */
  letter: part,
});

export const Policy = z.strictObject({
  name: z.string(),
  version: z.int(),
  /** Whose list a person is on, by the district of their address. */
  jurisdictions: z.strictObject({ fallback: part, byDistrict: z.record(z.string(), part) }),
  /** Languages (BCP 47) with work lists of their own; everybody else waits under `any`. */
  languages: z.array(part),
  skills: Skills,
  bands: z.strictObject({
    /** A call-back that was promised for an hour. */
    promised: band,
    'case-interview': band,
    'contact-notification': z.strictObject({
      high: band,
      unknown: band,
      low: band,
      /** While something still helps if it is done in time (a vaccine within 72 hours). */
      actBefore: band,
      /** Last exposed longer ago than `afterDays`: most of the time in which they could infect others is over. */
      old: z.strictObject({ afterDays: z.int().check(z.gte(1)), band }),
    }),
    'follow-up-check': z.strictObject({
      ordinary: band,
      /** Somebody exposed who has fallen ill. */
      symptoms: band,
    }),
    'referral-check': band,
  }),
  referrals: ReferralPolicy,
  /** Skills that calls may be transferred to, and experts asked for, beside those of calls and services. */
  specialists: z.array(part),
  claimMinutes: z.record(
    z.enum(['case-interview', 'contact-notification', 'follow-up-check', 'referral-check']),
    minutes,
  ),
  callBacks: z.strictObject({
    /** From the hour promised, the operator who promised it comes first for so long; then anybody. */
    ownerMinutes: minutes,
  }),
  releases: z.strictObject({
    /** Whoever gives back more within an hour claims nothing until a supervisor looks: records have been harvested so. */
    perHour: z.int().check(z.gte(1)),
  }),
  /** In how many shards a line stands, by the number of tasks in it; the last step that is passed counts. */
  shards: z.array(z.strictObject({ above: z.int().check(z.gte(0)), shards })).check(z.minLength(1)),
  /** What somebody may do whom nobody has put on the staff list. */
  unknownStaff: z.enum(['everything', 'nothing']),
  supervision: Supervision,
  /** When people may be rung, by jurisdiction. */
  hours: HoursPolicy,
  /** When and how often somebody is tried again, and when to stop. */
  retries: RetryPolicy,
  telephony: TelephonyPolicy,
});
export type Policy = z.infer<typeof Policy> & {
  /** Lines that stand in more than one shard now, by their key without the shard: kept from the backlog, not in any file. */
  readonly sharded?: Readonly<Record<string, number>>;
  /** What supervisors switched: paused lists, surges. In no file: it is read beside the policy. */
  readonly steering?: Steering;
};

/**
 * Reads a policy and checks what a schema cannot say: that retries speak of every outcome, and that there are hours.
 *
 * @throws Error that names every place of a mistake, for example `hours.everywhere.zones.0`
 */
export function readPolicy(data: unknown): Policy {
  const read = z.safeParse(Policy, data);
  const problems = read.success
    ? gapsInPolicy(read.data)
    : read.error.issues.map(({ path, message }) => ({ at: path.join('.') || '(all of it)', problem: message }));
  if (!read.success || problems.length > 0)
    throw new Error(`The policy cannot be used. ${problems.map(({ at, problem }) => `${at}: ${problem}`).join('; ')}.`);
  return read.data;
}

/** What a schema cannot say of a policy, each with its place. */
export const gapsInPolicy = ({ retries, hours }: z.infer<typeof Policy>): (Wrong & { readonly at: string })[] => [
  ...gapsIn(retries),
  ...closedFor(hours),
];

function* closedFor({ everywhere, jurisdictions }: HoursPolicy) {
  const all: [string, Hours][] = [['hours.everywhere', everywhere]];
  for (const [name, hours] of Object.entries(jurisdictions)) all.push([`hours.jurisdictions.${name}`, hours]);
  for (const [at, hours] of all) if (neverOpens(hours)) yield { at, ...wrong('never-open') };
}

/** What the urgency of one reason rests on. */
export interface Urgency {
  readonly kind: TaskKind;
  readonly risk: Risk;
  readonly lastExposure?: string | undefined;
  /** Until when acting on it still helps. */
  readonly actBefore?: Moment | undefined;
  /** They have symptoms, as they said at the last check. */
  readonly symptoms?: boolean | undefined;
}

const dayMinutes = 24 * 60;

/** How urgent a reason is; lower is served first. */
export function bandOf(
  { kind, risk, lastExposure, actBefore, symptoms }: Urgency,
  policy: Policy,
  now: Moment,
): number {
  if (kind === 'follow-up-check') return policy.bands[kind][symptoms ? 'symptoms' : 'ordinary'];
  if (kind !== 'contact-notification') return policy.bands[kind];
  const bands = policy.bands[kind];
  if (actBefore !== undefined && actBefore > now) return bands.actBefore;
  const recent = plusMinutes(now, -bands.old.afterDays * dayMinutes).slice(0, 10);
  return lastExposure !== undefined && lastExposure < recent ? Math.max(bands.old.band, bands[risk]) : bands[risk];
}
