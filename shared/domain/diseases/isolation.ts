import * as z from 'zod/mini';
import type { CaseFacts } from '../cases/case-facts.ts';
import { Day, plusDays } from '../dates.ts';
import type { DiseaseProfile } from './profile.ts';
import { anchorOf, lastInfectiousDay } from './windows.ts';

/**
 * How long somebody stays at home. Isolation is for the sick and counts from the anchor date; quarantine is for the
 * exposed and counts from the last exposure. Both are computed from the profile, told on the phone, and recorded as told.
 */
export const StayAtHome = z.object({
  kind: z.enum(['isolation', 'quarantine']),
  disease: z.string(),
  /** The day it counts from: the anchor date, or the last exposure. */
  from: Day,
  /** The last day at home; `recovery` where nobody can say beforehand. */
  until: z.union([Day, z.literal('recovery')]),
  /** The day it counts from is not exactly known. */
  estimated: z.boolean(),
  /** The version of the profile by which it was computed. */
  profileVersion: z.int(),
});
export type StayAtHome = z.infer<typeof StayAtHome>;

/** Undefined where the profile asks for none, or no date of the case is known. */
export function isolationOf(profile: DiseaseProfile, facts: CaseFacts): StayAtHome | undefined {
  const anchor = anchorOf(profile, facts);
  const { isolationDays, disease, version: profileVersion } = profile;
  if (anchor === undefined || isolationDays === undefined) return undefined;
  const until =
    isolationDays === 'recovery' ? (facts.recovered?.day ?? 'recovery') : plusDays(anchor.day, isolationDays);
  return { kind: 'isolation', disease, from: anchor.day, until, estimated: anchor.estimated, profileVersion };
}

/** What is known of one exposure of somebody who was exposed. */
export interface ExposedWhen {
  readonly firstExposure?: Day | undefined;
  readonly lastExposure?: Day | undefined;
  /** They still meet, mostly because they live together. */
  readonly continuing?: boolean | undefined;
  /** The day it was told: an exposure that nobody dated was on a day up to then. */
  readonly toldOn: Day;
  /** The last day on which the case they met may infect others, where it is known. */
  readonly infectiousUntil?: Day | undefined;
}

/** The last day on which somebody was exposed, and whether that is a guess. */
export function lastExposureOf(exposure: ExposedWhen, today: Day): { readonly day: Day; readonly estimated: boolean } {
  const { lastExposure, continuing, toldOn, infectiousUntil } = exposure;
  if (continuing) {
    const end = infectiousUntil ?? today;
    return {
      day: lastExposure !== undefined && lastExposure > end ? lastExposure : end,
      estimated: infectiousUntil === undefined,
    };
  }
  return lastExposure === undefined ? { day: toldOn, estimated: true } : { day: lastExposure, estimated: false };
}

/** From the last of the exposures: a later one prolongs. Undefined where the profile asks for none. */
export function quarantineOf(
  profile: DiseaseProfile,
  exposures: readonly ExposedWhen[],
  today: Day,
): StayAtHome | undefined {
  const { quarantineDays, disease, version: profileVersion } = profile;
  const [last] = exposures.map((each) => lastExposureOf(each, today)).sort((a, b) => (a.day < b.day ? 1 : -1));
  if (quarantineDays === undefined || last === undefined) return undefined;
  const until = plusDays(last.day, quarantineDays);
  return { kind: 'quarantine', disease, from: last.day, until, estimated: last.estimated, profileVersion };
}

/** The last day on which a case may infect those who live with them, for `ExposedWhen.infectiousUntil`. */
export function infectiousUntil(profile: DiseaseProfile, facts: CaseFacts): Day | undefined {
  const anchor = anchorOf(profile, facts);
  return anchor && lastInfectiousDay(profile, anchor, facts);
}
