import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type {
  AskExpertRequest,
  AskExpertResponse,
  HandOverRequest,
  PassedOnResponse,
  TransferRequest,
} from '../../shared/api/passing-on.ts';
import { type Refused, refuse, refuseField } from '../../shared/api/problem.ts';
import { offeredReasons, passOn, refusalOf } from '../../shared/domain/calls/claim.ts';
import { anyLanguage, listOf, personPlaced } from '../../shared/domain/calls/placing.ts';
import { seatFinished } from '../../shared/domain/calls/seat.ts';
import type { Task } from '../../shared/domain/calls/task.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { auditWrite } from '../../shared/storage/audit.ts';
import { readTask, taskWrite } from '../../shared/storage/call-queue.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { passedOnNoteWrite, readPassedOnNote } from '../../shared/storage/notes.ts';
import { readProfile, standingWrites } from '../../shared/storage/profiles.ts';
import { questionWrites, readQuestion } from '../../shared/storage/questions.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';
import { changeSeat } from '../../shared/storage/seats.ts';

/** Tables and everything else that passing a call on rests on; built once by the handler. */
export interface Desk {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly caseFiles: string;
  readonly callQueue: string;
  readonly audit: string;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly pause: Pause;
}

const queueOf = ({ client, callQueue }: Desk) => ({ client, table: callQueue });

interface Passing {
  readonly epoch: number;
  readonly note: string;
  readonly how: 'transfer' | 'hand-over';
  readonly to: string;
}

/** Gives the call to specialists, with a note for whoever takes it. */
export async function transferCall(
  desk: Desk,
  operator: string,
  personId: string,
  { epoch, skill, jurisdiction, language, note }: TransferRequest,
): Promise<PassedOnResponse | Refused> {
  const wanted = { skill, jurisdiction, language };
  const known = {
    skill: skillsOf(desk.policy),
    jurisdiction: jurisdictionsOf(desk.policy),
    language: new Set([anyLanguage, ...desk.policy.languages]),
  };
  for (const part of ['skill', 'jurisdiction', 'language'] as const) {
    const said = wanted[part];
    if (said !== undefined && !known[part].has(said)) return unknown(part, known[part]);
  }
  const elsewhere = jurisdiction !== undefined || language !== undefined;
  const to = ({ person }: Task) => ({
    skill,
    person,
    ...(elsewhere && {
      passedTo: { jurisdiction: jurisdiction ?? person.jurisdiction, language: language ?? person.language },
    }),
  });
  return pass(desk, operator, personId, { epoch, note, how: 'transfer', to: skill }, async (task, now) => ({
    next: passOn(task, operator, to(task), desk.policy, now),
    writes: [],
  }));
}

/** Gives the person to the department that is in charge where they live. */
export async function handOverCall(
  desk: Desk,
  operator: string,
  personId: string,
  { epoch, jurisdiction, note }: HandOverRequest,
): Promise<PassedOnResponse | Refused> {
  const known = jurisdictionsOf(desk.policy);
  if (!known.has(jurisdiction)) return unknown('jurisdiction', known);
  return pass(desk, operator, personId, { epoch, note, how: 'hand-over', to: jurisdiction }, async (task, now) => {
    const profile = await readProfile({ client: desk.client, table: desk.people }, personId);
    if (profile === undefined) throw new Error('A task has no person.');
    const identity = { ...profile.identity, jurisdiction };
    const person = personPlaced(identity, desk.policy);
    return {
      next: passOn(task, operator, { person }, desk.policy, now),
      writes: standingWrites(desk.people, profile, identity, now),
    };
  });
}

const jurisdictionsOf = ({ jurisdictions: { fallback, byDistrict } }: Policy): Set<string> =>
  new Set([fallback, ...Object.values(byDistrict)]);

/** Every skill that somebody may be asked for: of calls, of services, of experts. */
export const skillsOf = ({ skills, referrals, specialists, supervision: { bereaved } }: Policy): Set<string> =>
  new Set([
    ...Object.values(skills),
    ...Object.values(referrals.services).map(({ skill }) => skill),
    ...(bereaved === undefined ? [] : [bereaved.skill]),
    ...specialists,
  ]);

const unknown = (field: string, known: ReadonlySet<string>): Refused =>
  refuseField(field, 'not-offered', { options: [...known].sort().join(', ') });

async function pass(
  desk: Desk,
  operator: string,
  personId: string,
  { epoch, note, how, to }: Passing,
  change: (task: Task, now: string) => Promise<{ next: Task; writes: readonly TransactWriteItem[] }>,
): Promise<PassedOnResponse | Refused> {
  const { client, people, callQueue, audit, clock, pause } = desk;
  const answer = await untilFresh(pause, async (): Promise<PassedOnResponse | Refused> => {
    const task = await readTask(queueOf(desk), personId);
    const refusal = refusalOf(task, operator, epoch);
    if (refusal !== undefined || task === undefined) {
      const before = await readPassedOnNote(desk, personId, epoch);
      return before?.by === operator ? passedOn('already-passed-on', task) : refuse(refusal ?? 'no-such-task');
    }
    const now = clock();
    const { next, writes } = await change(task, now);
    await writeTogether(client, [
      taskWrite(callQueue, task, next),
      passedOnNoteWrite(people, personId, epoch, { how, to, note, by: operator, recordedAt: now }),
      auditWrite(audit, {
        personId,
        at: now,
        actor: operator,
        role: 'operator',
        act: `${how}-call`,
        purpose: 'call',
        epoch,
        fields: ['note'],
      }),
      ...writes,
    ]);
    return passedOn('passed-on', next);
  });
  if (!('refused' in answer) && answer.status === 'passed-on')
    await changeSeat(queueOf(desk), operator, (seat) =>
      seatFinished(seat, { personId, epoch, reached: false }, clock()),
    );
  return answer;
}

const passedOn = (status: PassedOnResponse['status'], task: Task | undefined): PassedOnResponse =>
  task?.place === undefined ? { status } : { status, list: task.place.list };

/** Puts a question to experts; the person stays with who asks. The same question again is the same one. */
export async function askExpert(
  desk: Desk,
  operator: string,
  personId: string,
  { epoch, skill, question }: AskExpertRequest,
): Promise<AskExpertResponse | Refused> {
  if (!skillsOf(desk.policy).has(skill)) return unknown('skill', skillsOf(desk.policy));
  return untilFresh(desk.pause, async () => {
    const task = await readTask(queueOf(desk), personId);
    const refusal = refusalOf(task, operator, epoch);
    if (refusal !== undefined || task === undefined) return refuse(refusal ?? 'no-such-task');
    const questionId = deriveId('question', personId, epoch, skill, question);
    const list = listOf(task.person, skill);
    if ((await readQuestion(desk, questionId)) !== undefined) return { question: questionId, list };
    const [reason] = offeredReasons(task);
    const asked = {
      questionId,
      personId,
      list,
      disease: reason?.disease ?? '',
      kind: reason?.kind ?? 'follow-up-check',
      askedBy: operator,
      askedAt: desk.clock(),
      state: 'asked' as const,
      version: 1,
    };
    await writeTogether(desk.client, [
      taskWrite(desk.callQueue, task, { ...task, questions: (task.questions ?? 0) + 1, version: task.version + 1 }),
      ...questionWrites(desk, undefined, asked, { question }),
    ]);
    return { question: questionId, list };
  });
}
