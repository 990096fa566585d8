import type { Outcome } from '../../shared/domain/calls/outcome.ts';
import { draw } from './draw.ts';

/** Of 8,684 people first called 68 % were reached at the first try; of those tried again 44, 37 and 22 %. */
const reachedAtTry = [0.68, 0.44, 0.37, 0.22] as const;
/** Of the tries that fail, 84 % are unanswered; the rest here are the ones after which the person can still be reached. */
const unanswered = 0.84;

/**
 * What comes of the attempt with this ordinal, which counts on through a person's life: after a call that reached them the tries
 * count from one again. It depends on the person, the ordinal and the seed alone, so that an interruption changes nothing.
 */
export function outcomeOfAttempt(person: string, ordinal: number, seed: string): Outcome {
  let tries = 0;
  for (let attempt = 1; attempt < ordinal; attempt += 1)
    tries = isReached(person, attempt, tries, seed) ? 0 : tries + 1;
  if (isReached(person, ordinal, tries, seed)) return 'completed';
  const how = draw(JSON.stringify([seed, 'failure', person, ordinal]));
  if (how < unanswered) return 'no-answer';
  return how < (1 + unanswered) / 2 ? 'busy' : 'voicemail';
}

function isReached(person: string, attempt: number, triesBefore: number, seed: string): boolean {
  const share = reachedAtTry[Math.min(triesBefore, reachedAtTry.length - 1)] ?? 0;
  return draw(JSON.stringify([seed, 'reach', person, attempt])) < share;
}
