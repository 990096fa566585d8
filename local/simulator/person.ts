import { fractionOf } from '../../shared/domain/chance.ts';
import type { Simulation } from './simulation.ts';

/**
 * Whether somebody answers. Of those never called before 68 % do, and of those who did not 44 %, 37 % and 22 % at the
 * next tries; between 18 and 21 h four points more than at noon (FACTS, section 3).
 */
const reachedAtTry = [0.68, 0.44, 0.37, 0.22];
const evening = 0.02;
const noon = -0.02;

export type Answer =
  | { readonly answers: true; readonly afterSeconds: number; readonly talkSeconds: number }
  | { readonly answers: false; readonly reason: Reason; readonly afterSeconds: number };

type Reason =
  | 'TELECOM_TIMEOUT'
  | 'TELECOM_UNANSWERED'
  | 'TELECOM_BUSY'
  | 'TELECOM_NUMBER_INVALID'
  | 'TELECOM_POTENTIAL_BLOCKING'
  | 'TELECOM_PROBLEM';

/** Of the calls that nobody answers; 84 % simply ring out. */
const failures: readonly (readonly [Reason, number])[] = [
  ['TELECOM_UNANSWERED', 0.5],
  ['TELECOM_TIMEOUT', 0.84],
  ['TELECOM_BUSY', 0.95],
  ['TELECOM_POTENTIAL_BLOCKING', 0.97],
  ['TELECOM_PROBLEM', 1],
];
/** Numbers that nobody has, whenever they are dialled. */
const invalid = 0.01;

/** What happens when this number is dialled for the `nth` time, from 1. */
export function answerOf(
  { seed, answerSeconds, talkSeconds, utcOffsetMinutes }: Simulation,
  e164: string,
  nth: number,
  at: number,
  ringSeconds: number,
): Answer {
  const draw = (what: string) => fractionOf('simulator', seed, e164, String(nth), what);
  const within = ({ from, to }: { from: number; to: number }, what: string) =>
    Math.round(from + draw(what) * (to - from));
  if (fractionOf('simulator', seed, e164, 'invalid') < invalid)
    return { answers: false, reason: 'TELECOM_NUMBER_INVALID', afterSeconds: 1 };
  const hour = new Date(at + utcOffsetMinutes * 60_000).getUTCHours();
  const byHour = hour >= 18 && hour < 21 ? evening : hour >= 12 && hour < 15 ? noon : 0;
  const curve = reachedAtTry[Math.min(nth, reachedAtTry.length) - 1] ?? 0;
  // Of everybody dialled: numbers that nobody has are part of those who are not reached.
  if (draw('answers') < (curve + byHour) / (1 - invalid)) {
    const afterSeconds = Math.min(within(answerSeconds, 'ring'), ringSeconds - 1);
    return { answers: true, afterSeconds, talkSeconds: within(talkSeconds, 'talk') };
  }
  const drawn = draw('failure');
  const reason = failures.find(([, upTo]) => drawn < upTo)?.[0] ?? 'TELECOM_UNANSWERED';
  const rings = reason === 'TELECOM_UNANSWERED' || reason === 'TELECOM_TIMEOUT';
  return { answers: false, reason, afterSeconds: rings ? ringSeconds : 3 };
}
