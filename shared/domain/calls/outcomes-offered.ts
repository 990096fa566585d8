import type { Outcome } from './outcome.ts';
import type { Task } from './task.ts';

/**
 * What an operator may say of a call, in the order in which a screen numbers it. The first nine have a key: of 8,684
 * people called once, a third was not reached, and of those 84 % because nobody answered; then come refusals and
 * unusable numbers. The order is the same for every task, so that fingers learn it.
 */
export const outcomesInOrder: readonly Outcome[] = [
  'no-answer',
  'busy',
  'voicemail',
  'completed',
  'call-back-requested',
  'someone-else-answered',
  'wrong-number',
  'refused',
  'partial',
  'bad-number',
  'language-barrier',
  'already-interviewed',
  'too-ill',
  'minor',
  'deceased',
  'denies-being-a-contact',
  'not-dialable',
  'system-failure',
];

/** The outcomes that this task may be given. Only telephony can say that no operator came. */
export function outcomesOffered({ offered = {} }: Pick<Task, 'offered'>): Outcome[] {
  const told = Object.values(offered).some(({ kind }) => kind === 'contact-notification');
  return outcomesInOrder.filter((outcome) => outcome !== 'denies-being-a-contact' || told);
}
