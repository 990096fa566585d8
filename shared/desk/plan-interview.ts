import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type Refused, refuse, refuseField } from '../api/problem.ts';
import { plusMinutes } from '../domain/dates.ts';
import { isolationOf } from '../domain/diseases/isolation.ts';
import { type DiseaseProfile, profileFor } from '../domain/diseases/profile.ts';
import { dayIn } from '../domain/hours/local-day.ts';
import { countedAnswers } from '../domain/protocols/answering.ts';
import type { Answers } from '../domain/protocols/condition.ts';
import { contactsAtMost, everNamedAtMost, type InterviewResult } from '../domain/protocols/interview.ts';
import { type Protocol, splitAnswers } from '../domain/protocols/protocol.ts';
import { deriveId } from '../runtime/ids.ts';
import { factsOf, type Learned, learn, learnedWrites, readLearned } from '../storage/case-facts.ts';
import { type CaseFile, readCaseFile } from '../storage/cases.ts';
import {
  chunkWords,
  type InterviewFile,
  type InterviewTables,
  interviewWrites,
  readAnswers,
  readInterview,
} from '../storage/interviews.ts';
import type { Asked } from './asked.ts';
import { problemsOfAnswers, problemsOfForm } from './interview-problems.ts';
import { pointersOf, seen, withRisk } from './interview-rows.ts';
import { readQuarantine } from './stay-at-home.ts';
import { toldFacts, toldYesNo } from './told-facts.ts';

/** What taking an interview down rests on. */
export interface InterviewDesk extends InterviewTables {
  readonly protocols: readonly Protocol[];
  readonly profiles: readonly DiseaseProfile[];
}

/** The call in which it was held. */
export interface Call {
  readonly personId: string;
  readonly alsoKnownAs?: readonly string[] | undefined;
  readonly offered: readonly Asked[];
  readonly outcome: string;
  readonly interview: InterviewResult | undefined;
  readonly operator: string;
  readonly ordinal: number;
  readonly at: string;
  /** Where the person is, if it is known. */
  readonly zone?: string | undefined;
}

/** The day it is where the person is. */
const dayOf = ({ at, zone }: Call) => dayIn(zone, at);

/** The last day that may be told as past: of whom no zone is known, the one of the easternmost clocks. */
const lastDayOf = (call: Call) => (call.zone === undefined ? plusMinutes(call.at, 14 * 60).slice(0, 10) : dayOf(call));

export interface PlannedInterview {
  readonly interviewId: string;
  /** The case interview that was held, if it was one. */
  readonly reason: Asked | undefined;
  readonly file: InterviewFile;
  /** All that is answered by now, with what identifies. */
  readonly answers: Answers;
  readonly writes: readonly TransactWriteItem[];
}

/** Checks what was asked and answered, and makes the writes of the interview's next version. */
export async function planInterview(desk: InterviewDesk, call: Call): Promise<PlannedInterview | Refused | undefined> {
  const { outcome, interview, offered } = call;
  const cases = offered.filter(({ kind }) => kind === 'case-interview');
  if (outcome !== 'completed' && outcome !== 'partial')
    return interview && refuseField('interview', 'outcome-needed', { outcomes: 'completed, partial' });
  if (interview === undefined)
    return cases.length === 0 ? undefined : refuseField('interview', 'answers-needed', { outcome });
  const reason = interview.reason === undefined ? cases[0] : offered.find(({ id }) => id === interview.reason);
  const protocol = desk.protocols.find(
    ({ id, version }) => id === interview.protocol.id && version === interview.protocol.version,
  );
  const problems = problemsOfForm({ interview, reason, offered }, protocol);
  if (problems.length > 0 || protocol === undefined) return refuse('invalid-fields', { fields: problems });
  return plan(desk, call, { interview, outcome, reason, protocol });
}

interface Held {
  readonly interview: InterviewResult;
  readonly outcome: 'completed' | 'partial';
  readonly reason: Asked | undefined;
  readonly protocol: Protocol;
}

async function plan(desk: InterviewDesk, call: Call, held: Held): Promise<PlannedInterview | Refused> {
  const { interview, outcome, reason, protocol } = held;
  const caseId = reason?.caseId;
  const interviewId =
    caseId === undefined ? deriveId('interview', call.personId, call.ordinal) : deriveId('interview', caseId);
  const before = await readInterview(desk, interviewId);
  const version = (before?.version ?? 0) + 1;
  const [rows, answered, known] = await Promise.all([
    pointersOf(desk, before, interview.contacts ?? [], version),
    answersBefore(desk, before, protocol),
    knownCase(desk, caseId),
  ]);
  if ('refused' in rows) return rows;
  // Whoever goes on with an interview need not know what was named before: it stays unless it is taken out.
  const gone = new Set([...rows.map(({ key }) => key), ...(interview.takenOut ?? [])]);
  const contacts = [...(before?.contacts ?? []).filter(({ key }) => !gone.has(key)), ...rows];
  if (contacts.length > contactsAtMost)
    return refuseField('interview.contacts', 'too-many-named', { most: contactsAtMost });
  const ever = seen(before, contacts);
  if (ever.everNamed > everNamedAtMost)
    return refuseField('interview.contacts', 'too-many-rows', { most: everNamedAtMost });
  const naming = interview.naming ?? (contacts.length > 0 ? 'named-contacts' : before?.naming);
  const unknownPeople = interview.unknownPeople ?? before?.unknownPeople;
  const problems = problemsOfAnswers(interview, protocol, {
    before: answered,
    completed: outcome === 'completed',
    today: lastDayOf(call),
    namingKnown: contacts.length > 0 || (unknownPeople ?? 0) > 0 || (naming ?? 'named-contacts') !== 'named-contacts',
  });
  if (problems.length > 0) return refuse('invalid-fields', { fields: problems });
  const answers = countedAnswers(protocol, { ...answered, ...interview.answers });
  const { analytic, identifying, events } = splitAnswers(protocol, answers);
  const disease = reason?.disease ?? call.offered[0]?.disease ?? '';
  const profile = profileFor(disease, desk.profiles);
  const facts = toldFacts(protocol, answers);
  const learned = caseId === undefined ? undefined : learn(known.learned, caseId, facts, interviewId, call.at);
  const mayBeTold = toldYesNo(protocol, answers, 'may-be-told');
  const file: InterviewFile = {
    interviewId,
    personId: call.personId,
    ...(caseId === undefined ? {} : { caseId, source: known.file?.source }),
    disease,
    ref: known.file?.ref ?? reason?.ref,
    outcome,
    protocol: { id: protocol.id, version: protocol.version },
    answers: analytic,
    events,
    naming,
    unknownPeople,
    ...(mayBeTold === undefined ? {} : { mayBeTold }),
    stayAtHome: await daysAtHome(desk, call, held, {
      profile,
      disease,
      answers,
      file: known.file,
      learned: learned ?? known.learned,
    }),
    contacts,
    ...ever,
    version,
    operator: call.operator,
    recordedAt: call.at,
  };
  const kept = (interview.contacts ?? []).map((contact) => withRisk(contact, profile));
  return {
    interviewId,
    reason,
    file,
    answers,
    writes: [
      ...interviewWrites(desk, before, file, chunkWords(identifying, kept)),
      ...(learned === undefined ? [] : learnedWrites(desk.caseFiles, known.learned, learned)),
    ],
  };
}

/** Answers given under another protocol stay in the version that they were given in. */
async function answersBefore(
  desk: InterviewDesk,
  before: InterviewFile | undefined,
  { id, version }: Protocol,
): Promise<Answers> {
  const same = before?.protocol.id === id && before.protocol.version === version;
  return before !== undefined && same ? readAnswers(desk, before) : {};
}

interface KnownCase {
  readonly file: CaseFile | undefined;
  readonly learned: Learned | undefined;
}

async function knownCase(desk: InterviewDesk, caseId: string | undefined): Promise<KnownCase> {
  if (caseId === undefined) return { file: undefined, learned: undefined };
  const [file, learned] = await Promise.all([readCaseFile(desk, caseId), readLearned(desk, caseId)]);
  return { file, learned };
}

interface Basis extends KnownCase {
  readonly profile: DiseaseProfile;
  readonly disease: string;
  readonly answers: Answers;
}

/** Isolation for a case, quarantine for somebody exposed; as computed, and as it was told. */
async function daysAtHome(
  desk: InterviewDesk,
  call: Call,
  { interview, protocol }: Held,
  { profile, disease, answers, file, learned }: Basis,
): Promise<InterviewFile['stayAtHome']> {
  const today = dayOf(call);
  const computed =
    protocol.kind === 'case-interview'
      ? isolationOf(profile, factsOf(file, learned))
      : protocol.kind === 'contact-notification'
        ? await readQuarantine(desk, call, disease, profile, today)
        : undefined;
  if (computed === undefined) return undefined;
  const told = interview.told?.until ?? (toldYesNo(protocol, answers, 'told-dates') ? computed.until : undefined);
  return { ...computed, ...(told === undefined ? {} : { told }) };
}
