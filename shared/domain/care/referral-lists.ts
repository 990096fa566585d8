import { anyLanguage } from '../calls/placing.ts';
import type { Policy } from '../desk/policy.ts';

/** Every list on which a policy lets a service wait: by jurisdiction, language, and who provides it. */
export function referralLists({ jurisdictions, languages, referrals }: Policy): string[] {
  const where = new Set([jurisdictions.fallback, ...Object.values(jurisdictions.byDistrict)]);
  const skills = new Set(Object.values(referrals.services).map(({ skill }) => skill));
  const lists = [...where].flatMap((jurisdiction) =>
    [anyLanguage, ...languages].flatMap((language) =>
      [...skills].map((skill) => `${jurisdiction}/${language}/${skill}`),
    ),
  );
  return lists.sort();
}
