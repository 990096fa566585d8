import type { ClaimedTask } from '../api/calls.ts';
import { isByHand } from '../domain/calls/by-hand.ts';
import { offeredReasons } from '../domain/calls/claim.ts';
import type { Task } from '../domain/calls/task.ts';
import { protocolsServed } from '../domain/desk/supervision.ts';
import { protocolFor } from '../domain/protocols/protocol.ts';
import { audit } from '../storage/audit.ts';
import { readPassedOnNote } from '../storage/notes.ts';
import { type Profile, readProfile } from '../storage/profiles.ts';
import type { ClaimDesk } from './claim-desk.ts';
import { phonesShown } from './show-phones.ts';

/** What the operator sees of the person they hold; that they saw it is written down first. */
export async function showTask(
  desk: ClaimDesk,
  operator: string,
  task: Task,
  servedBecause: string,
  known?: Profile,
): Promise<ClaimedTask> {
  const { personId, epoch } = task;
  const fields = ['name', 'birthDate', 'language', 'phones', ...(isByHand(task) ? ['address'] : [])];
  const entry = {
    personId,
    at: desk.clock(),
    actor: operator,
    role: 'operator',
    act: 'claim-call',
    purpose: 'call',
    epoch,
    fields,
  };
  await audit(desk.client, desk.audit, entry);
  const profile = known ?? (await readProfile({ client: desk.client, table: desk.people }, personId, 'eventual'));
  if (profile === undefined) throw new Error('A task stands in line without a person.');
  const note = task.noteOf === undefined ? undefined : await readPassedOnNote(desk, personId, task.noteOf);
  const view = taskView(task, profile, desk, servedBecause);
  return note === undefined ? view : { ...view, passedOn: note };
}

/** The task and its person as they are shown, once it is written down who saw them. */
export function taskView(
  task: Task,
  profile: Profile,
  desk: Pick<ClaimDesk, 'protocols' | 'policy'>,
  servedBecause: string,
): ClaimedTask {
  const { personId, epoch, place, attempts } = task;
  const offered = offeredReasons(task);
  const disease = (offered.find(({ kind }) => kind === place?.kind) ?? offered[0])?.disease;
  const protocols = protocolsServed(desk.protocols, task.person.jurisdiction, desk.policy);
  const protocol = place && protocolFor(place.kind, protocols, disease);
  if (place === undefined || protocol === undefined)
    throw new Error('A task stands in line without a place or a protocol.');
  const { name, birthDate, language, address } = profile.identity;
  return {
    id: personId,
    epoch,
    claimedUntil: task.claimedUntil ?? place.availableAt,
    list: place.list,
    band: place.band,
    kind: place.kind,
    servedBecause,
    attempt: task.dialling?.epoch === epoch ? task.dialling.ordinal : attempts + 1,
    reasons: offered.map(({ id, kind, disease, ref, due }) => ({ id, kind, disease, ref, due })),
    protocol: { id: protocol.id, version: protocol.version },
    person: {
      id: personId,
      name,
      birthDate,
      language,
      phones: phonesShown(profile, task),
      ...(isByHand(task) && address !== undefined ? { address } : {}),
      possibleDuplicates: [...profile.possibleDuplicates],
    },
  };
}
