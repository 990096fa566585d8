import type { Key } from './dynamo.ts';

/** Every key of every table (docs/access-patterns.md says who asks for which). Ids are pseudonymous throughout. */

const number = (n: number) => String(n).padStart(6, '0');

export const keys = {
  // People
  profile: (personId: string): Key => ({ pk: `PERSON#${personId}`, sk: 'PROFILE' }),
  profileVersion: (personId: string, version: number): Key => ({
    pk: `PERSON#${personId}`,
    sk: `PROFILE#${number(version)}`,
  }),
  /** What was given back, with the operator's own words. */
  releaseNote: (personId: string, epoch: number): Key => ({ pk: `PERSON#${personId}`, sk: `RELEASE#${number(epoch)}` }),
  /** What an operator has written so far of a call that is not finished; `n` where it takes several items. */
  draft: (personId: string, operator: string, n = 0): Key => ({
    pk: `PERSON#${personId}`,
    sk: `DRAFT#${operator}${n === 0 ? '' : `#${number(n)}`}`,
  }),
  /** A call for help out of a call, in the operator's own words. */
  emergencyNote: (personId: string, epoch: number): Key => ({
    pk: `PERSON#${personId}`,
    sk: `EMERGENCY#${number(epoch)}`,
  }),
  /** What a supervisor wrote of it when it was dealt with. */
  emergencyClosedNote: (personId: string, epoch: number, at: string): Key => ({
    pk: `PERSON#${personId}`,
    sk: `EMERGENCY#${number(epoch)}#${at}`,
  }),
  /** Why a task was passed on, for whoever holds it next. */
  passedOnNote: (personId: string, epoch: number): Key => ({
    pk: `PERSON#${personId}`,
    sk: `PASSED-ON#${number(epoch)}`,
  }),
  /** A question to an expert and its answer, as they were written. */
  questionWords: (questionId: string): Key => ({ pk: `QUESTION#${questionId}`, sk: 'WORDS' }),
  /** What was done for somebody who is not called, in words. */
  byHandNote: (personId: string, epoch: number): Key => ({ pk: `PERSON#${personId}`, sk: `BY-HAND#${number(epoch)}` }),
  /** `pk` is the lookup's HMAC. */
  lookup: (pk: string): Key => ({ pk, sk: 'HEAD' }),
  /** What sources told of a case that identifies. */
  told: (caseId: string): Key => ({ pk: `CASE#${caseId}`, sk: 'TOLD' }),
  message: (caseId: string, intakeId: string): Key => ({ pk: `CASE#${caseId}`, sk: `MESSAGE#${intakeId}` }),
  /** Identifying answers and the contacts as named: one item or more a version. */
  words: (interviewId: string, version: number, chunk: number): Key => ({
    pk: `INTERVIEW#${interviewId}`,
    sk: `WORDS#${number(version)}#${number(chunk)}`,
  }),
  /** What a referral is for, in words: addresses among them. */
  referralWords: (referralId: string): Key => ({ pk: `REFERRAL#${referralId}`, sk: 'WORDS' }),
  setAside: (kind: string, id: string): Key => ({ pk: `SET-ASIDE#${kind}`, sk: id }),
  /** What somebody made of a message that had been set aside. */
  mended: (id: string, at: string): Key => ({ pk: `MENDED#${id}`, sk: at }),

  // CaseFiles
  received: (intakeId: string): Key => ({ pk: `INTAKE#${intakeId}`, sk: 'RECEIVED' }),
  disposition: (intakeId: string): Key => ({ pk: `INTAKE#${intakeId}`, sk: 'DISPOSITION' }),
  case: (caseId: string): Key => ({ pk: `CASE#${caseId}`, sk: 'CASE' }),
  /** What sources had told of a case before. */
  caseVersion: (caseId: string, version: number): Key => ({
    pk: `CASE#${caseId}`,
    sk: `WAS#CASE#${number(version)}`,
  }),
  /** What interviews made known of a case, newest and before. */
  learned: (caseId: string): Key => ({ pk: `CASE#${caseId}`, sk: 'LEARNED' }),
  learnedVersion: (caseId: string, version: number): Key => ({
    pk: `CASE#${caseId}`,
    sk: `WAS#LEARNED#${number(version)}`,
  }),
  /** One a person and disease: two laboratories cannot make two cases of one infection. */
  infection: (personId: string, disease: string): Key => ({ pk: `PERSON#${personId}`, sk: `INFECTION#${disease}` }),
  interview: (interviewId: string): Key => ({ pk: `INTERVIEW#${interviewId}`, sk: 'INTERVIEW' }),
  interviewVersion: (interviewId: string, version: number): Key => ({
    pk: `INTERVIEW#${interviewId}`,
    sk: `VERSION#${number(version)}`,
  }),
  attempt: (personId: string, ordinal: number): Key => ({ pk: `PERSON#${personId}`, sk: `ATTEMPT#${number(ordinal)}` }),
  /** That a supervisor closed the task, by the task's version then. */
  closing: (personId: string, version: number): Key => ({ pk: `PERSON#${personId}`, sk: `CLOSED#${number(version)}` }),
  /** With the person it was named by; `source` and `exposed` say which way it goes. */
  exposed: (source: string, exposureId: string): Key => ({ pk: `PERSON#${source}`, sk: `EXPOSED#${exposureId}` }),
  exposedBy: (exposed: string, exposureId: string): Key => ({
    pk: `PERSON#${exposed}`,
    sk: `EXPOSED-BY#${exposureId}`,
  }),
  /** With the person who was asked: what was known of an exposure before it was changed or taken back. */
  exposureVersion: (asked: string, { exposureId, version }: { exposureId: string; version: number }): Key => ({
    pk: `PERSON#${asked}`,
    sk: `WAS#${exposureId}#${number(version)}`,
  }),
  infectionVersion: (personId: string, disease: string, version: number): Key => ({
    pk: `PERSON#${personId}`,
    sk: `WAS#INFECTION#${disease}#${number(version)}`,
  }),
  question: (personId: string, questionId: string): Key => ({ pk: `PERSON#${personId}`, sk: `QUESTION#${questionId}` }),
  questionOwner: (questionId: string): Key => ({ pk: `QUESTION#${questionId}`, sk: 'QUESTION' }),
  /** While it waits, on the list of the experts, oldest first. */
  questionOnList: (list: string, at: string, questionId: string): Key => ({
    pk: `QUESTIONS#${list}`,
    sk: `${at}#${questionId}`,
  }),
  /** Somebody rang us back. */
  ringBack: (personId: string, at: string, operator: string): Key => ({
    pk: `PERSON#${personId}`,
    sk: `RING-BACK#${at}#${operator}`,
  }),
  /** With the person who stands for both: what a merge moved, to be undone. */
  merge: (survivor: string, merged: string): Key => ({ pk: `PERSON#${survivor}`, sk: `MERGED#${merged}` }),
  /** With the merged: who stands for them; sorts between infections and judgements, so that a person is one query. */
  mergedInto: (merged: string): Key => ({ pk: `PERSON#${merged}`, sk: 'INTO' }),
  /** One a person, disease and cause: the exposed are followed, and the sick. */
  followUp: (personId: string, disease: string, because: string): Key => ({
    pk: `PERSON#${personId}`,
    sk: `FOLLOW-UP#${disease}#${because}`,
  }),
  /** As it ended, kept when the same person is followed again. */
  followUpVersion: (personId: string, disease: string, because: string, version: number): Key => ({
    pk: `PERSON#${personId}`,
    sk: `WAS#FOLLOW-UP#${disease}#${because}#${number(version)}`,
  }),
  /** Who named somebody was asked for another number of theirs. */
  numberAsked: (personId: string, exposureId: string): Key => ({
    pk: `PERSON#${personId}`,
    sk: `NUMBER-ASKED#${exposureId}`,
  }),
  referral: (personId: string, referralId: string): Key => ({ pk: `PERSON#${personId}`, sk: `REFERRAL#${referralId}` }),
  /** What was said of a referral outside a call, with what that did to calls. */
  referralChange: (personId: string, referralId: string, version: number): Key => ({
    pk: `PERSON#${personId}`,
    sk: `WAS#REFERRAL#${referralId}#${number(version)}`,
  }),
  /** While it is open, on the list of those who provide it, by when it is due. */
  referralOnList: (list: string, due: string, referralId: string): Key => ({
    pk: `REFERRALS#${list}`,
    sk: `${due}#${referralId}`,
  }),
  /** Whose it is, found by its id. */
  referralOwner: (referralId: string): Key => ({ pk: `REFERRAL#${referralId}`, sk: 'REFERRAL' }),
  /** The people a source reported, found by its line-list number too. */
  reported: (source: string, ref: string | undefined, caseId: string): Key => ({
    pk: `SOURCE#${source}`,
    sk: `CASE#${ref ?? ''}#${caseId}`,
  }),
  /** Which network a person's edges are kept with; sorts between exposures and infections. */
  inNetwork: (personId: string): Key => ({ pk: `PERSON#${personId}`, sk: 'IN-NETWORK' }),
  /** A network's head: in few partitions, so that all of them are listed by a few queries. */
  network: (networkId: string): Key => ({ pk: `NETWORKS#${networkId.slice(-1)}`, sk: networkId }),
  /** What lies in a segment of a network: edges, cases, other segments, and what is to be looked at again. */
  networkEdge: (networkId: string, exposureId: string): Key => ({
    pk: `NETWORK#${networkId}`,
    sk: `EDGE#${exposureId}`,
  }),
  networkNode: (networkId: string, personId: string): Key => ({ pk: `NETWORK#${networkId}`, sk: `NODE#${personId}` }),
  networkSegment: (networkId: string, segment: string): Key => ({
    pk: `NETWORK#${networkId}`,
    sk: `SEGMENT#${segment}`,
  }),
  networkDirty: (networkId: string, exposureId: string): Key => ({
    pk: `NETWORK#${networkId}`,
    sk: `DIRTY#${exposureId}`,
  }),
  /** What epidemiologists judged of who infected this person; sorts right after the infections. */
  /** With the source, whom they infected as was confirmed; sorts with judgements, so that a person is one query. */
  judgedOf: (source: string, disease: string, infected: string): Key => ({
    pk: `PERSON#${source}`,
    sk: `JUDGED-OF#${disease}#${infected}`,
  }),
  judgements: (personId: string, disease: string): Key => ({ pk: `PERSON#${personId}`, sk: `JUDGED#${disease}` }),
  judgementsVersion: (personId: string, disease: string, version: number): Key => ({
    pk: `PERSON#${personId}`,
    sk: `WAS#JUDGED#${disease}#${number(version)}`,
  }),

  /** What was said of something that a person should look at. */
  flag: (disease: string, flag: string): Key => ({ pk: `FLAGS#${disease}`, sk: `FLAG#${flag}` }),
  flagVersion: (disease: string, flag: string, version: number): Key => ({
    pk: `FLAGS#${disease}`,
    sk: `WAS#${flag}#${number(version)}`,
  }),
  /** An export, and with whoever asked for it. */
  export: (exportId: string): Key => ({ pk: `EXPORT#${exportId}`, sk: 'EXPORT' }),
  exportOf: (by: string, at: string, exportId: string): Key => ({ pk: `EXPORTS#${by}`, sk: `${at}#${exportId}` }),
  /** A finished interview that its operator changed within the half hour. */
  amended: (personId: string, ordinal: number, version: number): Key => ({
    pk: `PERSON#${personId}`,
    sk: `AMENDED#${number(ordinal)}#${number(version)}`,
  }),
  /** What was done for somebody who is not called, once a claim. */
  byHand: (personId: string, epoch: number): Key => ({ pk: `PERSON#${personId}`, sk: `BY-HAND#${number(epoch)}` }),

  // CallQueue
  /** What a supervisor must look at first. */
  alert: (personId: string, epoch: number): Key => ({ pk: 'ALERTS', sk: `${personId}#${number(epoch)}` }),
  /** What a supervisor did about it. */
  alertClosed: (personId: string, epoch: number, at: string): Key => ({
    pk: `PERSON#${personId}`,
    sk: `ALERT-CLOSED#${number(epoch)}#${at}`,
  }),
  task: (personId: string): Key => ({ pk: `PERSON#${personId}`, sk: 'TASK' }),
  seat: (shard: number, operator: string): Key => ({ pk: `SEATS#${shard}`, sk: `OPERATOR#${operator}` }),
  /** A number that is being rung; `line` is its HMAC. */
  phoneLine: (line: string): Key => ({ pk: `LINE#${line}`, sk: 'LINE' }),
  /** What telephony told of one contact. */
  call: (contactId: string): Key => ({ pk: `CALL#${contactId}`, sk: 'CALL' }),
  /** What all calls through a carrier share: its bucket of tokens and its breaker. */
  carrier: (name: string): Key => ({ pk: `CARRIER#${name}`, sk: 'CARRIER' }),
  counter: (name: string, shard: string): Key => ({ pk: `COUNTER#${name}`, sk: shard }),

  // Desk
  /** In one partition, so that the whole staff is listed by a query; each is read once a minute and process. */
  staff: (operator: string): Key => ({ pk: 'STAFF', sk: operator }),
  /** An operator's own day, without identities: what they finished, promised, left unfinished, got back. */
  done: (operator: string, at: string, personId: string): Key => ({
    pk: `DAY#${operator}`,
    sk: `DONE#${at}#${personId}`,
  }),
  promised: (operator: string, personId: string): Key => ({ pk: `DAY#${operator}`, sk: `PROMISED#${personId}` }),
  drafted: (operator: string, personId: string): Key => ({ pk: `DAY#${operator}`, sk: `DRAFTED#${personId}` }),
  sentBack: (operator: string, interviewId: string): Key => ({
    pk: `DAY#${operator}`,
    sk: `SENT-BACK#${interviewId}`,
  }),
  /** Which documents of the settings are in force. */
  settingsHead: { pk: 'SETTINGS', sk: 'CURRENT' },
  settingsHistory: (version: number): Key => ({ pk: 'SETTINGS', sk: `HISTORY#${number(version)}` }),
  setting: (kind: string, name: string, version: number, chunk: number): Key => ({
    pk: `SETTING#${kind}`,
    sk: `${name}#${number(version)}#${number(chunk)}`,
  }),
  reviewWaiting: (interviewId: string): Key => ({ pk: 'REVIEWS', sk: `WAITING#${interviewId}` }),
  reviewDecided: (interviewId: string): Key => ({ pk: 'REVIEWS', sk: `DECIDED#${interviewId}` }),
  /** What supervisors switch: paused lists, surges. */
  steering: { pk: 'STEERING', sk: 'CURRENT' },
  steeringHistory: (version: number): Key => ({ pk: 'STEERING', sk: `HISTORY#${number(version)}` }),

  // Audit
  audit: (personId: string, at: string, actor: string, act: string): Key => ({
    pk: `PERSON#${personId}`,
    sk: `${at}#${actor}#${act}`,
  }),
  /** Of data of many people, taken in or out. */
  auditOfData: (subject: string, at: string, actor: string, act: string): Key => ({
    pk: subject,
    sk: `${at}#${actor}#${act}`,
  }),
};
