import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ClaimedTask, ClaimResponse } from '../../shared/api/calls.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { claimEnd, notFor, offeredReasons } from '../../shared/domain/claim.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { type Protocol, protocolFor } from '../../shared/domain/protocol.ts';
import { isClaimed, type Task } from '../../shared/domain/task.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { audit } from '../../shared/storage/audit.ts';
import { type Hold, readHold, readTask, saveHold, takeTask } from '../../shared/storage/call-queue.ts';
import { readProfile } from '../../shared/storage/people.ts';
import type { Pause } from '../../shared/storage/retry.ts';
import { findDue, type Offer } from './find-due.ts';
import { giveBack } from './give-back.ts';

/** Tables and everything else that claiming rests on; built once by the handler. */
export interface Desk {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly callQueue: string;
  readonly audit: string;
  /** An operator's work lists, in their order. */
  readonly workLists: (operator: string) => Promise<readonly string[]>;
  readonly policy: Policy;
  readonly protocols: readonly Protocol[];
  readonly clock: Clock;
  readonly pause: Pause;
  /** A number from 0 up to 1: which of the first in line is taken. */
  readonly chance: () => number;
}

type Claimed = { readonly body: ClaimResponse; readonly operation: 'claimed' | 'held' | 'idle' };

/** Rounds in which every candidate was taken by somebody else before the caller is told to ask again. */
const rounds = 6;

/** Gives an operator the next task of their work lists; one who holds a task is given that one again. */
export async function claimCall(desk: Desk, operator: string): Promise<Claimed | Refused> {
  const queue = queueOf(desk);
  for (let round = 1; round <= rounds; round++) {
    const hold = await readHold(queue, operator, round === 1 ? 'eventual' : 'consistent');
    const held = hold && (await heldTask(desk, operator, hold));
    if (held) return { body: { task: await shown(desk, operator, held, 'you hold it already') }, operation: 'held' };
    const found = await findDue(desk, operator, await desk.workLists(operator), round);
    if (found.offers.length === 0) {
      const askAgainAt = found.next === undefined ? {} : { askAgainAt: found.next };
      return { body: { task: null, ...askAgainAt }, operation: 'idle' };
    }
    const taken = await takeOne(desk, operator, found.offers, hold);
    if (taken) return { body: { task: await shown(desk, operator, taken.task, taken.because) }, operation: 'claimed' };
    await desk.pause(10 * 2 ** round);
  }
  return refuse('try-again');
}

const queueOf = ({ client, callQueue }: Desk) => ({ client, table: callQueue });

/** The task has the last word on who holds it: the hold may be of a claim that ended. */
async function heldTask(desk: Desk, operator: string, hold: Hold): Promise<Task | undefined> {
  const task = await readTask(queueOf(desk), hold.personId);
  const mine = task?.holder === operator && task.epoch === hold.epoch && isClaimed(task, desk.clock());
  // One whose last reason was withdrawn during the call has no place any more: the next one is served.
  return mine && task.place !== undefined ? task : undefined;
}

async function takeOne(
  desk: Desk,
  operator: string,
  offers: readonly Offer[],
  hold: Hold | undefined,
): Promise<{ task: Task; because: string } | undefined> {
  for (const { seen, kind, because } of offers) {
    const now = desk.clock();
    const until = claimEnd(kind, desk.policy, now);
    const task = await takeTask(queueOf(desk), seen, { holder: operator, now, until, notFor: notFor(operator, now) });
    if (task === undefined) continue;
    const { personId, epoch } = task;
    if (await saveHold(queueOf(desk), operator, hold, { personId, epoch, until })) return { task, because };
    // Another request of the same operator was quicker. Nobody was shown this task: it goes back as it was.
    await giveBack(desk, task);
    return undefined;
  }
  return undefined;
}

/** What the operator sees of the person they hold; that they saw it is written down first. */
async function shown(desk: Desk, operator: string, task: Task, servedBecause: string): Promise<ClaimedTask> {
  const { personId, epoch, place, attempts } = task;
  const fields = ['name', 'birthDate', 'language', 'phones'];
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
  const profile = await readProfile({ client: desk.client, table: desk.people }, personId, 'eventual');
  const protocol = place && protocolFor(place.kind, desk.protocols);
  if (profile === undefined || place === undefined || protocol === undefined)
    throw new Error('A task stands in line without a person, a place or a protocol.');
  const { name, birthDate, language, phones } = profile.identity;
  return {
    id: personId,
    epoch,
    claimedUntil: place.availableAt,
    list: place.list,
    band: place.band,
    kind: place.kind,
    servedBecause,
    attempt: attempts + 1,
    reasons: offeredReasons(task).map(({ id, kind, disease, ref, due }) => ({ id, kind, disease, ref, due })),
    protocol: { id: protocol.id, version: protocol.version },
    person: {
      id: personId,
      name,
      birthDate,
      language,
      phones: phones.map(({ asTyped, e164, kind, standing }) => ({
        number: e164 ?? asTyped,
        kind,
        usable: e164 !== undefined && standing !== 'unusable',
      })),
      possibleDuplicates: [...profile.possibleDuplicates],
    },
  };
}
