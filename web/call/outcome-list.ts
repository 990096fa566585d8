import type { Outcome } from '../../shared/domain/calls/outcome.ts';

/** What may be said of a call, by the digit that says it; the rest is behind 0. */
export const byDigit: readonly Outcome[] = [
  'no-answer',
  'busy',
  'voicemail',
  'someone-else-answered',
  'call-back-requested',
  'wrong-number',
  'refused',
  'partial',
  'language-barrier',
];

export const moreOutcomes: readonly Outcome[] = [
  'bad-number',
  'denies-being-a-contact',
  'already-interviewed',
  'too-ill',
  'minor',
  'deceased',
  'abandoned',
  'system-failure',
];
