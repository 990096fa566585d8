import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import type { Stage } from '../../shared/telephony/call-state.ts';
import { readText } from '../engines/serve.ts';
import type { Carrier } from './carrier.ts';
import type { Contact } from './contact.ts';

/** The three operations of Amazon Connect's API that Ringtrace asks for, as the SDK's own client sends them. */

interface Api extends Carrier {
  readonly now: () => number;
}

interface Answer {
  readonly status: number;
  readonly body: object;
  /** The class of error, in the header where the client looks for it. */
  readonly error?: string;
}

export async function serveConnect(api: Api, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, body, error } = await answer(api, request).catch(
    (wrong: unknown): Answer => ({ status: 500, body: { Message: String(wrong) }, error: 'InternalServiceException' }),
  );
  const headers = { 'content-type': 'application/json', ...(error && { 'x-amzn-errortype': error }) };
  response.writeHead(status, headers).end(JSON.stringify(body));
}

const refused = (status: number, error: string, Message: string): Answer => ({ status, body: { Message }, error });

const Start = z.object({
  DestinationPhoneNumber: z.string().check(z.regex(/^\+[1-9]\d{3,14}$/)),
  ContactFlowId: z.string(),
  InstanceId: z.string(),
  ClientToken: z.string().check(z.minLength(1), z.maxLength(500)),
  RingTimeoutInSeconds: z._default(z.int().check(z.gte(15), z.lte(60)), 60),
  Attributes: z._default(z.record(z.string(), z.string()), {}),
});
const Stop = z.object({ ContactId: z.string(), InstanceId: z.string() });

async function answer(api: Api, request: IncomingMessage): Promise<Answer> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const body = parse((await readText(request, 64 * 1024)) ?? '');
  if (api.isDown(api.now())) return refused(500, 'InternalServiceException', 'Out of order');
  const wanted = /^\/contacts\/[^/]+\/([^/]+)$/.exec(path)?.[1];
  if (request.method === 'PUT' && path === '/contact/outbound-voice') return start(api, body);
  if (request.method === 'POST' && path === '/contact/stop') return stop(api, body);
  if (request.method === 'GET' && wanted !== undefined) return describe(api, wanted);
  return refused(404, 'ResourceNotFoundException', 'The simulator starts, stops and describes calls');
}

function start(api: Api, body: unknown): Answer {
  const order = z.safeParse(Start, body);
  if (!order.success) return refused(400, 'InvalidParameterException', 'A field is missing');
  const { ClientToken: token, DestinationPhoneNumber: e164, RingTimeoutInSeconds: ringSeconds } = order.data;
  const started = api.start({ token, e164, ringSeconds }, api.now());
  switch (started.answer) {
    case 'too-fast':
      return refused(429, 'TooManyRequestsException', 'Rate exceeded');
    case 'not-allowed':
      return refused(403, 'DestinationNotAllowedException', 'Not this country');
    case 'started':
      return started.silent
        ? refused(500, 'InternalServiceException', 'Lost on the way')
        : { status: 200, body: { ContactId: started.contactId } };
    default:
      return started satisfies never;
  }
}

function stop(api: Api, body: unknown): Answer {
  const wanted = z.safeParse(Stop, body);
  if (!wanted.success) return refused(400, 'InvalidParameterException', 'A field is missing');
  return api.stop(wanted.data.ContactId, api.now())
    ? { status: 200, body: {} }
    : refused(410, 'ContactNotFoundException', 'Over already');
}

function describe(api: Api, contactId: string): Answer {
  const contact = api.find(contactId);
  return contact === undefined
    ? refused(404, 'ResourceNotFoundException', 'No such contact')
    : { status: 200, body: { Contact: described(contact, api.now()) } };
}

/** Times are seconds since 1970, as the protocol has them. */
function described({ id, stages, reason }: Contact, now: number) {
  const at = (stage: Stage) => {
    const time = stages.get(stage);
    return time === undefined || time > now ? undefined : time / 1000;
  };
  const ended = at('DISCONNECTED');
  return {
    Id: id,
    Channel: 'VOICE',
    InitiationMethod: 'API',
    InitiationTimestamp: at('INITIATED'),
    ConnectedToSystemTimestamp: at('CONNECTED_TO_SYSTEM'),
    QueueInfo: at('QUEUED') && { EnqueueTimestamp: at('QUEUED') },
    AgentInfo: at('CONNECTED_TO_AGENT') && { ConnectedToAgentTimestamp: at('CONNECTED_TO_AGENT') },
    DisconnectTimestamp: ended,
    DisconnectReason: ended === undefined ? undefined : reason,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
