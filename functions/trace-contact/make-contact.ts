import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { notificationReason, type Pressing } from '../../shared/domain/calls/reasons.ts';
import { addReason, isFull, servable, setServable } from '../../shared/domain/calls/task.ts';
import { circumstances, type Exposure, riskOf } from '../../shared/domain/cases/exposure.ts';
import { type Disposition, disposed, plus } from '../../shared/domain/cases/ledger.ts';
import { actUntil } from '../../shared/domain/diseases/deadlines.ts';
import { profileFor } from '../../shared/domain/diseases/profile.ts';
import type { Identity } from '../../shared/domain/people/identity.ts';
import { identityTold } from '../../shared/domain/people/told-identity.ts';
import type { KeptContact } from '../../shared/domain/protocols/interview.ts';
import { newPersonId } from '../../shared/runtime/lookup-keys.ts';
import type { Pipeline } from '../../shared/runtime/pipeline.ts';
import { readTask, servableWrites, taskCheck, taskWrite } from '../../shared/storage/call-queue.ts';
import { infectionCheck, readInfection } from '../../shared/storage/cases.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { namedWrites } from '../../shared/storage/exposures.ts';
import { asideWrite, workedWrite } from '../../shared/storage/intake.ts';
import { readWords } from '../../shared/storage/interviews.ts';
import type { Naming } from '../../shared/storage/namings.ts';
import { recognise } from '../../shared/storage/people.ts';
import type { Traced } from './traced.ts';

/** The contact as the interview's words have them. */
export async function rowOf(pipeline: Pipeline, { interview, pointer }: Naming): Promise<KeptContact> {
  const words = pointer && (await readWords(pipeline, interview.interviewId, pointer.since, pointer.chunk));
  const row = words?.contacts.find(({ key }) => key === pointer?.key);
  if (row === undefined) throw new Error('The words of an interview lack a contact that its file has.');
  return row;
}

/** The exposure as it is told now, between the person who was asked and the one they named. */
export function exposureOf(naming: Naming, row: KeptContact, other: string, recordedAt: string): Exposure {
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

export const peopleOf = ({ client, people, macs }: Pipeline) => ({ client, table: people, macs });

/** A contact named for the first time: the person, the exposure and, unless they are a case already, a call. */
export async function makeContact(pipeline: Pipeline, naming: Naming): Promise<Traced> {
  const now = pipeline.clock();
  const { interview, exposureId, direction, pointer, named } = naming;
  const row = await rowOf(pipeline, naming);
  const wanted = {
    newId: newPersonId(pipeline.macs, exposureId),
    identity: identityTold(row, pipeline.readPhone, 'named'),
  };
  const person = await recognise(peopleOf(pipeline), wanted, now);
  const { personId } = person;
  if (personId === interview.personId) return setAsideSelf(pipeline, naming, now);
  const infection = person.made ? undefined : await readInfection(pipeline, personId, interview.disease);
  const isCase = infection !== undefined && !infection.ended;
  const joined = isCase ? undefined : await joinTask(pipeline, naming, row, personId, person.identity, now);
  const disposition = joined?.effect ?? 'not-needed';
  const ledger = plus(disposed('contact', disposition), { exposures: 1 }, person.made ? { people: 1 } : {});
  const exposure = exposureOf(naming, row, personId, now);
  const next = {
    asked: interview.personId,
    direction,
    exposureId,
    exposure,
    ledger,
    since: pointer?.since ?? 1,
    state: 'stands',
  } as const;
  await writeTogether(pipeline.client, [
    ...person.writes,
    ...namedWrites(pipeline.caseFiles, named, next),
    ...(person.made ? [] : [infectionCheck(pipeline.caseFiles, personId, interview.disease, infection)]),
    ...(joined ? [joined.write] : []),
    ...(isCase ? await servableWrites(pipeline, personId, person.identity, now) : []),
    ...(named?.state === 'set-aside' ? [workedWrite(pipeline.people, 'contact', exposureId)] : []),
  ]);
  return disposition;
}

/** How soon the person named must be called. */
export function pressingOf({ profiles }: Pipeline, { interview }: Naming, row: KeptContact): Pressing {
  const { lastExposure } = row;
  const actBefore = actUntil(profileFor(interview.disease, profiles), lastExposure);
  return { risk: riskOf(row), lastExposure, actBefore };
}

/**
 * A reason to call the person named: opens their task, or joins the one that is open. Who is to be called for hundreds of
 * namings already is called, and then followed for this one too: it needs no reason of its own.
 */
export async function joinTask(
  pipeline: Pipeline,
  naming: Naming,
  row: KeptContact,
  personId: string,
  identity: Identity,
  now: string,
): Promise<{ effect: Disposition; write: TransactWriteItem }> {
  const before = await readTask({ client: pipeline.client, table: pipeline.callQueue }, personId);
  const { interview, exposureId } = naming;
  const pressing = pressingOf(pipeline, naming, row);
  const reason = { ...notificationReason(exposureId, interview.disease, pressing), due: now };
  const reach = servable(identity, pipeline.policy);
  if (before !== undefined && isFull(before, reason.id, 'contact')) {
    const moved = setServable(before, reach, pipeline.policy, now);
    const { callQueue } = pipeline;
    return {
      effect: 'not-needed',
      write: moved === before ? taskCheck(callQueue, before) : taskWrite(callQueue, before, moved),
    };
  }
  const joining = { personId, ...reach, reason, by: 'contact' as const };
  const { task, effect } = addReason(before, joining, pipeline.policy, now);
  return { effect, write: taskWrite(pipeline.callQueue, before, task) };
}

/** Nobody is exposed by themselves: most likely a slip in the form, so it is kept for a person to look at. */
async function setAsideSelf(
  pipeline: Pipeline,
  { interview, exposureId, direction, pointer, named }: Naming,
  now: string,
): Promise<Traced> {
  const ledger = disposed('contact', 'set-aside');
  const next = {
    asked: interview.personId,
    direction,
    exposureId,
    exposure: undefined,
    ledger,
    since: pointer?.since ?? 1,
    state: 'set-aside',
  } as const;
  const aside = {
    id: exposureId,
    kind: 'contact',
    code: 'names-themselves',
    reason:
      'This contact is the person who was interviewed, by name and phone or number. Correct the row in the interview, or take it out.',
    body: JSON.stringify({ interviewId: interview.interviewId, contactKey: pointer?.key }),
    recordedAt: now,
  } as const;
  await writeTogether(pipeline.client, [
    ...namedWrites(pipeline.caseFiles, named, next),
    asideWrite(pipeline.people, aside),
  ]);
  return 'set-aside';
}
