import type { Identity } from './identity.ts';
import { type DoNotCall, isForbidden } from './phones.ts';

/** A supervisor's word on whether somebody may be called, with its reason; what was said before stays with the older versions. */
export interface Word {
  readonly calls: 'forbidden' | 'allowed';
  readonly at: string;
  readonly by: string;
  readonly reason: string;
}

function after(before: DoNotCall | undefined, { calls, ...word }: Word): DoNotCall | undefined {
  if (calls === 'forbidden') return isForbidden(before) ? before : word;
  return before !== undefined && isForbidden(before) ? { ...before, lifted: word } : before;
}

/** The identity with the word on it: of the person, or of the one phone that `isMeant`. The same where it was so before. */
export function withWord(identity: Identity, word: Word, isMeant?: (e164: string | undefined) => boolean): Identity {
  if (isMeant === undefined) {
    const doNotCall = after(identity.doNotCall, word);
    return doNotCall === identity.doNotCall || doNotCall === undefined ? identity : { ...identity, doNotCall };
  }
  let isNews = false;
  const phones = identity.phones.map((phone) => {
    const doNotCall = isMeant(phone.e164) ? after(phone.doNotCall, word) : phone.doNotCall;
    if (doNotCall === undefined || doNotCall === phone.doNotCall) return phone;
    isNews = true;
    return { ...phone, doNotCall };
  });
  return isNews ? { ...identity, phones } : identity;
}
