import { consequences, type Outcome } from '../calls/outcome.ts';
import type { Standing } from './phones.ts';

/**
 * What a call shows of the number it was made to. Whoever answers as the person confirms it; a wrong number rings
 * somebody else, a bad one nobody. Who answered for them, and what the line did, shows nothing.
 */
export function standingAfter(outcome: Outcome, before: Standing): Standing {
  if (outcome === 'wrong-number') return 'not-theirs';
  if (consequences[outcome].numberIsDead) return 'unusable';
  return consequences[outcome].reached && outcome !== 'deceased' ? 'confirmed' : before;
}
