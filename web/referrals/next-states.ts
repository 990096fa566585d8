import type { ReferralState } from '../../shared/domain/care/referral.ts';

/** What can be said of a referral now. One's own that was accepted can be shown again: the answer may have been lost. */
export function nextStates(state: ReferralState, mine: boolean): Exclude<ReferralState, 'cancelled'>[] {
  if (state === 'asked') return ['accepted', 'done', 'refused'];
  if (state === 'accepted') return mine ? ['accepted', 'done', 'refused', 'asked'] : ['done', 'refused', 'asked'];
  return [];
}
