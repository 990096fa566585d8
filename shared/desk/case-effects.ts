import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { FieldProblem } from '../api/problem.ts';
import { caseInterviewReason } from '../domain/calls/reasons.ts';
import { addReason, isFull, reasonsAtMost, servable } from '../domain/calls/task.ts';
import { editing, withoutReason } from '../domain/calls/task-edit.ts';
import type { CaseDetails } from '../domain/cases/case.ts';
import { analyticOf, type CaseRecord, identifyingOf, type Message, standingOf } from '../domain/cases/case-record.ts';
import { type Contribution, type Disposition, plus } from '../domain/cases/ledger.ts';
import type { Identity } from '../domain/people/identity.ts';
import { correctIdentity, identityTold } from '../domain/people/told-identity.ts';
import { deriveId, digestOf } from '../runtime/ids.ts';
import { newPersonId } from '../runtime/lookup-keys.ts';
import type { Pipeline } from '../runtime/pipeline.ts';
import { readTask, servableWrites, taskWrite } from '../storage/call-queue.ts';
import { type CaseFile, infectionWrites, readInfection, reportedWrite } from '../storage/cases.ts';
import { findMore, findPeople } from '../storage/lookups.ts';
import { type PersonWrites, profileWrites, recognise } from '../storage/people.ts';
import { readProfile } from '../storage/profiles.ts';
import { endFollowUp } from './end-follow-up.ts';

/** A message with the ids it stands for. */
export interface Told extends Message {
  readonly source: string;
  readonly sourceCaseId: string;
  readonly caseId: string;
  readonly details: CaseDetails;
  /** Of an imported row: what it said, and whether anybody is called for it. Who is not called need not have a name. */
  readonly imported?: { readonly digest: string; readonly calls: 'none' | 'as-reported' } | undefined;
}

export const toldOf = (told: Omit<Told, 'caseId' | 'digest'>): Told => ({
  ...told,
  caseId: deriveId('case', told.source, told.sourceCaseId),
  digest: digestOf({ kind: told.kind, details: told.details }),
});

export interface Known {
  readonly file: CaseFile;
  readonly record: CaseRecord;
}

interface Next {
  readonly record: CaseRecord;
  readonly said: Told;
  readonly recordedAt: string;
}

/** Why a message cannot be used. */
export interface Unusable {
  readonly code: string;
  readonly reason: string;
  readonly fields?: readonly FieldProblem[];
}

/** All that one message changes; it is written in one commit. */
export interface Effects {
  readonly disposition: Disposition;
  readonly file: CaseFile;
  readonly writes: readonly TransactWriteItem[];
  readonly ledger: Contribution;
}

function fileOf(
  { record, said, recordedAt }: Next,
  before: CaseFile | undefined,
  more: Partial<CaseFile> = {},
): CaseFile {
  const { disease, ref } = analyticOf(record);
  return {
    ...before,
    caseId: said.caseId,
    source: said.source,
    sourceCaseId: said.sourceCaseId,
    record,
    recordedAt,
    ...(typeof disease === 'string' ? { disease } : {}),
    ...(typeof ref === 'string' ? { ref } : {}),
    ...(said.imported === undefined ? {} : { imported: said.imported.digest }),
    ...more,
  };
}

/** Undefined while the case has no name: it may lose it as long as it does not stand. */
function identityIn(record: CaseRecord, { readPhone }: Pick<Pipeline, 'readPhone'>): Identity | undefined {
  const { name, ...identifying } = identifyingOf(record);
  if (!name) return undefined;
  const { age, sex } = analyticOf(record);
  return identityTold({ ...identifying, name, age, sex }, readPhone, 'reported');
}

/**
 * Whether the person died, as this case says now; undefined where it says nothing of it, and never said so. Another case of
 * theirs may.
 */
function diedIn(known: Known | undefined, { record }: Next): boolean | undefined {
  const said = (of: CaseRecord) => analyticOf(of).outcome === 'deceased';
  if (said(record)) return true;
  return known !== undefined && said(known.record) ? false : undefined;
}

const peopleOf = (pipeline: Pipeline) => ({ client: pipeline.client, table: pipeline.people, macs: pipeline.macs });

/** A person of whom nothing is known but a pseudonym has no identity, and is in no lookup. */
type PersonOfCase = Omit<PersonWrites, 'identity'> & { readonly identity: Identity | undefined };

/** Finds the person again or makes them; a case that stood before keeps its person, with what it told of them since. */
async function personOf(pipeline: Pipeline, known: Known | undefined, next: Next): Promise<PersonOfCase> {
  const identity = identityIn(next.record, pipeline);
  const newId = newPersonId(pipeline.macs, next.said.caseId);
  if (identity === undefined) {
    if (next.said.imported?.calls !== 'none') throw new Error('A case without a name was not set aside.');
    return { personId: known?.file.personId ?? newId, made: false, identity: undefined, writes: [] };
  }
  const corrected = known && (await correctPerson(pipeline, known, identity, next.recordedAt));
  if (corrected !== undefined) return { ...corrected, made: false };
  return recognise(peopleOf(pipeline), { newId, identity }, next.recordedAt);
}

/** What a case tells now of the person it already has. */
async function correctPerson(pipeline: Pipeline, { file, record }: Known, told: Identity, recordedAt: string) {
  if (file.personId === undefined) return undefined;
  const people = peopleOf(pipeline);
  const profile = await readProfile(people, file.personId);
  if (profile === undefined) return undefined;
  const identity = correctIdentity(profile.identity, identityIn(record, pipeline), told);
  const found = await findMore(
    people,
    await findMore(people, await findPeople(people, told), identity),
    profile.identity,
  );
  const writes = profileWrites(people, found, profile, identity, recordedAt);
  return { personId: profile.personId, identity, writes };
}

/** A case begins to stand: its person, the one infection it reports, and the call task for its interview. */
export async function admit(pipeline: Pipeline, known: Known | undefined, next: Next): Promise<Effects | Unusable> {
  const { said, recordedAt } = next;
  const person = await personOf(pipeline, known, next);
  const { personId, identity } = person;
  const file = fileOf(next, known?.file, { personId });
  const { disease = '', ref, source } = file;
  const infection = await readInfection(pipeline, personId, disease);
  const people: Contribution = person.made ? { people: 1 } : {};
  const found = [...person.writes, reportedWrite(pipeline.caseFiles, { source, ref, caseId: said.caseId }, personId)];
  if (infection !== undefined && !infection.ended) {
    if (infection.cases.length >= casesAtMost) return tooManyCases;
    const joined = { ...infection, recordedAt, cases: [...new Set([...infection.cases, said.caseId])] };
    const { joinedTo: _, ...own } = file;
    const died = diedIn(known, next);
    return {
      disposition: 'joined',
      file: infection.caseId === said.caseId ? own : { ...own, joinedTo: infection.caseId },
      writes: [
        ...found,
        ...infectionWrites(pipeline.caseFiles, infection, joined),
        ...(identity === undefined ? [] : await servableWrites(pipeline, personId, identity, recordedAt, died)),
      ],
      ledger: people,
    };
  }
  const { joinedTo: _, ...first } = file;
  const cases = [said.caseId];
  const begun = { personId, disease, caseId: said.caseId, cases, ended: false, recordedAt };
  const writes = [...found, ...infectionWrites(pipeline.caseFiles, infection, begun)];
  if (identity === undefined || said.imported?.calls === 'none')
    return { disposition: 'not-needed', file: first, writes, ledger: people };
  const called = await callFor(pipeline, identity, first, diedIn(known, next), recordedAt);
  if (called === 'full') return tooManyReasons;
  return {
    disposition: called.effect,
    file: first,
    writes: [...writes, ...called.writes],
    ledger: plus(people, called.ledger),
  };
}

/** Cases that report one infection: all are remembered in its item, and its interviews are read by them when it ends. */
export const casesAtMost = 200;

const tooManyCases: Unusable = {
  code: 'too-many-cases',
  reason: `More than ${casesAtMost} cases report this one infection already. Have the sender mended, so that a case keeps its id; nobody needs this one.`,
};

const tooManyReasons: Unusable = {
  code: 'too-many-reasons',
  reason: `This person is to be called for more than ${reasonsAtMost.case} reasons already. Look whether the case has the disease and the person it should; send it again once they were called.`,
};

/** A reason to interview somebody who is a case now, and is no longer followed as a contact. */
async function callFor(
  pipeline: Pipeline,
  identity: Identity,
  { personId = '', caseId, disease = '', ref }: CaseFile,
  died: boolean | undefined,
  recordedAt: string,
) {
  const before = await readTask({ client: pipeline.client, table: pipeline.callQueue }, personId);
  const reason = { ...caseInterviewReason(caseId, disease, ref), due: recordedAt };
  if (before !== undefined && isFull(before, reason.id, 'case')) return 'full';
  const joining = { personId, ...servable(identity, pipeline.policy), died, reason, by: 'case' as const };
  const { task, effect } = addReason(before, joining, pipeline.policy, recordedAt);
  const noContact = await endFollowUp(pipeline, editing(task), disease, 'became-a-case', recordedAt);
  const { edit, writes } = noContact;
  return { effect, writes: [taskWrite(pipeline.callQueue, before, edit.task), ...writes], ledger: edit.ledger };
}

/** What is told anew of a case that stands already, or does not stand yet. */
export async function correct(pipeline: Pipeline, known: Known | undefined, next: Next): Promise<Effects> {
  const file = fileOf(next, known?.file);
  const nothing: Effects = { disposition: 'joined', file, writes: [], ledger: {} };
  const identity = identityIn(next.record, pipeline);
  const person = known && identity && (await correctPerson(pipeline, known, identity, next.recordedAt));
  if (known === undefined || person === undefined) return nothing;
  const { personId } = person;
  const findable = known.file.ref === file.ref ? [] : [reportedWrite(pipeline.caseFiles, file, personId)];
  const called = await servableWrites(pipeline, personId, person.identity, next.recordedAt, diedIn(known, next));
  return { ...nothing, writes: [...person.writes, ...findable, ...called] };
}

/** A case that was taken back goes on telling who its person is. */
async function correctWithdrawn(pipeline: Pipeline, known: Known, next: Next): Promise<Effects> {
  return { ...(await correct(pipeline, known, next)), disposition: 'not-needed' };
}

/** A case is taken back. When nobody else reported the infection, its interview is no longer needed. */
export async function withdraw(pipeline: Pipeline, known: Known | undefined, next: Next): Promise<Effects> {
  if (known !== undefined && standingOf(known.record) === 'withdrawn') return correctWithdrawn(pipeline, known, next);
  const file = fileOf(next, known?.file);
  const nothing: Effects = { disposition: 'not-needed', file, writes: [], ledger: {} };
  const { personId, disease } = file;
  if (personId === undefined || disease === undefined) return nothing;
  const infection = await readInfection(pipeline, personId, disease);
  if (infection === undefined || infection.ended || !infection.cases.includes(file.caseId)) return nothing;
  const cases = infection.cases.filter((caseId) => caseId !== file.caseId);
  const left = { ...infection, cases, ended: cases.length === 0, recordedAt: next.recordedAt };
  const writes = infectionWrites(pipeline.caseFiles, infection, left);
  if (!left.ended) return { ...nothing, writes };
  const queue = { client: pipeline.client, table: pipeline.callQueue };
  const before = await readTask(queue, personId);
  if (before === undefined) return { ...nothing, writes };
  const { id } = caseInterviewReason(infection.caseId, disease);
  // They were told to stay at home: they hear that they need not.
  const told = await endFollowUp(pipeline, editing(before), disease, 'cancelled', next.recordedAt);
  const edit = withoutReason(told.edit, id, pipeline.policy, next.recordedAt);
  if (edit.task === before) return { ...nothing, writes };
  return {
    ...nothing,
    writes: [...writes, taskWrite(pipeline.callQueue, before, edit.task), ...told.writes],
    ledger: edit.ledger,
  };
}
