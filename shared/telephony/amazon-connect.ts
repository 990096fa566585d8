import {
  type ConnectClient,
  type Contact,
  DescribeContactCommand,
  StartOutboundVoiceContactCommand,
  StopContactCommand,
} from '@aws-sdk/client-connect';
import type { CallState, Stage } from './call-state.ts';
import type { CallOrder, Dialer, Started } from './dialer.ts';

/** Amazon Connect as a dialer. The SDK itself repeats what was throttled or failed, under the one token. */

export interface ConnectInstance {
  readonly instanceId: string;
  /** Flow ids by language, as BCP 47 has it; the first is for everybody else. */
  readonly flows: ReadonlyMap<string, string>;
  /** In E.164; absent: the instance's own default. */
  readonly callerId: string | undefined;
}

/** Reads `en:flow-id,ru:flow-id`. */
export const readFlows = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split(',')
      .filter((entry) => entry.includes(':'))
      .map((entry) => {
        const at = entry.indexOf(':');
        return [entry.slice(0, at).trim(), entry.slice(at + 1).trim()] as const;
      }),
  );

export function flowFor(flows: ReadonlyMap<string, string>, language = ''): string | undefined {
  const wanted = language.toLowerCase();
  return flows.get(wanted) ?? flows.get(wanted.split('-')[0] ?? '') ?? [...flows.values()][0];
}

export function amazonConnect(client: ConnectClient, { instanceId, flows, callerId }: ConnectInstance): Dialer {
  return {
    async start({ token, e164, agent, language, ringSeconds }: CallOrder): Promise<Started> {
      const command = new StartOutboundVoiceContactCommand({
        InstanceId: instanceId,
        ContactFlowId: flowFor(flows, language),
        DestinationPhoneNumber: e164,
        SourcePhoneNumber: callerId,
        ClientToken: token,
        RingTimeoutInSeconds: ringSeconds,
        // Answering machine detection needs campaign traffic, and hangs up on 2 to 8 % of people (FACTS, section 2).
        TrafficType: 'GENERAL',
        // Kept for up to 24 months: neither of them tells who is called.
        Attributes: { attempt: token, agent },
      });
      const tries: Started['did'][] = [];
      // Innermost, so that each of the client's own repetitions is seen: the last of them speaks for itself only.
      command.middlewareStack.add(
        (next) => async (args) => {
          try {
            return await next(args);
          } catch (error) {
            tries.push(startedOf(error).did);
            throw error;
          }
        },
        { step: 'finalizeRequest', priority: 'low', name: 'each-try' },
      );
      try {
        const { ContactId } = await client.send(command);
        return ContactId === undefined ? { did: 'not-answer' } : { did: 'start', contactId: ContactId };
      } catch (error) {
        const started = startedOf(error);
        return started.did !== 'not-allow' && tries.includes('not-answer') ? { did: 'not-answer' } : started;
      }
    },
    async stop(contactId) {
      try {
        await client.send(new StopContactCommand({ InstanceId: instanceId, ContactId: contactId }));
      } catch (error) {
        // It ended by itself, or was never one.
        if (!isOver(error)) throw error;
      }
    },
    async describe(contactId) {
      try {
        const answer = await client.send(new DescribeContactCommand({ InstanceId: instanceId, ContactId: contactId }));
        return answer.Contact && stateOf(answer.Contact);
      } catch (error) {
        if (nameOf(error) === 'ResourceNotFoundException') return undefined;
        throw error;
      }
    },
  };
}

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

function statusOf(error: unknown): number | undefined {
  const metadata: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, '$metadata') : undefined;
  const status: unknown =
    typeof metadata === 'object' && metadata !== null ? Reflect.get(metadata, 'httpStatusCode') : undefined;
  return typeof status === 'number' ? status : undefined;
}

const isOver = (error: unknown) => ['ContactNotFoundException', 'ResourceNotFoundException'].includes(nameOf(error));

/** This country, or this kind of number, may not be called: asking again changes nothing. */
const notAllowed = new Set(['DestinationNotAllowedException', 'OutboundContactNotPermittedException']);
const throttled = new Set(['LimitExceededException', 'ThrottlingException', 'TooManyRequestsException']);

function startedOf(error: unknown): Started {
  const [name, status] = [nameOf(error), statusOf(error)];
  if (notAllowed.has(name)) return { did: 'not-allow' };
  if (throttled.has(name) || status === 429) return { did: 'throttle' };
  return status !== undefined && status >= 400 && status < 500 ? { did: 'refuse' } : { did: 'not-answer' };
}

/** A time that is not set may come as 1970. */
const isSet = (at: Date | undefined): at is Date => at !== undefined && at.getUTCFullYear() > 1970;

function stateOf(contact: Contact): CallState {
  const times: readonly (readonly [Stage, Date | undefined])[] = [
    ['INITIATED', contact.InitiationTimestamp],
    ['CONNECTED_TO_SYSTEM', contact.ConnectedToSystemTimestamp],
    ['QUEUED', contact.QueueInfo?.EnqueueTimestamp],
    ['CONNECTED_TO_AGENT', contact.AgentInfo?.ConnectedToAgentTimestamp],
    ['DISCONNECTED', contact.DisconnectTimestamp],
  ];
  const known = times.flatMap(([stage, at]) => (isSet(at) ? [[stage, at.toISOString()] as const] : []));
  const reason = isSet(contact.DisconnectTimestamp) ? contact.DisconnectReason : undefined;
  const voicemail = contact.AnsweringMachineDetectionStatus?.startsWith('VOICEMAIL') === true;
  return {
    stages: Object.fromEntries(known),
    ...(reason === undefined ? {} : { reason: reason.toUpperCase() }),
    ...(voicemail ? { voicemail } : {}),
  };
}
