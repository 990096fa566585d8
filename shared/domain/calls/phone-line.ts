import * as z from 'zod/mini';
import { Moment, plusMinutes } from '../dates.ts';
import { CallMode } from './dialling.ts';

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
});
export type LineCall = z.infer<typeof LineCall>;

export type Calls = readonly LineCall[];

const isSame = (a: OneCall | undefined, b: OneCall): boolean => a?.personId === b.personId && a.ordinal === b.ordinal;

const isUnderWay = ({ at, ended }: LineCall, lineSeconds: number, now: Moment): boolean =>
  ended !== true && plusMinutes(at, lineSeconds / 60) > now;

export type Taken =
  /** Free: it may be rung. */
  | { readonly take: 'ring'; readonly calls: Calls }
  /** The same operator has somebody of this number on the line: they pass the phone on, and nobody dials. */
  | { readonly take: 'share'; readonly calls: Calls; readonly within: OneCall }
  | { readonly take: 'busy' }
  /** An earlier attempt on the same person may still be ringing. */
  | { readonly take: 'still-ringing'; readonly ordinal: number };

/** Takes the line for a call, if nobody else has it. */
export function takeLine(known: Calls, call: LineCall, lineSeconds: number, now: Moment): Taken {
  const running = known.filter((other) => isUnderWay(other, lineSeconds, now));
  if (running.some(({ operator }) => operator !== call.operator)) return { take: 'busy' };
  const mine = running.find(({ personId }) => personId === call.personId);
  // Dialled by hand, the operator hears whether it still rings; two calls that Amazon Connect places would both ring.
  if (mine?.mode === 'connect' && call.mode === 'connect') return { take: 'still-ringing', ordinal: mine.ordinal };
  const others = known.filter((other) => !isSame(other, call));
  const shared = running.find(({ personId }) => personId !== call.personId);
  if (shared === undefined) return { take: 'ring', calls: [...others, call] };
  const { personId, ordinal } = shared.within ?? shared;
  const within = { personId, ordinal };
  return { take: 'share', calls: [...others, { ...call, within }], within };
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
 * The calls after the attempt of one got its outcome. A phone of the operator's own tells nothing, so their word is the
 * end of it; a call through the carrier may go on, to the next of the household, until its end is told.
 */
export const closeCall = (calls: Calls, closed: OneCall): Calls =>
  calls.flatMap((call) => {
    if (!isSame(call, closed)) return [call];
    return call.mode === 'manual' || call.ended === true ? [] : [{ ...call, done: true }];
  });

/** The calls with one of them to be looked at again later. */
export const lookLater = (calls: Calls, wanted: OneCall, lookAt: Moment): Calls =>
  calls.map((call) => (isSame(call, wanted) ? { ...call, lookAt } : call));

/** The calls without one that never was, or of which nothing will be told any more. */
export const withoutCall = (calls: Calls, done: OneCall): Calls => calls.filter((call) => !isSame(call, done));

/** When the first of them should be looked at. */
export const lookAtFirst = (calls: Calls): Moment | undefined => calls.map(({ lookAt }) => lookAt).sort()[0];
