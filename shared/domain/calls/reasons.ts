import * as z from 'zod/mini';
import { FollowedBecause, type FollowUp } from '../care/follow-up.ts';
import type { Referral } from '../care/referral.ts';
import type { NewReason, Reason } from './task.ts';

/** The reasons for which people are called; a reason's id says what it is for, so that it is added once. */

export const caseInterviewReason = (caseId: string, disease: string, ref?: string): Omit<NewReason, 'due'> => ({
  id: `case-interview:${caseId}`,
  kind: 'case-interview',
  disease,
  risk: 'unknown',
  caseId,
  ref,
});

/** What is told of an exposure that says how soon its contact must be called. */
export type Pressing = Pick<NewReason, 'risk' | 'lastExposure' | 'actBefore'>;

export const notificationReason = (
  exposureId: string,
  disease: string,
  pressing: Pressing,
): Omit<NewReason, 'due'> => ({
  id: `contact-notification:${exposureId}`,
  kind: 'contact-notification',
  disease,
  ...pressing,
});

/** A follow-up's check; its number is never used again for this person, disease and cause. */
export const followUpReason = (
  { disease, because }: Pick<FollowUp, 'disease' | 'because'>,
  n: number,
  symptoms = false,
): Omit<NewReason, 'due'> => ({
  id: `follow-up-check:${because}:${disease}:${n}`,
  kind: 'follow-up-check',
  disease,
  risk: 'unknown',
  symptoms,
});

/** Which follow-up a check is of; undefined for other reasons. */
export function followedIn({ id, disease }: Pick<Reason, 'id' | 'disease'>): FollowedBecause | undefined {
  const [kind, because] = id.split(':', 2);
  const read = z.safeParse(FollowedBecause, because);
  return kind === 'follow-up-check' && id.startsWith(`${kind}:${because}:${disease}:`) && read.success
    ? read.data
    : undefined;
}

/** Somebody who was told that they had been exposed, or ill, is told that it was a mistake: they need not stay at home. */
export const takenBackReason = (what: string, disease: string): Omit<NewReason, 'due'> => ({
  id: `taken-back:${what}`,
  kind: 'follow-up-check',
  disease,
  risk: 'unknown',
});

/** They rang us, and nothing was due. */
export const ringBackReason = (at: string, disease: string): Omit<NewReason, 'due'> => ({
  id: `ring-back:${at}`,
  kind: 'follow-up-check',
  disease,
  risk: 'unknown',
});

/** To ask whether what was promised came. */
export const referralReason = (
  { referralId, disease }: Pick<Referral, 'referralId' | 'disease'>,
  n: number,
): Omit<NewReason, 'due'> => ({
  id: `referral-check:${referralId}:${n}`,
  kind: 'referral-check',
  disease,
  risk: 'unknown',
});

/** The exposure that a notification tells of. */
export const exposureIn = (reasonId: string): string | undefined => /^contact-notification:(.+)$/.exec(reasonId)?.[1];

/** The referral that a check asks about. */
export const referralIn = (reasonId: string): string | undefined => /^referral-check:(.+):\d+$/.exec(reasonId)?.[1];
