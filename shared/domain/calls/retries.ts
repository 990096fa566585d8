import * as z from 'zod/mini';
import { laterOf, Moment, plusMinutes } from '../dates.ts';
import { nextOpening } from '../hours/calling-hours.ts';
import { dayOf } from '../hours/day-parts.ts';
import type { CallingClass, Hours } from '../hours/hours-policy.ts';
import { earliestNumber, type RingableNumber } from '../people/next-number.ts';
import { type Wrong, wrong } from '../wrong.ts';
import { GiveUpRule, hasGivenUp } from './give-up.ts';
import { consequences, Outcome } from './outcome.ts';
import { Caps, Rotation, rotateTo } from './retry-limits.ts';
import { TaskKind } from './task-kind.ts';

/**
 * What follows a call that left its task open. Everything that decides it is data: how long to wait by outcome, task
 * kind and disease; at which part of the day to try next; how often anybody may be rung; when to stop ringing.
 * Delays that work, from published programmes: 2 to 4 hours after no answer, and at another part of the day; 10 to 15
 * minutes after a busy line; an answered call to which no operator came is rung again first of all.
 */

const minutes = z.number().check(z.gt(0), z.lte(60 * 24 * 30));

const RetryRule = z.strictObject({
  outcome: Outcome,
  kind: z.optional(TaskKind),
  disease: z.optional(z.string()),
  afterMinutes: minutes,
  /** The same outcome again and again doubles the delay, up to this. */
  upToMinutes: z.optional(minutes),
  /** At a part of the day that was tried least. */
  rotate: z.optional(z.boolean()),
  /** Before everything else in its list. */
  band: z.optional(z.literal('first')),
});
export type RetryRule = z.infer<typeof RetryRule>;

export const RetryPolicy = z.strictObject({
  rules: z.array(RetryRule),
  caps: z.array(Caps),
  rotation: Rotation,
  giveUp: z.strictObject({ normal: z.array(GiveUpRule), surge: z.array(GiveUpRule) }),
});
export type RetryPolicy = z.infer<typeof RetryPolicy>;

/** One try as a task remembers it; `phone` is the number's tag. */
export const Try = z.object({ at: Moment, phone: z.optional(z.string()), outcome: Outcome });
export type Try = z.infer<typeof Try>;

/**
 * A try in 20 characters, `ho8tc abcd no-answer`: the minute in base 36, the tag, the outcome. A task is one small item,
 * and with tries written out two of them would make every claim of it cost double.
 */
export const tryAsText = ({ at, phone = '', outcome }: Try): string =>
  `${Math.floor(Date.parse(at) / 60_000).toString(36)} ${phone} ${outcome}`;

function tryFromText(text: string): unknown {
  const [minute = '', phone = '', outcome] = text.split(' ');
  const at = new Date(Number.parseInt(minute, 36) * 60_000);
  return { at: Number.isNaN(at.getTime()) ? minute : at.toISOString(), outcome, ...(phone && { phone }) };
}

/** A try as it is kept, or written out. */
export const KeptTry = z.union([Try, z.pipe(z.pipe(z.string(), z.transform(tryFromText)), Try)]);

/** How many tries a task remembers: more than any rule or cap looks back on. */
export const triesKept = 40;

/** The tries with one more, the oldest forgotten. */
export const withTry = (tries: readonly Try[], one: Try): Try[] => [...tries, one].slice(-triesKept);

interface Selected {
  readonly kind?: string | undefined;
  readonly disease?: string | undefined;
}

/** The most specific of the entries that fit: with both, then the disease, then the kind, then neither. */
export function mostSpecific<T extends Selected>(
  entries: readonly T[],
  kind: TaskKind,
  disease: string,
): T | undefined {
  const weight = (entry: T) => (entry.disease === undefined ? 0 : 2) + (entry.kind === undefined ? 0 : 1);
  return entries
    .filter((entry) => (entry.kind ?? kind) === kind && (entry.disease ?? disease) === disease)
    .sort((a, b) => weight(b) - weight(a))[0];
}

export interface Retrying {
  readonly outcome: Outcome;
  readonly kind: TaskKind;
  readonly disease: string;
  /** Newest last, this call among them. */
  readonly tries: readonly Try[];
  /** How many tries counted since the task was opened, this one among them where it counts. */
  readonly counted: number;
  /** As they stand after the call. */
  readonly phones: readonly RingableNumber[];
  readonly hoursClass: CallingClass;
  readonly hours: Hours;
  readonly policy: RetryPolicy;
  readonly now: Moment;
  /** The hour that the person asked for. */
  readonly callBackAt?: Moment | undefined;
  readonly surge?: boolean | undefined;
}

export type Plan =
  /** To be rung again; `hours` is the class to wait in, `phone` the number to begin with. */
  | {
      readonly next: 'try';
      readonly at: Moment;
      readonly hours: CallingClass;
      readonly phone: string;
      readonly band?: 'first' | undefined;
    }
  /** No number is left: somebody must find one. */
  | { readonly next: 'locate' }
  | { readonly next: 'give-up'; readonly into: 'letter-or-visit'; readonly because: GaveUpBecause };

export type GaveUpBecause = 'tries' | 'days' | 'in-all' | 'do-not-call';

/**
 * Plans what follows a call that left its task open. Total: every outcome has a plan, and none is to ring outside the
 * person's hours, above the caps, or a number that is dead or not to be called.
 */
export function planRetry(call: Retrying): Plan {
  const { phones, now, callBackAt, hoursClass, hours, policy } = call;
  const rung = phones.filter(({ dead }) => !dead);
  if (rung.length === 0) return { next: 'locate' };
  const callable = rung.filter(({ doNotCall }) => !doNotCall);
  if (callable.length === 0) return { next: 'give-up', into: 'letter-or-visit', because: 'do-not-call' };
  if (callBackAt !== undefined) {
    // What the person asked for is neither too often nor at a wrong hour, and is asked of the number they answered.
    const at = laterOf(callBackAt, now);
    const last = call.tries.at(-1)?.phone;
    const phone = callable.find(({ id }) => id === last) ?? callable[0];
    if (phone !== undefined) return { next: 'try', at, hours: 'asked', phone: phone.id };
  }
  const unanswered = unansweredOf(call);
  const because = reasonToGiveUp(call, unanswered);
  if (because !== undefined) return { next: 'give-up', into: 'letter-or-visit', because };
  const rule = mostSpecific(
    policy.rules.filter(({ outcome }) => outcome === call.outcome),
    call.kind,
    call.disease,
  );
  const earliest = plusMinutes(now, delayOf(rule, call));
  const from = rule?.rotate
    ? rotateTo(policy.rotation, { hoursClass, hours, tries: unanswered, earliest })
    : nextOpening(hoursClass, hours, earliest);
  const caps = capsOf(call);
  const number = earliestNumber({ from, caps, tries: call.tries, unanswered, phones: callable, hoursClass, hours });
  if (number === undefined) return { next: 'give-up', into: 'letter-or-visit', because: 'in-all' };
  return {
    next: 'try',
    at: number.at,
    hours: hoursClass,
    phone: number.phone,
    ...(rule?.band === undefined ? {} : { band: rule.band }),
  };
}

/** Where no rule speaks (a policy is refused for that when it is read) an hour does no harm. */
const withoutRule = 60;

function delayOf(rule: RetryRule | undefined, { tries, outcome }: Retrying): number {
  const { afterMinutes = withoutRule, upToMinutes = afterMinutes } = rule ?? {};
  const others = tries.findLastIndex((each) => each.outcome !== outcome);
  const inARow = Math.max(1, tries.length - 1 - others);
  return Math.min(upToMinutes, afterMinutes * 2 ** (inARow - 1));
}

/** The tries since the task was opened, or the person last reached, that count and did not reach them. */
function unansweredOf({ tries, counted }: Pick<Retrying, 'tries' | 'counted'>): Try[] {
  const since = tries.findLastIndex(({ outcome }) => consequences[outcome].reached);
  const after = tries.slice(since + 1).filter(({ outcome }) => consequences[outcome].countsAsAttempt);
  return counted <= 0 ? [] : after.slice(-counted);
}

/**
 * The tries after which it is another number's turn: those unanswered, and those of which telephony said that the number
 * rings nobody. Only its operator's word puts that number out of use, and they went away.
 */
export const turnsTaken = (call: Pick<Retrying, 'tries' | 'counted'>): Try[] => [
  ...unansweredOf(call),
  ...call.tries.filter(({ outcome }) => consequences[outcome].numberIsDead),
];

function reasonToGiveUp(call: Retrying, unanswered: readonly Try[]): GaveUpBecause | undefined {
  const { kind, disease, policy, surge, hoursClass, hours, counted } = call;
  // A fault of ours, or a dead number, is no reason: only a try that counted.
  if (!consequences[call.outcome].countsAsAttempt) return undefined;
  if (counted >= capsOf(call).perPerson.inAll) return 'in-all';
  const rule = mostSpecific(surge ? policy.giveUp.surge : policy.giveUp.normal, kind, disease);
  return (
    rule &&
    hasGivenUp(
      rule,
      unanswered.map(({ at }) => dayOf(hoursClass, hours, at)),
    )
  );
}

const capsOf = ({ policy, kind, disease }: Retrying): Caps => {
  const caps = mostSpecific(policy.caps, kind, disease);
  if (caps === undefined) throw new Error('A retry policy without general caps was not refused.');
  return caps;
};

/** What a schema cannot say of a retry policy: where it is silent, or says two things of one call. */
export function* gapsIn({ rules, caps, giveUp }: RetryPolicy): Generator<Wrong & { at: string }> {
  for (const [outcome, { endsTask }] of Object.entries(consequences))
    if (!endsTask && !rules.some((rule) => rule.outcome === outcome && isGeneral(rule)))
      yield { at: 'retries.rules', ...wrong('no-rule', { outcome }) };
  yield* twice('retries.rules', rules);
  const general = {
    'retries.caps': caps,
    'retries.giveUp.normal': giveUp.normal,
    'retries.giveUp.surge': giveUp.surge,
  };
  for (const [at, entries] of Object.entries(general)) {
    if (!entries.some(isGeneral)) yield { at, ...wrong('no-general') };
    yield* twice(at, entries);
  }
}

const isGeneral = ({ kind, disease }: Selected): boolean => kind === undefined && disease === undefined;

function* twice(at: string, entries: readonly (Selected & { readonly outcome?: Outcome })[]) {
  const named = entries.map(({ outcome = '', kind = '', disease = '' }) => `${outcome}|${kind}|${disease}`);
  for (const [n, name] of named.entries())
    if (named.indexOf(name) < n) yield { at: `${at}.${n}`, ...wrong('entry-twice') };
}
