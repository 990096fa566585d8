import { transferCall } from '../../functions/pass-on-call/pass-on-call.ts';
import { steerTasks } from '../../functions/steer-tasks/steer-tasks.ts';
import type { ClaimedTask } from '../../shared/api/calls.ts';
import { readTask } from '../../shared/storage/call-queue.ts';
import type { Dialer, Started } from '../../shared/telephony/dialer.ts';
import { phonesOf } from './phones.ts';
import type { World } from './world.ts';

/**
 * Operators, a supervisor, their own phones and a carrier, all about one number: what they do is drawn, and what really
 * rings is known.
 */
export const operators = ['ada', 'bea', 'cid'] as const;
export type Operator = (typeof operators)[number];

export const doings = [
  ...['connect', 'connect', 'connect', 'connect', 'manual', 'manual', 'again', 'again by hand', 'renew'],
  ...['failed', 'failed', 'no-answer', 'call-back', 'release', 'transfer', 'force-release'],
  ...['event', 'old event', 'seconds', 'minutes', 'minutes', 'hour', 'outage', 'hang-up'],
] as const;
export interface Act {
  readonly does: string;
  readonly operator: Operator;
}
/** What becomes of an order to the carrier; `late` goes through after nobody waited for it any longer. */
export const fates = ['well', 'well', 'well', 'silent', 'late', 'throttle', 'refuse'] as const;
export type Fate = (typeof fates)[number];

const outcomes: Readonly<Record<string, object>> = {
  failed: { outcome: 'system-failure' },
  'no-answer': { outcome: 'no-answer' },
  'call-back': { outcome: 'call-back-requested' },
};

/** One number of a world, who rings it, and everything that may be done about it. */
export function deskOf(world: World, number: string, seed: string, destiny: readonly Fate[]) {
  const phones = phonesOf(world, { seed, talkSeconds: { from: 60, to: 9_000 } });
  const carrier = world.telephony.dialer;
  const held = new Map<Operator, ClaimedTask>();
  /** Whose own phone is at their ear, and since when. */
  const inHand = new Map<Operator, { readonly task: ClaimedTask; readonly since: number }>();
  const started = new Map<string, string>();
  /**
   * Calls that nobody here knows by their contact: of those nothing is ever told. Whoever rings for longer than the hour
   * that a number is kept for such a call could not be protected, so the person puts the phone down before.
   */
  const unheard = new Map<string, number>();
  const told: string[] = [];
  const late: (() => Promise<unknown>)[] = [];
  const ahead = [...destiny];
  const now = () => Date.parse(world.now());
  const isOn = (contactId: string) => {
    const end = phones.carrier.find(contactId)?.stages.get('DISCONNECTED');
    return end !== undefined && end > now();
  };

  const dialer: Dialer = {
    stop: async (contactId) => carrier?.stop(contactId),
    describe: async (contactId) => carrier?.describe(contactId),
    async start(order): Promise<Started> {
      const fate = ahead.shift() ?? 'well';
      if (fate === 'throttle' || fate === 'refuse') return { did: fate };
      const go = async () => {
        const answer = (await carrier?.start(order)) ?? { did: 'not-answer' };
        if (answer.did !== 'start') return answer;
        if (order.e164 === number) started.set(answer.contactId, order.agent);
        if (fate === 'well') unheard.delete(answer.contactId);
        else unheard.set(answer.contactId, now());
        return answer;
      };
      if (fate === 'late') late.push(go);
      const answer: Started = fate === 'late' ? { did: 'not-answer' } : await go();
      return fate === 'silent' ? { did: 'not-answer' } : answer;
    },
  };
  world.telephony.dialer = dialer;

  /** Calls of the number that ring or are spoken on. */
  const underWay = async (): Promise<string[]> => {
    const read = (id: string) => readTask({ client: world.client, table: world.callQueue }, id);
    const own: string[] = [];
    for (const [operator, { task, since }] of inHand) {
      const claim = await read(task.id);
      const holds =
        claim?.holder === operator && claim.epoch === task.epoch && (claim.claimedUntil ?? '') > world.now();
      // An operator who lost the task speaks on for an hour at most, and hears of it when they write down what came of it.
      if (holds || now() - since < 3_600_000) own.push(`${operator}'s own phone`);
    }
    return [...own, ...[...started.keys()].filter(isOn)];
  };

  async function pass(seconds: number): Promise<void> {
    // A request ends within 15 seconds: so late may what it ordered still go through.
    if (late.length > 0) world.forward(14 / 60);
    for (const order of late.splice(0)) await order();
    for (let left = seconds; left > 0; left -= 60) {
      world.forward(Math.min(60, left) / 60);
      for (const [contactId, since] of unheard) if (now() - since > 50 * 60_000) phones.carrier.stop(contactId, now());
      told.push(...phones.told());
      // A schedule runs it every minute; where it does not come to it in one, it does in the next.
      if (left > 60 || seconds === 60) await phones.reconcile();
    }
  }

  /** Nobody speaks on two phones: whoever dials puts down what they have at their ear. */
  function putDown(operator: Operator): void {
    inHand.delete(operator);
    for (const [contactId, agent] of started) {
      const connected = phones.carrier.find(contactId)?.stages.get('CONNECTED_TO_AGENT');
      if (agent === `agent-of-${operator}` && connected !== undefined && connected <= now())
        phones.carrier.stop(contactId, now());
    }
  }

  /** Whoever has nothing to ring takes the next. */
  async function taskOf(operator: Operator): Promise<ClaimedTask | undefined> {
    const before = held.get(operator);
    const task = before ?? (await world.claim(operator));
    if (task !== undefined) held.set(operator, task);
    return task;
  }

  const gone = new Set(['claim-taken', 'claim-ended', 'claim-ran-out', 'not-yours', 'line-busy']);

  async function place(operator: Operator, mode: 'connect' | 'manual', more = 0): Promise<void> {
    const task = await taskOf(operator);
    if (task === undefined) return;
    const attempt = task.attempt + more;
    putDown(operator);
    const placed = await world.place(operator, { ...task, attempt }, { mode });
    if (!('refused' in placed)) {
      held.set(operator, { ...task, attempt });
      const { number: shown, attempt: made } = placed.body;
      if (shown === number && !made.sameCall) inHand.set(operator, { task, since: now() });
    } else if (gone.has(placed.refused)) held.delete(operator);
    else if (placed.refused === 'carrier-refused') held.set(operator, { ...task, attempt: attempt + 1 });
  }

  async function act({ does, operator }: Act): Promise<unknown> {
    if (does === 'event' || does === 'old event') {
      const event = does === 'event' ? told.pop() : told[0];
      return event && phones.apply(event);
    }
    if (does === 'connect' || does === 'manual') return place(operator, does);
    if (does === 'again by hand') return place(operator, 'manual', 1);
    if (does === 'again') return place(operator, 'connect', 1);
    if (does === 'hang-up') return putDown(operator);
    const task = held.get(operator);
    if (task === undefined) return undefined;
    if (does === 'renew') return world.renew(operator, task);
    if (does === 'force-release')
      return steerTasks(world, 'sam', { reason: 'asked for', task: task.id, act: { act: 'force-release' } });
    const outcome = outcomes[does];
    if (outcome === undefined && does !== 'release' && does !== 'transfer') return undefined;
    // Their own phone they put down; a call through the carrier they may forget to hang up.
    if (inHand.get(operator)?.task.id === task.id) inHand.delete(operator);
    held.delete(operator);
    if (outcome !== undefined) return world.finish(operator, task, { ...outcome });
    if (does === 'release') return world.release(operator, task);
    return transferCall(world.wired, operator, task.id, { epoch: task.epoch, skill: 'experts', note: 'x' });
  }

  return {
    underWay,
    started: () => started.size,
    act,
    async between({ does }: Act): Promise<void> {
      if (does === 'seconds') await pass(16);
      if (does === 'minutes') await pass(240);
      if (does === 'hour') await pass(3_660);
      if (does === 'outage') {
        const to = new Date(now() + 20 * 60_000).toISOString();
        phones.change({ outages: [{ from: world.now(), to }] });
      }
    },
  };
}
