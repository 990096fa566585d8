import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { circumstances, type Exposure, riskOf } from '../../shared/domain/exposure.ts';
import { mergeIdentity, resolveIdentity } from '../../shared/domain/identity-resolution.ts';
import type { NamedContact } from '../../shared/domain/interview.ts';
import { type Contribution, closed, type Disposition, disposed, plus } from '../../shared/domain/ledger.ts';
import type { ReadPhone } from '../../shared/domain/phones.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { notificationReason } from '../../shared/domain/reasons.ts';
import { addReason, removeReason } from '../../shared/domain/task.ts';
import { identityTold, isCallable } from '../../shared/domain/told-identity.ts';
import { NamingMessage } from '../../shared/messages/naming-message.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import type { LookupMacs } from '../../shared/runtime/lookup-keys.ts';
import { readTask, taskWrite } from '../../shared/storage/call-queue.ts';
import { infectionCheck, readInfection } from '../../shared/storage/cases.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { type Named, namedWrites, readNamed } from '../../shared/storage/exposures.ts';
import { type ContactPointer, type InterviewFile, readInterview, readWords } from '../../shared/storage/interviews.ts';
import { findMore, findPeople, personWrites, profileWrites, readProfile } from '../../shared/storage/people.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';

/** Tables and everything else that tracing rests on; built once by the handler. */
export interface Tracing {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly caseFiles: string;
  readonly callQueue: string;
  readonly macs: LookupMacs;
  readonly readPhone: ReadPhone;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** What became of a naming; `nothing-to-do` when an earlier delivery did it. */
export type Traced = Disposition | 'changed' | 'withdrawn' | 'nothing-to-do';

/**
 * Makes what an interview says of one contact true: the person found again or made, the exposure in both directions,
 * and a reason to call. It looks at what the interview says now, so repeated and overtaken messages do no harm.
 */
export async function traceContact(tracing: Tracing, body: string): Promise<Traced> {
  const { interviewId, contactKey } = z.parse(NamingMessage, JSON.parse(body));
  return untilFresh(tracing.pause, async () => {
    const interview = await readInterview(tracing, interviewId);
    if (interview === undefined) throw new Error('A naming came of an interview that is not there.');
    const naming = await namingOf(tracing, interview, contactKey);
    const stands = naming.pointer !== undefined && !(await isWithdrawn(tracing, interview));
    if (naming.named === undefined) return stands ? make(tracing, naming, naming.pointer) : neverStood(tracing, naming);
    if (!stands) return naming.named.state === 'withdrawn' ? 'nothing-to-do' : takeBack(tracing, naming, naming.named);
    const same = naming.named.state === 'stands' && naming.named.since >= (naming.pointer?.since ?? 0);
    return same || naming.pointer === undefined
      ? 'nothing-to-do'
      : change(tracing, naming, naming.named, naming.pointer);
  });
}

interface Naming {
  readonly interview: InterviewFile;
  readonly exposureId: string;
  readonly direction: 'exposed' | 'source';
  /** Absent when the row was taken out of the interview. */
  readonly pointer: ContactPointer | undefined;
  readonly named: Named | undefined;
}

async function namingOf(tracing: Tracing, interview: InterviewFile, key: string): Promise<Naming> {
  const exposureId = deriveId('exposure', interview.interviewId, key);
  const pointer = interview.contacts.find((contact) => contact.key === key);
  const table = { client: tracing.client, table: tracing.caseFiles };
  if (pointer !== undefined) {
    const { direction } = pointer;
    return {
      interview,
      exposureId,
      direction,
      pointer,
      named: await readNamed(table, interview.personId, direction, exposureId),
    };
  }
  const exposed = await readNamed(table, interview.personId, 'exposed', exposureId);
  const source = exposed ? undefined : await readNamed(table, interview.personId, 'source', exposureId);
  return { interview, exposureId, direction: source ? 'source' : 'exposed', pointer, named: exposed ?? source };
}

async function isWithdrawn(tracing: Tracing, { personId, disease, caseId }: InterviewFile): Promise<boolean> {
  if (caseId === undefined) return false;
  return (await readInfection(tracing, personId, disease))?.ended ?? false;
}

async function rowOf(tracing: Tracing, { interview, pointer }: Naming): Promise<NamedContact> {
  const words = pointer && (await readWords(tracing, interview.interviewId, pointer.since, pointer.chunk));
  const row = words?.contacts.find(({ key }) => key === pointer?.key);
  if (row === undefined) throw new Error('The words of an interview lack a contact that its file has.');
  return row;
}

function exposureOf(naming: Naming, row: NamedContact, other: string, recordedAt: string): Exposure {
  const { interview, exposureId, direction, named } = naming;
  const asked = { person: interview.personId, ref: interview.ref };
  const told = { person: other, ref: row.ref };
  return {
    exposureId,
    interviewId: interview.interviewId,
    contactKey: row.key,
    disease: interview.disease,
    source: interview.source,
    ...(direction === 'exposed'
      ? { from: asked, to: told, namedBy: 'from' as const }
      : { from: told, to: asked, namedBy: 'to' as const }),
    ...circumstances(row),
    state: 'stands',
    since: naming.pointer?.since ?? 1,
    recordedAt,
    version: (named?.version ?? 0) + 1,
  };
}

const peopleOf = (tracing: Tracing) => ({ client: tracing.client, table: tracing.people, macs: tracing.macs });

async function make(tracing: Tracing, naming: Naming, pointer: ContactPointer | undefined): Promise<Traced> {
  const recordedAt = tracing.clock();
  const { interview, exposureId, direction } = naming;
  const row = await rowOf(tracing, naming);
  const identity = identityTold(row, tracing.readPhone);
  const people = peopleOf(tracing);
  const found = await findPeople(people, identity);
  const resolution = resolveIdentity(identity, found.candidates);
  const known = resolution.is === 'same' ? found.profiles.get(resolution.personId) : undefined;
  const grown = known === undefined ? found : await findMore(people, found, mergeIdentity(known.identity, identity));
  const person = personWrites(
    people,
    grown,
    resolution,
    { newId: deriveId('person', exposureId), identity },
    recordedAt,
  );
  const self = person.personId === interview.personId;
  const infection = person.made ? undefined : await readInfection(tracing, person.personId, interview.disease);
  const isCase = infection !== undefined && !infection.ended;
  const joined =
    self || isCase
      ? undefined
      : await joinTask(tracing, naming, row, person.personId, isCallable(person.identity), recordedAt);
  const disposition = joined?.effect ?? 'not-needed';
  const exposure = self ? undefined : exposureOf(naming, row, person.personId, recordedAt);
  const ledger = plus(
    disposed('contact', disposition),
    person.made ? { people: 1 } : {},
    exposure ? { exposures: 1 } : {},
  );
  const state = {
    asked: interview.personId,
    direction,
    exposureId,
    exposure,
    ledger,
    since: pointer?.since ?? 1,
    state: 'stands' as const,
  };
  await writeTogether(tracing.client, [
    ...person.writes,
    ...namedWrites(tracing.caseFiles, naming.named, state),
    ...(person.made || self ? [] : [infectionCheck(tracing.caseFiles, person.personId, interview.disease, infection)]),
    ...(joined ? [joined.write] : []),
  ]);
  return disposition;
}

async function joinTask(
  tracing: Tracing,
  { interview, exposureId }: Naming,
  row: NamedContact,
  personId: string,
  callable: boolean,
  now: string,
) {
  const before = await readTask({ client: tracing.client, table: tracing.callQueue }, personId);
  const reason = { ...notificationReason(exposureId, interview.disease, riskOf(row)), due: now };
  const { task, effect } = addReason(before, { personId, callable, reason, by: 'contact' }, tracing.policy, now);
  return { effect, write: taskWrite(tracing.callQueue, before, task) };
}

/** A row that was taken out before anybody was made of it. */
async function neverStood(tracing: Tracing, { interview, exposureId, direction, named }: Naming): Promise<Traced> {
  const ledger = disposed('contact', 'not-needed');
  const state = {
    asked: interview.personId,
    direction,
    exposureId,
    exposure: undefined,
    ledger,
    since: interview.version,
    state: 'withdrawn' as const,
  };
  await writeTogether(tracing.client, namedWrites(tracing.caseFiles, named, state));
  return 'not-needed';
}

/** What an exposure rested on is gone: it is kept and marked, and its call is no longer made. */
async function takeBack(tracing: Tracing, naming: Naming, named: Named): Promise<Traced> {
  const now = tracing.clock();
  const { interview, exposureId, direction } = naming;
  const other = otherParty(named);
  const queue = { client: tracing.client, table: tracing.callQueue };
  const before = other === undefined ? undefined : await readTask(queue, other);
  const { id } = notificationReason(exposureId, interview.disease, 'unknown');
  const removed = before && removeReason(before, id, tracing.policy, now);
  const exposure = named.exposure && {
    ...named.exposure,
    state: 'withdrawn' as const,
    recordedAt: now,
    version: named.version + 1,
  };
  const closes: Contribution = before !== undefined && removed?.effect === 'closed' ? closed(before.openedBy) : {};
  const state = {
    asked: interview.personId,
    direction,
    exposureId,
    exposure,
    ledger: plus(named.ledger, exposure ? { exposures: -1 } : {}, closes),
    since: interview.version,
    state: 'withdrawn' as const,
  };
  await writeTogether(tracing.client, [
    ...namedWrites(tracing.caseFiles, named, state),
    ...(before !== undefined && removed !== undefined && removed.effect !== 'none'
      ? [taskWrite(tracing.callQueue, before, removed.task)]
      : []),
  ]);
  return 'withdrawn';
}

const otherParty = ({ exposure }: Named): string | undefined =>
  exposure && (exposure.namedBy === 'from' ? exposure.to.person : exposure.from.person);

/** A row was changed, or stands again: the same exposure and the same person, told anew. */
async function change(tracing: Tracing, naming: Naming, named: Named, pointer: ContactPointer): Promise<Traced> {
  const personId = otherParty(named);
  if (personId === undefined) return make(tracing, naming, pointer);
  const now = tracing.clock();
  const { interview, exposureId, direction } = naming;
  const row = await rowOf(tracing, naming);
  const people = peopleOf(tracing);
  const told = identityTold(row, tracing.readPhone);
  const profile = await readProfile(people, personId);
  const identity = profile && mergeIdentity(profile.identity, told);
  const found = identity && (await findPeople(people, identity));
  const infection = await readInfection(tracing, personId, interview.disease);
  const again = named.state === 'withdrawn' && (infection === undefined || infection.ended);
  const joined = again
    ? await joinTask(tracing, naming, row, personId, identity !== undefined && isCallable(identity), now)
    : undefined;
  const state = {
    asked: interview.personId,
    direction,
    exposureId,
    exposure: exposureOf(naming, row, personId, now),
    ledger: plus(
      named.ledger,
      named.state === 'withdrawn' ? { exposures: 1 } : {},
      // Opened a second time by one naming: it is taken in a second time, so that the ledger still balances.
      joined ? plus({ 'contact.in': 1 }, disposed('contact', joined.effect)) : {},
    ),
    since: pointer.since,
    state: 'stands' as const,
  };
  await writeTogether(tracing.client, [
    ...namedWrites(tracing.caseFiles, named, state),
    ...(profile && identity && found ? profileWrites(people, found, profile, identity, now) : []),
    ...(joined ? [joined.write] : []),
  ]);
  return 'changed';
}
