import type { HeldPerson } from '../api/my-task.ts';
import { isByHand } from '../domain/calls/by-hand.ts';
import { type CallingTime, callingTime } from '../domain/calls/calling-time.ts';
import { offeredReasons } from '../domain/calls/claim.ts';
import type { Reason, Task } from '../domain/calls/task.ts';
import { isPractice } from '../domain/desk/practice.ts';
import type { Staff } from '../domain/desk/staff.ts';
import { isolationOf, type StayAtHome } from '../domain/diseases/isolation.ts';
import { profileFor } from '../domain/diseases/profile.ts';
import { untilInWords } from '../domain/diseases/window-words.ts';
import { type SpokenWindow, type Windows, windowsOf } from '../domain/diseases/windows.ts';
import { dayIn } from '../domain/hours/local-day.ts';
import { languages, type ProtocolLanguage } from '../domain/protocols/written-protocol.ts';
import { deriveId } from '../runtime/ids.ts';
import { type Attempt, readAttempts } from '../storage/attempts.ts';
import { audit } from '../storage/audit.ts';
import { readDrafts } from '../storage/drafts.ts';
import { readExposuresTo } from '../storage/exposures.ts';
import { readFollowUps } from '../storage/follow-ups.ts';
import { type InterviewFile, readInterview } from '../storage/interviews.ts';
import { type Profile, readProfiles } from '../storage/profiles.ts';
import { readAskedOf } from '../storage/questions.ts';
import { readReferralsOf } from '../storage/referrals.ts';
import type { ClaimDesk } from './claim-desk.ts';
import { duplicateView } from './duplicates.ts';
import { viewOf } from './interview-view.ts';
import { readNamers } from './namers.ts';
import { readNotes } from './notes-of.ts';
import { readNumbersWanted } from './numbers-wanted.ts';
import type { InterviewDesk } from './plan-interview.ts';
import { scriptValues } from './script-values.ts';
import { taskView } from './show-task.ts';
import { factsOfPerson, readQuarantine } from './stay-at-home.ts';
import { leavesChecks, phoneCalled, whatWouldFollow } from './what-would-follow.ts';

export type Screen = Omit<ClaimDesk, 'pause'> & InterviewDesk;

/**
 * Everything that an operator's screen shows of the task they hold, but for the words of its protocol. That they saw it is written down before it is given.
 */
export async function heldScreen(
  desk: Screen,
  operator: string,
  task: Task,
  profile: Profile,
  language: ProtocolLanguage,
): Promise<HeldPerson> {
  const now = desk.clock();
  const { personId, epoch, dialling } = task;
  const offered = offeredReasons(task);
  const reason = offered.find(({ kind }) => kind === task.place?.kind) ?? offered[0];
  const disease = reason?.disease ?? '';
  const today = dayIn(task.person.zone, now);
  const ofDisease = profileFor(disease, desk.profiles);
  const staff = await desk.staff(operator);
  const [attempts, exposures, drafts, notes, facts, file, others, questions, referrals, followUps, numbers] =
    await Promise.all([
      readAttempts({ client: desk.client, table: desk.caseFiles }, personId),
      readExposuresTo({ client: desk.client, table: desk.caseFiles }, task),
      readDrafts(desk, personId),
      readNotes(desk, personId),
      factsOfPerson(desk, personId, disease),
      interviewSoFar(desk, reason),
      readProfiles({ client: desk.client, table: desk.people }, profile.possibleDuplicates),
      task.questions === undefined ? [] : readAskedOf(desk, personId),
      readReferralsOf(desk, personId),
      leavesChecks(task) ? readFollowUps(desk, personId) : [],
      readNumbersWanted(desk, task, language),
    ]);
  const namers = await readNamers(desk, exposures, offered);
  await noteSeen(desk, operator, task, { at: now, file, others, namers, numbers });
  const view = taskView(task, profile, desk, servedBecause(task, reason));
  const windows = windowsOf(ofDisease, facts ?? {}, today);
  const stay =
    view.kind === 'case-interview' || facts !== undefined
      ? isolationOf(ofDisease, facts ?? {})
      : await readQuarantine(desk, task, disease, ofDisease, today);
  const known = { language, today, operator: staff.name, name: profile.identity.name, facts: facts ?? {} };
  const outcomesOf = phoneCalled({ task, profile });
  return {
    ...view,
    today,
    values: scriptValues({ ...known, profile: ofDisease, windows, stay }),
    profile: ofDisease,
    windows: windowsIn(windows, language),
    ...(stay && { stayAtHome: stayIn(stay, today, language) }),
    earlier: attempts
      .filter(({ ordinal }) => ordinal !== dialling?.ordinal)
      .map((attempt) => earlierTry(attempt, operator)),
    notes,
    questions,
    referrals: referrals.map(({ referralId: id, kind, state, due }) => ({ id, kind, state, due })),
    ...(file && { interview: await viewOf(desk, file) }),
    drafts: drafts
      .sort((a, b) => b.savedAt.localeCompare(a.savedAt))
      .map(({ operator: by, savedAt, text }) => ({ mine: by === operator, savedAt, draft: JSON.parse(text) })),
    ...(dialling?.epoch === epoch && {
      running: { ordinal: dialling.ordinal, phone: dialling.phone, mode: dialling.mode, at: dialling.at },
    }),
    callingTime: shownTime(callingTime(task, desk.policy, now)),
    practice: isPractice(personId),
    promised: Boolean(task.promised),
    byHand: isByHand(task),
    outcomes: whatWouldFollow({ task, profile, followUps }, desk, now),
    ...(outcomesOf === undefined ? {} : { outcomesOf }),
    duplicates: others.map((other) => duplicateView(other.personId, profile.identity, other.identity)),
    numbersWanted: numbers.map(({ wanted }) => wanted),
    namedBy: namers.map(({ namedBy }) => namedBy),
  };
}

/** Of whom a screen shows something, beside the person who is called. */
interface Seen {
  readonly at: string;
  readonly file: InterviewFile | undefined;
  readonly others: readonly Pick<Profile, 'personId'>[];
  readonly namers: readonly { readonly personId: string }[];
  readonly numbers: readonly { readonly personId: string }[];
}

/** Writes down whose identity the operator is about to see, and what for. */
async function noteSeen(
  { client, audit: table }: Screen,
  operator: string,
  task: Task,
  { at, file, others, namers, numbers }: Seen,
): Promise<void> {
  const entry = { at, actor: operator, role: 'operator', act: 'read-task', epoch: task.epoch };
  const note = (personId: string, purpose: string, fields: readonly string[]) =>
    audit(client, table, { ...entry, personId, purpose, fields });
  const own = ['name', 'birthDate', 'language', 'phones', 'drafts', 'notes'];
  const more = [...(isByHand(task) ? ['address'] : []), ...(file ? ['answers', 'contacts'] : [])];
  await Promise.all([
    note(task.personId, 'call', [...own, ...more]),
    ...others.map(({ personId }) => note(personId, 'identity-check', ['differences'])),
    ...namers.map(({ personId }) => note(personId, 'told-who-named', ['name'])),
    ...numbers.map(({ personId }) => note(personId, 'ask-for-number', ['name'])),
  ]);
}

/** The language of a screen that did not say: one of the operator's own. */
export const screenLanguage = (staff: Staff): ProtocolLanguage =>
  languages.find((each) => staff.languages.includes(each)) ?? 'en';

const shownTime = ({ zones, ...time }: CallingTime) => ({ ...time, zones: [...zones] });

const inOne = ({ from, to, words }: SpokenWindow, language: ProtocolLanguage) => ({ from, to, words: words[language] });

const windowsIn = ({ anchor, source, infectious }: Windows, language: ProtocolLanguage) => ({
  ...(anchor && { anchor }),
  ...(source && { source: inOne(source, language) }),
  ...(infectious && { infectious: inOne(infectious, language) }),
});

const stayIn = ({ kind, from, until, estimated }: StayAtHome, today: string, language: ProtocolLanguage) => ({
  ...{ kind, from, until, estimated },
  ...(until === 'recovery' ? {} : { words: untilInWords(until, today)[language] }),
});

const earlierTry = (attempt: Attempt, operator: string) => ({
  ...{ ordinal: attempt.ordinal, at: attempt.recordedAt, state: attempt.state },
  ...(attempt.state === 'done' ? { outcome: attempt.outcome } : {}),
  ...(attempt.phone === undefined ? {} : { phone: attempt.phone }),
  mine: attempt.operator === operator,
});

const servedBecause = ({ place, promised }: Task, reason: Reason | undefined): string =>
  promised
    ? `a call-back was promised; band ${place?.band} of ${place?.list}`
    : `band ${place?.band} of ${place?.list}, due since ${reason?.due ?? 'the claim'}`;

/** The interview that the call goes on with: of a case, however many calls it takes. */
async function interviewSoFar(desk: Screen, reason: Reason | undefined): Promise<InterviewFile | undefined> {
  return reason?.caseId === undefined ? undefined : readInterview(desk, deriveId('interview', reason.caseId));
}
