import { anyLanguage } from '../calls/placing.ts';
import type { Policy } from '../desk/policy.ts';
import { practiceJurisdiction } from '../desk/practice.ts';

/** Whether a policy still sends people to a work list: of what it no longer knows, nobody takes care. */
export function knowsList(list: string, { jurisdictions, languages, skills }: Policy): boolean {
  const [jurisdiction = '', language = '', skill = ''] = list.split('/');
  const known = [jurisdictions.fallback, ...Object.values(jurisdictions.byDistrict), practiceJurisdiction];
  return (
    known.includes(jurisdiction) &&
    [anyLanguage, ...languages].includes(language) &&
    Object.values<string>(skills).includes(skill)
  );
}
