import { type Day, type Moment, plusMinutes } from '../dates.ts';
import { actBeforeHours, type DiseaseProfile } from './profile.ts';

/**
 * Some things help only if they are done soon after the last exposure: a measles vaccine within 72 hours. While any of
 * them still does, the contact is called before others.
 */

const hour = 60;
const day = 24 * hour;

/**
 * Until when something that helps can still be done. Nobody knows the hour of an exposure, so the day's end is meant:
 * better a call too many before others than one too few.
 *
 * @returns nothing where the disease knows no such thing, or nobody knows when they were exposed
 */
export function actUntil({ actBefore = [] }: DiseaseProfile, lastExposure: Day | undefined): Moment | undefined {
  if (lastExposure === undefined || actBefore.length === 0) return undefined;
  const longest = Math.max(...actBefore.map(actBeforeHours));
  return plusMinutes(`${lastExposure}T00:00:00.000Z`, day + longest * hour);
}
