import { notificationReason } from '../../shared/domain/calls/reasons.ts';
import { changeBand, servable, setServable } from '../../shared/domain/calls/task.ts';
import { namedIn } from '../../shared/domain/cases/exposure.ts';
import { disposed, plus } from '../../shared/domain/cases/ledger.ts';
import { bandOf } from '../../shared/domain/desk/policy.ts';
import type { Identity } from '../../shared/domain/people/identity.ts';
import { mergeIdentity } from '../../shared/domain/people/identity-resolution.ts';
import { identityTold } from '../../shared/domain/people/told-identity.ts';
import type { KeptContact } from '../../shared/domain/protocols/interview.ts';
import type { Pipeline } from '../../shared/runtime/pipeline.ts';
import { readTask, servableWrites, taskWrite } from '../../shared/storage/call-queue.ts';
import { infectionCheck, readInfection } from '../../shared/storage/cases.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { type Named, namedWrites } from '../../shared/storage/exposures.ts';
import { workedWrite } from '../../shared/storage/intake.ts';
import { findMore, findPeople } from '../../shared/storage/lookups.ts';
import type { Naming } from '../../shared/storage/namings.ts';
import { profileWrites } from '../../shared/storage/people.ts';
import { readProfile } from '../../shared/storage/profiles.ts';
import { exposureOf, joinTask, makeContact, peopleOf, pressingOf, rowOf } from './make-contact.ts';
import { calledAgainWrites } from './no-case-after-all.ts';
import { type Call, nothing, takeBackCall } from './take-back-call.ts';
import type { Traced } from './traced.ts';

/** A row that was taken out before anybody was made of it. */
export async function neverStood(
  pipeline: Pipeline,
  { interview, exposureId, direction, named }: Naming,
): Promise<Traced> {
  const next = {
    asked: interview.personId,
    direction,
    exposureId,
    exposure: undefined,
    ledger: disposed('contact', 'not-needed'),
    since: interview.version,
    state: 'withdrawn',
  } as const;
  await writeTogether(pipeline.client, [
    ...namedWrites(pipeline.caseFiles, named, next),
    ...(named?.state === 'set-aside' ? [workedWrite(pipeline.people, 'contact', exposureId)] : []),
  ]);
  return 'not-needed';
}

const otherParty = ({ exposure }: Named): string | undefined => exposure && namedIn(exposure);

/** What an exposure rested on is gone: it is kept and marked, and who was told of it is told so. */
export async function takeBack(
  pipeline: Pipeline,
  { interview, exposureId, direction }: Naming,
  named: Named,
): Promise<Traced> {
  const now = pipeline.clock();
  const other = otherParty(named);
  const call =
    other === undefined
      ? nothing
      : await takeBackCall(pipeline, exposureId, { personId: other, disease: interview.disease }, now);
  const { exposure } = named;
  const next = {
    asked: interview.personId,
    direction,
    exposureId,
    exposure: exposure && { ...exposure, state: 'withdrawn' as const, recordedAt: now, version: named.version + 1 },
    ledger: plus(named.ledger, exposure ? { exposures: -1 } : {}, call.ledger),
    since: interview.version,
    state: 'withdrawn',
  } as const;
  await writeTogether(pipeline.client, [
    ...namedWrites(pipeline.caseFiles, named, next),
    ...call.writes,
    workedWrite(pipeline.people, 'contact', exposureId),
  ]);
  return 'withdrawn';
}

const queueOf = ({ client, callQueue }: Pipeline) => ({ client, table: callQueue });

/** A row was changed, or stands again: the same exposure and the same person, told anew. */
export async function change(pipeline: Pipeline, naming: Naming, named: Named, again = false): Promise<Traced> {
  const personId = otherParty(named);
  if (personId === undefined) return makeContact(pipeline, naming);
  const now = pipeline.clock();
  const { interview, exposureId, direction, pointer } = naming;
  const row = await rowOf(pipeline, naming);
  const learned = await learn(pipeline, row, personId, now);
  const call = await callAgain(pipeline, naming, named, row, personId, learned.identity, now, again);
  const next = {
    asked: interview.personId,
    direction,
    exposureId,
    exposure: exposureOf(naming, row, personId, now),
    ledger: plus(named.ledger, named.state === 'withdrawn' ? { exposures: 1 } : {}, call.ledger),
    since: pointer?.since ?? interview.version,
    state: 'stands',
  } as const;
  await writeTogether(pipeline.client, [
    ...namedWrites(pipeline.caseFiles, named, next),
    ...learned.writes,
    ...call.writes,
    workedWrite(pipeline.people, 'contact', exposureId),
  ]);
  return 'changed';
}

/** Adds what the row says anew to what is known of the person. */
async function learn(pipeline: Pipeline, row: KeptContact, personId: string, now: string) {
  const people = peopleOf(pipeline);
  const profile = await readProfile(people, personId);
  if (profile === undefined) throw new Error('A contact was changed whose person is not there.');
  const told = identityTold(row, pipeline.readPhone, 'named');
  const identity = mergeIdentity(profile.identity, told);
  const found = await findMore(
    people,
    await findMore(people, await findPeople(people, told), identity),
    profile.identity,
  );
  return { identity, writes: profileWrites(people, found, profile, identity, now) };
}

/** A row that stands again is called for again; one whose risk or phone changed moves its call to where it belongs now. */
async function callAgain(
  pipeline: Pipeline,
  naming: Naming,
  named: Named,
  row: KeptContact,
  personId: string,
  identity: Identity,
  now: string,
  again: boolean,
): Promise<Call> {
  const { interview, exposureId } = naming;
  if (named.state === 'stands' && !again) {
    const before = await readTask(queueOf(pipeline), personId);
    const reason = notificationReason(exposureId, interview.disease, pressingOf(pipeline, naming, row));
    const band = bandOf(reason, pipeline.policy, now);
    const moved = before && changeBand(before, reason.id, band, pipeline.policy, now);
    const after = moved && setServable(moved, servable(identity, pipeline.policy), pipeline.policy, now);
    const changed = before !== undefined && after !== undefined && after !== before;
    return { ledger: {}, writes: changed ? [taskWrite(pipeline.callQueue, before, after)] : [] };
  }
  const infection = await readInfection(pipeline, personId, interview.disease);
  const check = infectionCheck(pipeline.caseFiles, personId, interview.disease, infection);
  if (infection !== undefined && !infection.ended)
    return { ledger: {}, writes: [check, ...(await servableWrites(pipeline, personId, identity, now))] };
  const joined = await joinTask(pipeline, naming, row, personId, identity, now);
  const followUp = again ? await calledAgainWrites(pipeline, personId, interview.disease) : [];
  // One naming is worked a second time: it counts as taken in a second time, or the ledger would not balance. Where
  // nothing was needed the first time, that is no longer so.
  const wasNotNeeded = again && (named.ledger['contact.not-needed'] ?? 0) > 0;
  const second = wasNotNeeded ? { 'contact.not-needed': -1 } : { 'contact.in': 1 };
  return {
    ledger: plus(second, disposed('contact', joined.effect)),
    writes: [check, joined.write, ...followUp],
  };
}
