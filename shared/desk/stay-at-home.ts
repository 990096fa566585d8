import type { CaseFacts } from '../domain/cases/case-facts.ts';
import type { Exposure } from '../domain/cases/exposure.ts';
import type { Day } from '../domain/dates.ts';
import { type ExposedWhen, infectiousUntil, quarantineOf, type StayAtHome } from '../domain/diseases/isolation.ts';
import type { DiseaseProfile } from '../domain/diseases/profile.ts';
import { readCaseFacts } from '../storage/case-facts.ts';
import { type CaseTables, readInfection } from '../storage/cases.ts';
import { readExposuresTo } from '../storage/exposures.ts';

type Tables = Pick<CaseTables, 'client' | 'caseFiles'>;

/** Dates of a person's case of this disease; undefined where they are none. */
export async function factsOfPerson(tables: Tables, personId: string, disease: string): Promise<CaseFacts | undefined> {
  const infection = await readInfection(tables, personId, disease);
  return infection === undefined || infection.ended ? undefined : readCaseFacts(tables, infection.caseId);
}

/** The days at home of somebody exposed, by all exposures that stand. */
export async function readQuarantine(
  tables: Tables,
  person: { readonly personId: string; readonly alsoKnownAs?: readonly string[] | undefined },
  disease: string,
  profile: DiseaseProfile,
  today: Day,
): Promise<StayAtHome | undefined> {
  if (profile.quarantineDays === undefined) return undefined;
  const told = await readExposuresTo({ client: tables.client, table: tables.caseFiles }, person);
  const standing = told.filter((each) => each.disease === disease && each.state === 'stands');
  const when = await Promise.all(standing.map((exposure) => exposedWhen(tables, exposure, profile)));
  return quarantineOf(profile, when, today);
}

/** Somebody who lives with the case is exposed until that case's infectious days are over. */
export async function exposedWhen(tables: Tables, exposure: Exposure, profile: DiseaseProfile): Promise<ExposedWhen> {
  const { firstExposure, lastExposure, continuing, recordedAt, from, disease } = exposure;
  const facts = continuing ? await factsOfPerson(tables, from.person, disease) : undefined;
  const until = facts && infectiousUntil(profile, facts);
  return { firstExposure, lastExposure, continuing, toldOn: recordedAt.slice(0, 10), infectiousUntil: until };
}
