import { at, noDay, noRow } from '../snapshot/columns.ts';
import { type Counted, counting } from './counted.ts';
import { dayOfMinute, type Files, interviewedOf, minutesOfDay, namedOf } from './files.ts';
import { sourcesOf } from './outbreak.ts';

/**
 * How well the tracing works. Each indicator gives everybody it counts, so that numerator and denominator can be looked
 * at; where its time is not over for somebody, they are counted apart.
 */
export const indicators = {
  'interview-within-24h': caseIndicator(
    'Cases whose interview was completed within 24 hours of our being told of them, of all cases whose 24 hours are over or who were interviewed.',
    interviewWithin24h,
  ),
  'notified-within-24h': contactIndicator(
    'Contacts who were spoken with within 24 hours of being named, of all contacts whose 24 hours are over or who were spoken with. Who was a case already when they were named is none.',
    notifiedWithin24h,
  ),
  'cases-that-named': caseIndicator(
    'Interviewed cases who named at least one contact, of all interviewed cases.',
    casesThatNamed,
  ),
  'contacts-reached': contactIndicator('Contacts who were spoken with, of all contacts named.', contactsReached),
  'follow-up-done': {
    says: 'Days on which somebody who is followed was asked how they are, of all days on which they were to be asked, today included.',
    kind: 'follow-up-check',
    count: followUpDone,
  },
  'known-contacts': caseIndicator(
    'New cases who were being followed as contacts when they became cases, of all new cases.',
    knownContacts,
  ),
  unlinked: caseIndicator('Cases to whom no link leads, of all cases.', unlinkedCases),
  'lost-to-follow-up': {
    says: 'Contacts whose follow-up ended because nobody reached them any more, of all contacts who were followed.',
    kind: 'follow-up-check',
    count: lostToFollowUp,
  },
  'same-day-services': {
    says: 'Services that came on the day on which they were asked for, of all that were asked for; what was asked for today and has not come is open.',
    kind: 'referral-check',
    count: sameDayServices,
  },
} as const satisfies Record<string, Indicator>;

export type IndicatorName = keyof typeof indicators;

interface Indicator {
  readonly says: string;
  /** The kind of task whose work list it is counted under. */
  readonly kind: 'case-interview' | 'contact-notification' | 'follow-up-check' | 'referral-check';
  readonly count: (files: Files) => Counted;
}

function caseIndicator(says: string, count: Indicator['count']): Indicator {
  return { says, kind: 'case-interview', count };
}
function contactIndicator(says: string, count: Indicator['count']): Indicator {
  return { says, kind: 'contact-notification', count };
}

const registeredAt = ({ cases, outbreak }: Files, n: number): number => at(cases.registered, at(outbreak.row, n));

/** Within 24 hours of the first moment; `pending` while they last and it has not come. */
const within24h = (from: number, until: number, now: number): boolean | 'pending' =>
  until === noRow ? (now - from < minutesOfDay ? 'pending' : false) : until - from <= minutesOfDay;

function interviewWithin24h(files: Files): Counted {
  const { completed } = interviewedOf(files);
  return eachCase(files, (n, registered) => within24h(registered, at(completed, n), files.minute));
}

function eachCase(files: Files, met: (n: number, registered: number) => boolean | 'pending'): Counted {
  const counted = counting();
  for (let n = 0; n < files.outbreak.cases; n++) {
    const registered = registeredAt(files, n);
    counted.add(at(files.outbreak.person, n), dayOfMinute(registered), met(n, registered));
  }
  return counted;
}

function casesThatNamed(files: Files): Counted {
  const { first, contacts } = interviewedOf(files);
  const counted = counting();
  for (let n = 0; n < files.outbreak.cases; n++)
    if (at(first, n) !== noRow)
      counted.add(at(files.outbreak.person, n), dayOfMinute(at(first, n)), at(contacts, n) > 0);
  return counted;
}

function unlinkedCases(files: Files): Counted {
  const sources = sourcesOf(files.outbreak);
  return eachCase(files, (n) => at(sources, n) === 0);
}

function knownContacts(files: Files): Counted {
  const { followUps, outbreak, stands, disease } = files;
  const code = followUps.disease.words.indexOf(disease);
  const exposed = followUps.because.words.indexOf('exposed');
  const followed = new Uint8Array(outbreak.cases);
  for (let row = 0; row < followUps.person.length; row++) {
    const n = at(outbreak.caseOf, stands(at(followUps.person, row)));
    if (n < 0 || followUps.disease.codes[row] !== code || followUps.because.codes[row] !== exposed) continue;
    const day = dayOfMinute(registeredAt(files, n));
    const ended = at(followUps.ended, row);
    if (at(followUps.start, row) <= day && (ended === noDay || ended >= day)) followed[n] = 1;
  }
  return eachCase(files, (n) => followed[n] === 1);
}

/** When each contact was first spoken with to tell them, since they were named. */
function reachedOf({ attempts, outbreak, stands, minute }: Files, named: Int32Array): Int32Array {
  const reached = new Int32Array(outbreak.caseOf.length).fill(noRow);
  for (let row = 0; row < attempts.person.length; row++) {
    const person = stands(at(attempts.person, row));
    const ended = at(attempts.ended, row);
    if (attempts.reached[row] !== 1 || attempts.notifies[row] !== 1 || ended > minute) continue;
    if (at(named, person) === noRow || ended < at(named, person)) continue;
    reached[person] = at(reached, person) === noRow ? ended : Math.min(at(reached, person), ended);
  }
  return reached;
}

function eachContact(files: Files, met: (named: number, reached: number) => boolean | 'pending'): Counted {
  const named = namedOf(files);
  const reached = reachedOf(files, named);
  const counted = counting();
  for (let person = 0; person < named.length; person++) {
    const when = at(named, person);
    if (when !== noRow) counted.add(person, dayOfMinute(when), met(when, at(reached, person)));
  }
  return counted;
}

function notifiedWithin24h(files: Files): Counted {
  return eachContact(files, (named, reached) => within24h(named, reached, files.minute));
}

function contactsReached(files: Files): Counted {
  return eachContact(files, (_, reached) => reached !== noRow);
}

/** Asked on the days that are marked so; every other day of the time in which they were followed was missed. */
function followUpDone({ followUps, checks, stands, disease, today }: Files): Counted {
  const code = followUps.disease.words.indexOf(disease);
  const missed = checks.mark.words.indexOf('missed');
  const asked = new Map<number, Set<number>>();
  for (let row = 0; row < checks.followUp.length; row++) {
    if (checks.mark.codes[row] === missed) continue;
    const days = asked.get(at(checks.followUp, row)) ?? new Set<number>();
    asked.set(at(checks.followUp, row), days.add(at(checks.day, row)));
  }
  const counted = counting();
  for (let row = 0; row < followUps.person.length; row++) {
    if (followUps.disease.codes[row] !== code || followUps.overBefore[row] === 1) continue;
    const last = lastDayAsked(followUps, row, today);
    for (let day = at(followUps.start, row); day <= last; day++)
      counted.add(stands(at(followUps.person, row)), day, asked.get(row)?.has(day) ?? false);
  }
  return counted;
}

/** The day on which a follow-up ended otherwise than by running its time belongs to what ended it: nobody was asked. */
function lastDayAsked(followUps: Files['followUps'], row: number, today: number): number {
  const last = at(followUps.last, row) === noDay ? today : Math.min(at(followUps.last, row), today);
  const ended = at(followUps.ended, row);
  if (ended === noDay) return last;
  const completed = followUps.end.words[followUps.end.codes[row] ?? 0] === 'completed';
  return Math.min(last, completed ? ended : ended - 1);
}

function lostToFollowUp({ followUps, stands, disease, today }: Files): Counted {
  const code = followUps.disease.words.indexOf(disease);
  const exposed = followUps.because.words.indexOf('exposed');
  const lost = followUps.end.words.indexOf('lost');
  const counted = counting();
  for (let row = 0; row < followUps.person.length; row++) {
    if (followUps.disease.codes[row] !== code || followUps.because.codes[row] !== exposed) continue;
    const start = at(followUps.start, row);
    if (start > today || followUps.overBefore[row] === 1) continue;
    const isLost = lost > 0 && followUps.end.codes[row] === lost && at(followUps.ended, row) <= today;
    counted.add(stands(at(followUps.person, row)), start, isLost);
  }
  return counted;
}

function sameDayServices({ referrals, stands, disease, today }: Files): Counted {
  const code = referrals.disease.words.indexOf(disease);
  const counted = counting();
  const list: string[] = [];
  for (let row = 0; row < referrals.person.length; row++) {
    const asked = at(referrals.asked, row);
    if (referrals.disease.codes[row] !== code || asked > today) continue;
    const done = at(referrals.done, row);
    const isDone = done !== noDay && done <= today;
    const met = isDone ? done === asked : asked === today ? 'pending' : false;
    counted.add(stands(at(referrals.person, row)), asked, met);
    list.push(referrals.list.words[referrals.list.codes[row] ?? 0] ?? '');
  }
  return { ...counted, list };
}
