import type { NamedContact, Risk } from '../protocols/interview.ts';
import type { DiseaseProfile } from './profile.ts';

/**
 * How much a contact was at risk, by the profile's rule for close contacts. The operator's own word outranks it; what
 * the rule cannot decide for want of an answer stays unknown, and is not guessed.
 */

/** Living together, and care without a distance: the rule's metres and minutes are taken as given. */
const closeByNature = new Set(['household', 'partner', 'care', 'cared-for']);

type Circumstances = Pick<
  NamedContact,
  'relation' | 'setting' | 'continuing' | 'distance' | 'duration' | 'protection' | 'sameAir'
>;

export function riskByRule(contact: Circumstances, { closeContact: rule }: DiseaseProfile): Risk {
  if (rule === undefined) return 'unknown';
  if (contact.protection === 'full') return 'low';
  if (contact.continuing || closeByNature.has(contact.relation ?? '') || closeByNature.has(contact.setting ?? ''))
    return 'high';
  // Either way of being close is enough; of little risk is only who was close in none of them.
  const ways = [
    ...(rule.metres === undefined && rule.minutes === undefined ? [] : [nearAndLong(contact, rule)]),
    ...(rule.sameAir === undefined ? [] : [contact.sameAir]),
  ];
  if (ways.includes(true)) return 'high';
  return ways.length > 0 && ways.every((close) => close === false) ? 'low' : 'unknown';
}

/** Undefined where what decides was not asked; a limit that the rule does not name is no limit. */
function nearAndLong(
  { distance, duration }: Circumstances,
  { metres, minutes }: NonNullable<DiseaseProfile['closeContact']>,
): boolean | undefined {
  const near = metres === undefined ? true : distance === undefined ? undefined : distance <= metres;
  const long = minutes === undefined ? true : duration === undefined ? undefined : duration >= minutes;
  if (near === false || long === false) return false;
  return near === undefined || long === undefined ? undefined : true;
}
