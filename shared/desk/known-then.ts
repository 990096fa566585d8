import { type Refused, refuseField } from '../api/problem.ts';
import { type DiseaseProfile, profileFor, unspecified } from '../domain/diseases/profile.ts';
import { endOf, minuteNumber } from '../domain/snapshot/columns.ts';
import { casesByDisease } from '../domain/snapshot/diseases.ts';
import type { Snapshot } from '../storage/snapshots.ts';

/** What figures and files ask of a snapshot alike, so that a file says what a screen counted. */
export interface AskedOf {
  /** As it was known at the end of this day. */
  readonly known?: string | undefined;
  /** May be absent where only one disease has cases. */
  readonly disease?: string | undefined;
}

export interface KnownThen {
  readonly disease: string;
  readonly profile: DiseaseProfile;
  /** What was known by then counts. */
  readonly minute: number;
}

/** Which disease is meant, and what was known of it when. */
export async function knownThen(
  snapshot: Snapshot,
  { known, disease }: AskedOf,
  profiles: readonly DiseaseProfile[],
): Promise<KnownThen | Refused> {
  if (known !== undefined && known > snapshot.asOf.slice(0, 10)) return refuseField('known', 'after-snapshot');
  const minute = Math.min(known === undefined ? Number.POSITIVE_INFINITY : endOf(known), minuteNumber(snapshot.asOf));
  const diseases = await diseasesIn(snapshot, minute);
  if (disease === undefined && diseases.length > 1)
    return refuseField('disease', 'not-offered', { options: diseases.join(', ') });
  const of = disease ?? diseases[0] ?? unspecified;
  return { disease: of, profile: profileFor(of, profiles), minute };
}

async function diseasesIn(snapshot: Snapshot, minute: number): Promise<string[]> {
  const cases = await snapshot.read('cases', ['disease', 'stands', 'known', 'until']);
  return [...casesByDisease(cases, minute).keys()].sort();
}
