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

export const notificationReason = (
  exposureId: string,
  disease: string,
  risk: NewReason['risk'],
): Omit<NewReason, 'due'> => ({
  id: `contact-notification:${exposureId}`,
  kind: 'contact-notification',
  disease,
  risk,
});
