import caseInterview1 from './texts/case-interview.1.json' with { type: 'json' };
import caseInterview2 from './texts/case-interview.2.json' with { type: 'json' };
import caseInterviewMeasles1 from './texts/case-interview-measles.1.json' with { type: 'json' };
import caseInterviewMers1 from './texts/case-interview-mers.1.json' with { type: 'json' };
import caseInterviewShort1 from './texts/case-interview-short.1.json' with { type: 'json' };
import contactNotification1 from './texts/contact-notification.1.json' with { type: 'json' };
import contactNotification2 from './texts/contact-notification.2.json' with { type: 'json' };
import contactNotificationMeasles1 from './texts/contact-notification-measles.1.json' with { type: 'json' };
import contactNotificationShort1 from './texts/contact-notification-short.1.json' with { type: 'json' };
import followUpCheck1 from './texts/follow-up-check.1.json' with { type: 'json' };
import followUpCheckMeasles1 from './texts/follow-up-check-measles.1.json' with { type: 'json' };
import referralCheck1 from './texts/referral-check.1.json' with { type: 'json' };
import { readProtocol, type WrittenProtocol } from './written-protocol.ts';

/**
 * The protocols that ship, with their words: about 250 KB. Functions carry them packed (`shared/runtime/shipped-words.json`);
 * what rules the answers is in `protocols.json`, which is made of these.
 */
const files: Readonly<Record<string, unknown>> = {
  'case-interview.1': caseInterview1,
  'case-interview.2': caseInterview2,
  'case-interview-measles.1': caseInterviewMeasles1,
  'case-interview-mers.1': caseInterviewMers1,
  'case-interview-short.1': caseInterviewShort1,
  'contact-notification.1': contactNotification1,
  'contact-notification.2': contactNotification2,
  'contact-notification-measles.1': contactNotificationMeasles1,
  'contact-notification-short.1': contactNotificationShort1,
  'follow-up-check.1': followUpCheck1,
  'follow-up-check-measles.1': followUpCheckMeasles1,
  'referral-check.1': referralCheck1,
};

export const shippedProtocols = (): WrittenProtocol[] =>
  Object.entries(files).map(([name, data]) => readProtocol(`protocols/${name}.json`, data));

/** @throws Error where there is none. */
export function shippedProtocol(id: string, version: number): WrittenProtocol {
  const found = shippedProtocols().find((each) => each.id === id && each.version === version);
  if (found === undefined) throw new Error(`There is no protocol ${id} ${version}.`);
  return found;
}
