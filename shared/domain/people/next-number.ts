import { consequences, type Outcome } from '../calls/outcome.ts';
import type { Caps } from '../calls/retry-limits.ts';
import { laterOf, type Moment, plusMinutes } from '../dates.ts';
import { nextOpening } from '../hours/calling-hours.ts';
import { dayOf, nextDay } from '../hours/day-parts.ts';
import type { CallingClass, Hours } from '../hours/hours-policy.ts';

/**
 * Which of a person's numbers is rung next, and when at the earliest. Numbers take turns: those on which fewer tries went
 * unanswered first, confirmed ones before others; dead ones are never rung.
 */

export interface RingableNumber {
  /** The number's tag. */
  readonly id: string;
  readonly confirmed: boolean;
  /** Cannot be read, rings nowhere, or rings somebody else. */
  readonly dead: boolean;
  readonly doNotCall: boolean;
}

interface Tried {
  readonly at: Moment;
  readonly phone?: string | undefined;
  readonly outcome: Outcome;
}

/** Best first; dead numbers and those not to be called left out. */
export function inTurn<N extends RingableNumber>(phones: readonly N[], unanswered: readonly Tried[]): N[] {
  const times = (id: string) => unanswered.filter(({ phone }) => phone === id).length;
  return phones
    .filter(({ dead, doNotCall }) => !dead && !doNotCall)
    .sort((a, b) => times(a.id) - times(b.id) || Number(b.confirmed) - Number(a.confirmed));
}

interface Asked {
  readonly from: Moment;
  readonly caps: Caps;
  readonly tries: readonly Tried[];
  readonly unanswered: readonly Tried[];
  readonly phones: readonly RingableNumber[];
  readonly hoursClass: CallingClass;
  readonly hours: Hours;
}

/** The number that may be rung soonest, of several the one whose turn it is; undefined where all were tried enough. */
export function earliestNumber(asked: Asked): { readonly phone: string; readonly at: Moment } | undefined {
  const [best] = inTurn(asked.phones, asked.unanswered)
    .filter(({ id }) => asked.unanswered.filter(({ phone }) => phone === id).length < asked.caps.perNumber.inAll)
    .map(({ id }) => ({ phone: id, at: earliestOn(asked, id) }))
    .sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  return best;
}

/** A try of a number that is not known may have been of any. */
const isOn = (id: string, { phone = id }: Tried): boolean => phone === id;

/** A fault of ours, or a dead number, rang nobody. */
const rang = ({ outcome }: Tried): boolean => consequences[outcome].countsAsAttempt;

/** Each turn of the loop passes a whole day of tries that is full, so it ends. */
function earliestOn({ from, caps, tries, hoursClass, hours }: Asked, id: string): Moment {
  const rings = tries.filter(rang);
  const last = rings.findLast((each) => isOn(id, each))?.at;
  const apart = last === undefined ? from : plusMinutes(last, caps.perNumber.minutesBetween);
  let at = nextOpening(hoursClass, hours, laterOf(apart, from));
  for (;;) {
    const today = rings.filter((each) => dayOf(hoursClass, hours, each.at) === dayOf(hoursClass, hours, at));
    const isFull =
      today.length >= caps.perPerson.aDay || today.filter((each) => isOn(id, each)).length >= caps.perNumber.aDay;
    if (!isFull) return at;
    at = nextOpening(hoursClass, hours, nextDay(hoursClass, hours, at));
  }
}
