import * as z from 'zod/mini';
import { type HeldTaskView, type MyTaskResponse, MyTaskResponse as Response } from '../../shared/api/my-task.ts';
import { SpokenProtocol } from '../../shared/api/protocols.ts';
import { type ClaimDesk, queueOf } from '../../shared/desk/claim-desk.ts';
import { viewOf } from '../../shared/desk/interview-view.ts';
import type { InterviewDesk } from '../../shared/desk/plan-interview.ts';
import { taskView } from '../../shared/desk/show-task.ts';
import { factsOfPerson, readQuarantine } from '../../shared/desk/stay-at-home.ts';
import { leavesChecks, phoneCalled, whatWouldFollow } from '../../shared/desk/what-would-follow.ts';
import { isByHand } from '../../shared/domain/calls/by-hand.ts';
import { type CallingTime, callingTime } from '../../shared/domain/calls/calling-time.ts';
import { offeredReasons } from '../../shared/domain/calls/claim.ts';
import { isClaimed, type Reason, type Task } from '../../shared/domain/calls/task.ts';
import { isPractice } from '../../shared/domain/desk/practice.ts';
import { isolationOf } from '../../shared/domain/diseases/isolation.ts';
import { profileFor } from '../../shared/domain/diseases/profile.ts';
import { untilInWords } from '../../shared/domain/diseases/window-words.ts';
import { type SpokenWindow, windowsOf } from '../../shared/domain/diseases/windows.ts';
import { dayIn } from '../../shared/domain/hours/local-day.ts';
import { spokenProtocol } from '../../shared/domain/protocols/spoken-protocol.ts';
import { languages, type ProtocolLanguage } from '../../shared/domain/protocols/written-protocol.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import type { ProtocolByVersion } from '../../shared/runtime/protocols.ts';
import { readAttempts } from '../../shared/storage/attempts.ts';
import { audit } from '../../shared/storage/audit.ts';
import { readTask } from '../../shared/storage/call-queue.ts';
import { readDrafts } from '../../shared/storage/drafts.ts';
import { readExposuresTo } from '../../shared/storage/exposures.ts';
import { readFollowUps } from '../../shared/storage/follow-ups.ts';
import { type InterviewFile, readInterview } from '../../shared/storage/interviews.ts';
import { type Profile, readProfile, readProfiles } from '../../shared/storage/profiles.ts';
import { readAskedOf } from '../../shared/storage/questions.ts';
import { readReferralsOf } from '../../shared/storage/referrals.ts';
import { readSeat } from '../../shared/storage/seats.ts';
import { duplicateView } from './duplicates.ts';
import { readNamers } from './namers.ts';
import { readNotes } from './notes.ts';
import { readNumbersWanted } from './numbers-wanted.ts';
import { scriptValues } from './script-values.ts';

export interface Screen extends Omit<ClaimDesk, 'pause'>, InterviewDesk {
  readonly protocolByVersion: ProtocolByVersion;
}

/** Everything that an operator's screen shows of the task they hold, in one reply; nothing where they hold none. */
export async function readMyTask(
  desk: Screen,
  operator: string,
  language: ProtocolLanguage | undefined,
): Promise<MyTaskResponse> {
  const seat = await readSeat(queueOf(desk), operator, 'consistent');
  const task = seat?.hold && (await readTask(queueOf(desk), seat.hold.personId));
  const at = desk.clock();
  const held = task?.holder === operator && isClaimed(task, at) && task.place !== undefined;
  if (!held) return { at, task: null };
  const profile = await readProfile({ client: desk.client, table: desk.people }, task.personId);
  if (profile === undefined) throw new Error('A task is held of somebody who is not there.');
  return z.parse(Response, { at, task: await shown(desk, operator, task, profile, language) });
}

async function shown(
  desk: Screen,
  operator: string,
  task: Task,
  profile: Profile,
  wanted: ProtocolLanguage | undefined,
): Promise<HeldTaskView> {
  const now = desk.clock();
  const { personId, epoch } = task;
  const offered = offeredReasons(task);
  const reason = offered.find(({ kind }) => kind === task.place?.kind) ?? offered[0];
  const disease = reason?.disease ?? '';
  const today = dayIn(task.person.zone, now);
  const ofDisease = profileFor(disease, desk.profiles);
  const staff = await desk.staff(operator);
  const language = wanted ?? languages.find((each) => staff.languages.includes(each)) ?? 'en';
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
  const fields = [
    'name',
    'birthDate',
    'language',
    'phones',
    'drafts',
    'notes',
    ...(file ? ['answers', 'contacts'] : []),
  ];
  const entry = { at: now, actor: operator, role: 'operator', act: 'read-task', epoch };
  await Promise.all([
    audit(desk.client, desk.audit, { ...entry, personId, purpose: 'call', fields }),
    ...others.map((other) =>
      audit(desk.client, desk.audit, {
        ...entry,
        personId: other.personId,
        purpose: 'identity-check',
        fields: ['differences'],
      }),
    ),
    ...namers.map((namer) =>
      audit(desk.client, desk.audit, {
        ...entry,
        personId: namer.personId,
        purpose: 'told-who-named',
        fields: ['name'],
      }),
    ),
    ...numbers.map((wanted) =>
      audit(desk.client, desk.audit, {
        ...entry,
        personId: wanted.personId,
        purpose: 'ask-for-number',
        fields: ['name'],
      }),
    ),
  ]);
  const view = taskView(task, profile, desk, servedBecause(task, reason));
  const windows = windowsOf(ofDisease, facts ?? {}, today);
  const stay =
    view.kind === 'case-interview' || facts !== undefined
      ? isolationOf(ofDisease, facts ?? {})
      : await readQuarantine(desk, task, disease, ofDisease, today);
  const protocol = await desk.protocolByVersion(view.protocol.id, view.protocol.version);
  if (protocol === undefined) throw new Error('A task is served by a protocol that has no words.');
  const known = { language, today, operator: staff.name, name: profile.identity.name, facts: facts ?? {} };
  const { dialling } = task;
  const outcomesOf = phoneCalled({ task, profile });
  return {
    ...view,
    today,
    script: z.parse(
      SpokenProtocol,
      spokenProtocol(protocol, language, scriptValues({ ...known, profile: ofDisease, windows, stay })),
    ),
    profile: ofDisease,
    windows: {
      ...(windows.anchor && { anchor: windows.anchor }),
      ...(windows.source && { source: inOne(windows.source, language) }),
      ...(windows.infectious && { infectious: inOne(windows.infectious, language) }),
    },
    ...(stay && {
      stayAtHome: {
        ...{ kind: stay.kind, from: stay.from, until: stay.until, estimated: stay.estimated },
        ...(stay.until === 'recovery' ? {} : { words: untilInWords(stay.until, today)[language] }),
      },
    }),
    earlier: attempts
      .filter(({ ordinal }) => ordinal !== dialling?.ordinal)
      .map((attempt) => ({
        ...{ ordinal: attempt.ordinal, at: attempt.recordedAt, state: attempt.state },
        ...(attempt.state === 'done' ? { outcome: attempt.outcome } : {}),
        ...(attempt.phone === undefined ? {} : { phone: attempt.phone }),
        mine: attempt.operator === operator,
      })),
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

const shownTime = ({ zones, ...time }: CallingTime) => ({ ...time, zones: [...zones] });

const inOne = ({ from, to, words }: SpokenWindow, language: ProtocolLanguage) => ({ from, to, words: words[language] });

const servedBecause = ({ place, promised }: Task, reason: Reason | undefined): string =>
  promised
    ? `a call-back was promised; band ${place?.band} of ${place?.list}`
    : `band ${place?.band} of ${place?.list}, due since ${reason?.due ?? 'the claim'}`;

/** The interview that the call goes on with: of a case, however many calls it takes. */
async function interviewSoFar(desk: Screen, reason: Reason | undefined): Promise<InterviewFile | undefined> {
  return reason?.caseId === undefined ? undefined : readInterview(desk, deriveId('interview', reason.caseId));
}
