import type { NewReason } from './task.ts';

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
