import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { CaseDetails } from '../../shared/domain/case.ts';
import {
  analyticOf,
  type CaseRecord,
  identifyingOf,
  type Message,
  standingOf,
} from '../../shared/domain/case-record.ts';
import type { Identity } from '../../shared/domain/identity.ts';
import { resolveIdentity } from '../../shared/domain/identity-resolution.ts';
import { type Contribution, closed, type Disposition } from '../../shared/domain/ledger.ts';
import { caseInterviewReason } from '../../shared/domain/reasons.ts';
import { addReason, removeReason, setCallable } from '../../shared/domain/task.ts';
import { correctIdentity, identityTold, isCallable } from '../../shared/domain/told-identity.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { readTask, taskWrite } from '../../shared/storage/call-queue.ts';
import { type CaseFile, infectionWrites, readInfection, reportedWrite } from '../../shared/storage/cases.ts';
import {
  findMore,
  findPeople,
  type PersonWrites,
  personWrites,
  profileWrites,
  readProfile,
} from '../../shared/storage/people.ts';
import type { Registry } from './register-case.ts';

/** A message with the ids it stands for. */
export interface Told extends Message {
  readonly source: string;
  readonly sourceCaseId: string;
  readonly caseId: string;
  readonly details: CaseDetails;
}

export interface Known {
  readonly file: CaseFile;
  readonly record: CaseRecord;
}

interface Next {
  readonly record: CaseRecord;
  readonly said: Told;
  readonly recordedAt: string;
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
    record,
    recordedAt,
    ...(typeof disease === 'string' ? { disease } : {}),
    ...(typeof ref === 'string' ? { ref } : {}),
    ...more,
  };
}

/** Undefined while the case has no name: it may lose it as long as it does not stand. */
function identityIn(record: CaseRecord, { readPhone }: Pick<Registry, 'readPhone'>): Identity | undefined {
  const { name, ...identifying } = identifyingOf(record);
  if (!name) return undefined;
  const { age, sex } = analyticOf(record);
  return identityTold({ ...identifying, name, age, sex }, readPhone);
}

const peopleOf = (registry: Registry) => ({ client: registry.client, table: registry.people, macs: registry.macs });

/** Finds the person again or makes them; a case that stood before keeps its person, with what it told of them since. */
async function personOf(registry: Registry, known: Known | undefined, next: Next): Promise<PersonWrites> {
  const identity = identityIn(next.record, registry);
  if (identity === undefined) throw new Error('A case without a name was not set aside.');
  const corrected = known && (await correctPerson(registry, known, identity, next.recordedAt));
  if (corrected !== undefined) return { ...corrected, made: false };
  const people = peopleOf(registry);
  const found = await findPeople(people, identity);
  const resolution = resolveIdentity(identity, found.candidates);
  return personWrites(
    people,
    found,
    resolution,
    { newId: deriveId('person', next.said.caseId), identity },
    next.recordedAt,
  );
}

/** What a case tells now of the person it already has. */
async function correctPerson(registry: Registry, { file, record }: Known, told: Identity, recordedAt: string) {
  if (file.personId === undefined) return undefined;
  const people = peopleOf(registry);
  const profile = await readProfile(people, file.personId);
  if (profile === undefined) return undefined;
  const identity = correctIdentity(profile.identity, identityIn(record, registry), told);
  const found = await findMore(people, await findPeople(people, identity), profile.identity);
  const writes = profileWrites(people, found, profile, identity, recordedAt);
  return { personId: file.personId, identity, writes };
}

/** A case begins to stand: its person, the one infection it reports, and the call task for its interview. */
export async function admit(registry: Registry, known: Known | undefined, next: Next): Promise<Effects> {
  const { said, recordedAt } = next;
  const person = await personOf(registry, known, next);
  const { personId } = person;
  const file = fileOf(next, known?.file, { personId });
  const { disease = '', ref, source } = file;
  const infection = await readInfection(registry, personId, disease);
  const people: Contribution = person.made ? { people: 1 } : {};
  const found = [...person.writes, reportedWrite(registry.caseFiles, source, said.caseId, personId)];
  if (infection !== undefined && !infection.ended) {
    const joined = { ...infection, recordedAt, cases: [...new Set([...infection.cases, said.caseId])] };
    const { joinedTo: _, ...own } = file;
    return {
      disposition: 'joined',
      file: infection.caseId === said.caseId ? own : { ...own, joinedTo: infection.caseId },
      writes: [...found, ...infectionWrites(registry.caseFiles, infection, joined)],
      ledger: people,
    };
  }
  const queue = { client: registry.client, table: registry.callQueue };
  const before = await readTask(queue, personId);
  const reason = { ...caseInterviewReason(said.caseId, disease, ref), due: recordedAt };
  const joining = { personId, callable: isCallable(person.identity), reason, by: 'case' as const };
  const { task, effect } = addReason(before, joining, registry.policy, recordedAt);
  return {
    disposition: effect,
    file,
    writes: [
      ...found,
      ...infectionWrites(registry.caseFiles, infection, {
        personId,
        disease,
        caseId: said.caseId,
        cases: [said.caseId],
        ended: false,
        recordedAt,
      }),
      taskWrite(registry.callQueue, before, task),
    ],
    ledger: people,
  };
}

/** What is told anew of a case that stands already, or does not stand yet. */
export async function correct(registry: Registry, known: Known | undefined, next: Next): Promise<Effects> {
  const file = fileOf(next, known?.file);
  const nothing: Effects = { disposition: 'joined', file, writes: [], ledger: {} };
  const identity = identityIn(next.record, registry);
  const person = known && identity && (await correctPerson(registry, known, identity, next.recordedAt));
  if (known === undefined || person === undefined) return nothing;
  const { personId } = person;
  const queue = { client: registry.client, table: registry.callQueue };
  const before = await readTask(queue, personId);
  const after = before && setCallable(before, isCallable(person.identity), registry.policy, next.recordedAt);
  return {
    ...nothing,
    writes: [
      ...person.writes,
      ...(before !== undefined && after !== undefined && after !== before
        ? [taskWrite(registry.callQueue, before, after)]
        : []),
    ],
  };
}

/** A case that was taken back goes on telling who its person is. */
async function correctWithdrawn(registry: Registry, known: Known, next: Next): Promise<Effects> {
  return { ...(await correct(registry, known, next)), disposition: 'not-needed' };
}

/** A case is taken back. When nobody else reported the infection, its interview is no longer needed. */
export async function withdraw(registry: Registry, known: Known | undefined, next: Next): Promise<Effects> {
  if (known !== undefined && standingOf(known.record) === 'withdrawn') return correctWithdrawn(registry, known, next);
  const file = fileOf(next, known?.file);
  const nothing: Effects = { disposition: 'not-needed', file, writes: [], ledger: {} };
  const { personId, disease } = file;
  if (personId === undefined || disease === undefined) return nothing;
  const infection = await readInfection(registry, personId, disease);
  if (infection === undefined || infection.ended || !infection.cases.includes(file.caseId)) return nothing;
  const cases = infection.cases.filter((caseId) => caseId !== file.caseId);
  const left = { ...infection, cases, ended: cases.length === 0, recordedAt: next.recordedAt };
  const writes = infectionWrites(registry.caseFiles, infection, left);
  if (!left.ended) return { ...nothing, writes };
  const queue = { client: registry.client, table: registry.callQueue };
  const before = await readTask(queue, personId);
  if (before === undefined) return { ...nothing, writes };
  const { id } = caseInterviewReason(infection.caseId, disease);
  const { task, effect } = removeReason(before, id, registry.policy, next.recordedAt);
  if (effect === 'none') return { ...nothing, writes };
  return {
    ...nothing,
    writes: [...writes, taskWrite(registry.callQueue, before, task)],
    ledger: effect === 'closed' ? closed(before.openedBy) : {},
  };
}
