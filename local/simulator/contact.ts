import { createHash } from 'node:crypto';
import type { Stage } from '../../shared/telephony/call-state.ts';
import { localAccount, localRegion } from '../engines/region.ts';
import type { Answer } from './person.ts';

/** One call as the carrier knows it. Times are epoch milliseconds of the domain. */
export interface Contact {
  readonly id: string;
  readonly token: string;
  readonly e164: string;
  readonly startedAt: number;
  /** What will happen, and what has: a stage is known once its time has come. */
  readonly stages: Map<Stage, number>;
  reason: string | undefined;
}

/** A contact's id comes from its token: the same order is the same call. */
export function contactIdOf(seed: string, token: string): string {
  const hex = createHash('sha256').update(`${seed}|${token}`).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
}

const second = 1000;
/** From the answer until the notice is said, until the operator is connected, and from the end until they are free. */
const noticeSeconds = 6;
const connectSeconds = 1;
const wrapUpSeconds = 30;

/** A call from its start to its end, if nobody ends it before. */
export function contactOf(
  seed: string,
  { token, e164 }: { readonly token: string; readonly e164: string },
  startedAt: number,
  answer: Answer,
): Contact {
  const stages = new Map<Stage, number>([['INITIATED', startedAt]]);
  const answeredAt = startedAt + answer.afterSeconds * second;
  if (answer.answers) {
    const queuedAt = answeredAt + noticeSeconds * second;
    const connectedAt = queuedAt + connectSeconds * second;
    stages.set('CONNECTED_TO_SYSTEM', answeredAt);
    stages.set('QUEUED', queuedAt);
    stages.set('CONNECTED_TO_AGENT', connectedAt);
    endAt(stages, connectedAt + answer.talkSeconds * second);
  } else stages.set('DISCONNECTED', answeredAt);
  const reason = answer.answers ? 'CUSTOMER_DISCONNECT' : answer.reason;
  return { id: contactIdOf(seed, token), token, e164, startedAt, stages, reason };
}

function endAt(stages: Map<Stage, number>, at: number): void {
  stages.set('DISCONNECTED', at);
  stages.set('COMPLETED', at + wrapUpSeconds * second);
}

/** Somebody hangs up on our side: what had not happened yet does not happen. */
export function hangUp(contact: Contact, now: number): void {
  if ((contact.stages.get('DISCONNECTED') ?? now) <= now) return;
  const spoke = (contact.stages.get('CONNECTED_TO_AGENT') ?? now) < now;
  for (const [stage, at] of contact.stages) if (at > now) contact.stages.delete(stage);
  contact.stages.set('DISCONNECTED', now);
  if (spoke) contact.stages.set('COMPLETED', now + wrapUpSeconds * second);
  contact.reason = 'API';
}

export const isOver = ({ stages }: Contact, now: number): boolean => (stages.get('DISCONNECTED') ?? now) <= now;

const iso = (at: number) => new Date(at).toISOString();

/** The contact event of a stage, as EventBridge carries it; times that have not come are left out. */
export function eventOf({ id, stages, reason }: Contact, stage: Stage, now: number) {
  const at = (which: Stage) => {
    const time = stages.get(which);
    return time === undefined || time > now ? undefined : iso(time);
  };
  const instanceArn = `arn:aws:connect:${localRegion}:${localAccount}:instance/local`;
  const ended = stage === 'DISCONNECTED' || stage === 'COMPLETED';
  return {
    version: '0',
    'detail-type': 'Amazon Connect Contact Event',
    source: 'aws.connect',
    account: localAccount,
    time: iso(stages.get(stage) ?? now),
    region: localRegion,
    resources: [instanceArn],
    detail: {
      eventType: stage,
      contactId: id,
      channel: 'VOICE',
      initiationMethod: 'API',
      instanceArn,
      initiationTimestamp: at('INITIATED'),
      connectedToSystemTimestamp: at('CONNECTED_TO_SYSTEM'),
      queueInfo: at('QUEUED') && { queueType: 'AGENT', enqueueTimestamp: at('QUEUED') },
      agentInfo: at('CONNECTED_TO_AGENT') && { connectedToAgentTimestamp: at('CONNECTED_TO_AGENT') },
      disconnectTimestamp: at('DISCONNECTED'),
      disconnectReason: ended ? reason : undefined,
    },
  };
}
export type ContactEventJson = ReturnType<typeof eventOf>;
