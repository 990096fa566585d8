import * as z from 'zod/mini';
import { Day, Moment } from '../dates.ts';

/**
 * A service that a call started for a person: somebody promised it on the phone, so somebody asks later whether it came.
 * It waits on the list of those who provide it; where it is late, the person is called. What exactly is to be brought
 * and where to identifies them and is kept with identities.
 */

export const ReferralKind = z.enum([
  'sick-leave-certificate',
  'social-aid',
  'psychological-support',
  'doctor',
  'lab-test',
]);
export type ReferralKind = z.infer<typeof ReferralKind>;

/** `refused`: those who provide it cannot, and the person is to be told. `cancelled`: no longer wanted. */
export const ReferralState = z.enum(['asked', 'accepted', 'done', 'refused', 'cancelled']);
export type ReferralState = z.infer<typeof ReferralState>;

export const Referral = z.object({
  referralId: z.string(),
  personId: z.string(),
  kind: ReferralKind,
  disease: z.string(),
  /** The list of those who provide it: `jurisdiction/language/skill`. */
  list: z.string(),
  due: Moment,
  state: ReferralState,
  /** Who said so, and when; the first is who asked for it. */
  history: z.array(z.object({ state: ReferralState, by: z.string(), at: Moment })),
  /** What, where to and by when in words: kept in `People`. */
  hasWords: z.boolean(),
  /** The day it was asked for, where the person lives. */
  askedOn: Day,
  doneOn: z.optional(Day),
  /** The check call that is open for it; absent once nobody needs to ask. */
  check: z.optional(z.object({ n: z.int(), due: Moment })),
  /** Check calls ever scheduled. */
  scheduled: z.int(),
  version: z.int(),
});
export type Referral = z.infer<typeof Referral>;

/** Which states follow which; nothing follows an end. */
const following: Readonly<Record<ReferralState, readonly ReferralState[]>> = {
  asked: ['accepted', 'done', 'refused', 'cancelled'],
  // Given back, it is asked for again.
  accepted: ['asked', 'done', 'refused', 'cancelled'],
  done: [],
  refused: [],
  cancelled: [],
};

export const isOpen = ({ state }: Pick<Referral, 'state'>): boolean => following[state].length > 0;

export const isLate = (referral: Pick<Referral, 'state' | 'due'>, now: Moment): boolean =>
  isOpen(referral) && referral.due <= now;

/** Late first: those still open by when they are due. */
export const byDue = (a: Referral, b: Referral): number =>
  a.due.localeCompare(b.due) || a.referralId.localeCompare(b.referralId);

/** Who accepted it, while it is accepted. */
export const acceptedBy = ({ state, history }: Referral): string | undefined =>
  state === 'accepted' ? history.findLast((entry) => entry.state === 'accepted')?.by : undefined;

export interface NewReferral {
  readonly referralId: string;
  readonly personId: string;
  readonly kind: ReferralKind;
  readonly disease: string;
  readonly list: string;
  readonly due: Moment;
  readonly hasWords: boolean;
}

export type ReferralEffect =
  | { readonly effect: 'call'; readonly n: number; readonly due: Moment }
  | { readonly effect: 'do-not-call'; readonly n: number };

export interface Referred {
  readonly referral: Referral;
  readonly effects: readonly ReferralEffect[];
}

interface When {
  readonly by: string;
  readonly now: Moment;
  /** The day it is where the person lives. */
  readonly today: Day;
}

/** Somebody asked for it on the phone. Its check call is there from the beginning, due when it will be late. */
export function ask(wanted: NewReferral, { by, now, today }: When): Referred {
  const check = { n: 1, due: wanted.due };
  return {
    referral: {
      ...wanted,
      state: 'asked',
      history: [{ state: 'asked', by, at: now }],
      askedOn: today,
      check,
      scheduled: 1,
      version: 1,
    },
    effects: [{ effect: 'call', ...check }],
  };
}

/** What those who provide it, or the person, say of it now. */
export function tell(
  before: Referral,
  state: ReferralState,
  { by, now, today }: When,
): Referred | 'referral-ended' | 'referral-taken' {
  if (!isOpen(before)) return 'referral-ended';
  if (!following[before.state].includes(state)) return state === 'accepted' ? 'referral-taken' : 'referral-ended';
  const { check, ...rest } = before;
  const told = {
    ...rest,
    state,
    history: [...before.history, { state, by, at: now }],
    ...(state === 'done' ? { doneOn: today } : {}),
    version: before.version + 1,
  };
  const dropped: ReferralEffect[] = check === undefined ? [] : [{ effect: 'do-not-call', n: check.n }];
  if (state === 'refused') return called(told, now, dropped);
  if (isOpen(told)) return { referral: { ...told, ...(check && { check }) }, effects: [] };
  return { referral: told, effects: dropped };
}

/** What the person says of it when they are asked. */
export type Said = 'came' | 'missing' | 'not-needed';

/** The person was asked whether it came: what is still missing is asked about again at `again`. */
export function checked(before: Referral, said: Said, when: When & { readonly again: Moment }): Referred {
  const { check: _, ...asked } = before;
  const heard = { ...asked, version: before.version + 1 };
  if (!isOpen(before)) return { referral: heard, effects: [] };
  const ended = said === 'missing' ? undefined : tell(before, said === 'came' ? 'done' : 'cancelled', when);
  return ended === undefined || typeof ended === 'string' ? called(heard, when.again, []) : ended;
}

function called(referral: Referral, due: Moment, dropped: readonly ReferralEffect[]): Referred {
  const check = { n: referral.scheduled + 1, due };
  return {
    referral: { ...referral, check, scheduled: check.n },
    effects: [...dropped, { effect: 'call', ...check }],
  };
}

/** Fulfilled on the day it was asked for: a figure that centres are judged by (80 % in Moscow, 2020). */
export const sameDay = ({ state, askedOn, doneOn }: Pick<Referral, 'state' | 'askedOn' | 'doneOn'>): boolean =>
  state === 'done' && askedOn === doneOn;
