import type { Task } from '../domain/calls/task.ts';
import type { Until } from '../domain/care/follow-up.ts';
import type { CaseFacts } from '../domain/cases/case-facts.ts';
import type { Exposure } from '../domain/cases/exposure.ts';
import { type Day, plusDays } from '../domain/dates.ts';
import { isolationOf, lastExposureOf } from '../domain/diseases/isolation.ts';
import type { DiseaseProfile } from '../domain/diseases/profile.ts';
import type { CaseTables } from '../storage/cases.ts';
import { readExposuresOf } from '../storage/exposures.ts';
import { exposedWhen } from './stay-at-home.ts';

/**
 * Until when people are followed, as exposures and cases say *now*: looked at anew with every check, so that a later
 * exposure prolongs, one that was taken back shortens, and nothing has to be told to a follow-up.
 */

type Tables = Pick<CaseTables, 'client' | 'caseFiles'>;

/** What a person was told of exposures to a disease: those that stand, and the ids of those that were taken back. */
export interface ToldOf {
  readonly standing: readonly Exposure[];
  readonly withdrawn: ReadonlySet<string>;
}

/** Reads a person's exposures; one that is just being taken back (`without`) stands no more. */
export async function readToldOf(
  tables: Tables,
  { personId, alsoKnownAs = [] }: Pick<Task, 'personId' | 'alsoKnownAs'>,
  disease: string,
  without?: string,
): Promise<ToldOf> {
  const ids = [personId, ...alsoKnownAs];
  const table = { client: tables.client, table: tables.caseFiles };
  const told = (await Promise.all(ids.map((id) => readExposuresOf(table, id)))).flat();
  const ofDisease = told.filter((each) => each.disease === disease && each.exposureId !== without);
  return {
    standing: ofDisease.filter(({ state, to }) => state === 'stands' && ids.includes(to.person)),
    withdrawn: new Set(ofDisease.flatMap(({ state, exposureId }) => (state === 'withdrawn' ? [exposureId] : []))),
  };
}

/** The last day to ask somebody exposed; undefined where nothing that stands asks for it. */
export async function untilOfExposed(
  tables: Tables,
  exposures: readonly Exposure[],
  profile: DiseaseProfile,
  today: Day,
): Promise<Day | undefined> {
  if (profile.followUp === undefined || exposures.length === 0) return undefined;
  const when = await Promise.all(exposures.map((exposure) => exposedWhen(tables, exposure, profile)));
  const last = when
    .map((each) => lastExposureOf(each, today).day)
    .sort()
    .at(-1);
  return last && plusDays(last, profile.followUp.days);
}

/** The last day to ask somebody ill; undefined where the profile asks for no isolation, or the case no longer stands. */
export function untilOfSick(profile: DiseaseProfile, facts: CaseFacts | undefined): Until | undefined {
  return facts && isolationOf(profile, facts)?.until;
}
