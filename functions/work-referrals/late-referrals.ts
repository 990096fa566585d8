import type { LateReferralsResponse } from '../../shared/api/referrals.ts';
import { isLate } from '../../shared/domain/care/referral.ts';
import { referralLists } from '../../shared/domain/care/referral-lists.ts';
import { readReferralsOn } from '../../shared/storage/referrals.ts';
import { type Desk, listed } from './work-referrals.ts';

type Late = LateReferralsResponse['lists'][number];

/** Asked at once: a department with a list for each district does not wait for one after the other. */
const atOnce = 25;

/**
 * How many services are late, by the list that is to provide them, most late first. A list is read as its own screen reads
 * it, from what is due first: half a read unit where nothing waits.
 */
export async function readLateReferrals(
  desk: Pick<Desk, 'client' | 'people' | 'caseFiles' | 'policy' | 'clock'>,
): Promise<LateReferralsResponse> {
  const now = desk.clock();
  const lists = referralLists(desk.policy);
  const found: Late[] = [];
  for (let n = 0; n < lists.length; n += atOnce)
    found.push(...(await Promise.all(lists.slice(n, n + atOnce).map((list) => lateOn(desk, list, now)))));
  return { lists: found.filter(({ late }) => late > 0).sort((a, b) => b.late - a.late) };
}

async function lateOn(desk: Parameters<typeof readLateReferrals>[0], list: string, now: string): Promise<Late> {
  const referrals = await readReferralsOn(desk, list, listed);
  const late = referrals.filter((referral) => isLate(referral, now)).length;
  return { list, late, more: late === listed };
}
