import * as z from 'zod/mini';
import { Moment, plusMinutes } from '../dates.ts';
import { CallMode, type TelephonyPolicy } from './dialling.ts';

/**
 * A phone line is one number, whoever shares it: a family, a ward, an office. While somebody is ringing it nobody else
 * does. It keeps the calls under way and those whose attempt has no outcome yet, so that none of them is forgotten when
 * its operator goes away.
 */

export const OneCall = z.object({ personId: z.string(), ordinal: z.int() });
export type OneCall = z.infer<typeof OneCall>;

export const LineCall = z.extend(OneCall, {
  operator: z.string(),
  epoch: z.int(),
  mode: CallMode,
  at: Moment,
  /** When somebody should look what became of it. */
  lookAt: Moment,
  /** Nobody was dialled for it: the same operator passed the phone on within this call. */
  within: z.optional(OneCall),
  /** Its end is known: the number may be rung again. */
  ended: z.optional(z.boolean()),
  /** Its attempt has an outcome, and nothing said yet that the call is over. */
  done: z.optional(z.boolean()),
  /** No operator said that they spoke with anybody: there is no call to be passed on, only a phone that may still ring. */
  unanswered: z.optional(z.boolean()),
  /** How often the carrier was asked to ring for it, under one token; absent: once. */
  starts: z.optional(z.int()),
  /** If nothing more is heard of it the number is free from then on; absent: `lineSeconds` after it was placed. */
  until: z.optional(Moment),
});
export type LineCall = z.infer<typeof LineCall>;

/** The part of the policy that a line goes by. */
export type LineRules = Pick<TelephonyPolicy, 'ringSeconds' | 'flowSeconds' | 'lineSeconds'>;

export type Calls = readonly LineCall[];

const isSame = (a: OneCall | undefined, b: OneCall): boolean => a?.personId === b.personId && a.ordinal === b.ordinal;

/** A request to place a call ends within so many seconds: so late may the carrier have been asked. */
const startSeconds = 15;

/** From when on a call that was placed at a moment rings no more: it is over, or whoever placed it has it on the line. */
export const rungBy = (at: Moment, { ringSeconds, flowSeconds }: LineRules): Moment =>
  plusMinutes(at, (startSeconds + ringSeconds + flowSeconds) / 60);

/** When the number of a call is free though nobody ever told that it ended. */
export const freeAt = ({ at, until }: LineCall, { lineSeconds }: LineRules): Moment =>
  until ?? plusMinutes(at, lineSeconds / 60);

const isUnderWay = (call: LineCall, rules: LineRules, now: Moment): boolean =>
  call.ended !== true && freeAt(call, rules) > now;

/** Whether the number is kept for this call: then whoever placed it may dial, and nobody else. */
export function isKeptFor(calls: Calls, wanted: OneCall, rules: LineRules, now: Moment): boolean {
  const call = callOn(calls, wanted);
  return call !== undefined && isUnderWay(call, rules, now);
}

export type Taken =
  /** Free: it may be rung. */
  | { readonly take: 'ring'; readonly calls: Calls }
  /** The same operator has somebody of this number on the line: they pass the phone on, and nobody dials. */
  | { readonly take: 'share'; readonly calls: Calls; readonly within: OneCall }
  | { readonly take: 'busy' }
  /** An earlier attempt on the same person may still be ringing. */
  | { readonly take: 'still-ringing'; readonly ordinal: number };

/** Takes the line for a call, if nobody else has it; for one that is on it already once more. */
export function takeLine(known: Calls, call: LineCall, rules: LineRules, now: Moment): Taken {
  const others = known.filter((other) => !isSame(other, call));
  const running = others.filter((other) => isUnderWay(other, rules, now));
  if (running.some(({ operator }) => operator !== call.operator)) return { take: 'busy' };
  const passable = ({ personId, unanswered }: LineCall) => personId !== call.personId && unanswered !== true;
  const ringing = running.find((other) => !passable(other) && mayRingBeside(other, call, rules, now));
  if (ringing !== undefined) return { take: 'still-ringing', ordinal: ringing.ordinal };
  const shared = running.find(passable);
  if (shared === undefined) return { take: 'ring', calls: [...others, call] };
  const { personId, ordinal } = shared.within ?? shared;
  const within = { personId, ordinal };
  return { take: 'share', calls: [...others, { ...call, within }], within };
}

/**
 * Whether an operator's earlier call could ring beside their next one. What they dialled themselves they have put down,
 * or they could not dial again. Of a call that the carrier makes they hear nothing until it is answered; once its time to
 * ring is over it may still be in their own headset, so they may dial by hand, but not have the carrier ring again.
 */
function mayRingBeside(earlier: LineCall, next: LineCall, rules: LineRules, now: Moment): boolean {
  if (earlier.mode !== 'connect') return false;
  return next.mode === 'connect' || rungBy(earlier.at, rules) > now;
}

export const callOn = (calls: Calls, wanted: OneCall): LineCall | undefined =>
  calls.find((call) => isSame(call, wanted));

/** The end of a call is also that of the calls held within it; undefined where it was known. */
export function endCall(calls: Calls, ended: OneCall): Calls | undefined {
  const isOver = (call: LineCall) => call.ended !== true && (isSame(call, ended) || isSame(call.within, ended));
  if (!calls.some(isOver)) return undefined;
  return calls.flatMap((call) => (!isOver(call) ? [call] : call.done === true ? [] : [{ ...call, ended: true }]));
}

/**
 * The calls after the attempt of one got its outcome from its operator. A phone of the operator's own tells nothing, so
 * their word is the end of it; a call through the carrier may go on, to the next of the household, or may still ring,
 * until its end is told.
 */
export const closeCall = (calls: Calls, closed: OneCall, reached: boolean): Calls =>
  calls.flatMap((call) => {
    if (!isSame(call, closed)) return [call];
    if (call.mode === 'manual' || call.ended === true) return [];
    return [{ ...call, done: true, ...(reached ? {} : { unanswered: true }) }];
  });

/** The calls after one of them was given up by its operator's own word, which frees what they dialled themselves. */
export const leaveCall = (calls: Calls, left: OneCall): Calls =>
  (callOn(calls, left)?.mode === 'manual' ? endCall(calls, left) : undefined) ?? calls;

/** The calls after the attempt of one got an outcome without its operator: that says nothing of the call's end. */
export const settleCall = (calls: Calls, settled: OneCall, lookAt: Moment): Calls =>
  calls.map((call) => (isSame(call, settled) ? { ...call, done: true, unanswered: true, lookAt } : call));

/** The calls with one of them to be looked at again later, and its number kept until a moment at least. */
export const lookLater = (calls: Calls, wanted: OneCall, lookAt: Moment, keptUntil?: Moment): Calls =>
  calls.map((call) => {
    if (!isSame(call, wanted)) return call;
    const until = keptUntil === undefined || (call.until ?? '') > keptUntil ? call.until : keptUntil;
    return { ...call, lookAt, ...(until === undefined ? {} : { until }) };
  });

/** Whether somebody else of the household was passed this call and still has it. */
export const isPassedOn = (calls: Calls, call: OneCall): boolean =>
  calls.some(({ within, ended, done }) => isSame(within, call) && ended !== true && done !== true);

/** The calls without one that never was, or of which nothing will be told any more. */
export const withoutCall = (calls: Calls, done: OneCall): Calls => calls.filter((call) => !isSame(call, done));

/** When the first of them should be looked at. */
export const lookAtFirst = (calls: Calls): Moment | undefined => calls.map(({ lookAt }) => lookAt).sort()[0];
