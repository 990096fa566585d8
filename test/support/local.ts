import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod/mini';
import { type ControlClient, controlClient } from '../../local/control-client.ts';
import { answers } from '../../local/engines/ports.ts';
import type { Running } from '../../local/running.ts';
import { type LocalOptions, startLocal } from '../../local/start-local.ts';

/** Ringtrace on this machine, for one test file: ports and state of its own. */
export interface TestLocal {
  readonly running: Running;
  readonly control: ControlClient;
  readonly state: string;
  /** A bearer token of a local user. */
  token(user: string): Promise<string>;
  /** Puts messages on a queue by its short name, up to ten at once. */
  send(queue: string, ...messages: readonly unknown[]): Promise<void>;
  /** Waits until nothing is in flight, or throws with what still is. */
  settle(): Promise<void>;
  /** Stops and keeps the state, for a start after it. */
  stop(): Promise<void>;
  /** Stops and removes the state. */
  end(): Promise<void>;
}

/** Starts everything; `assembly` is that of stage `local` where left out. */
export async function startTestLocal(options: Omit<LocalOptions, 'port'> = {}): Promise<TestLocal> {
  const state = options.state ?? mkdtempSync(join(tmpdir(), 'ringtrace-local-'));
  const engine = options.engine ?? process.env.RINGTRACE_ENGINE;
  const local = await startLocal({ ...options, state, engine, port: await eightFreePorts() });
  const { running } = local;
  const control = controlClient(running);
  return {
    running,
    control,
    state,
    token: (user) => signIn(running, user, user),
    send: (queue, ...messages) => send(running, queue, messages),
    async settle() {
      const { settled, ...rest } = await control.settled(10_000);
      if (!settled) throw new Error(`Still in flight after 10 s: ${JSON.stringify(rest)}`);
    },
    stop: local.stop,
    async end() {
      await local.stop();
      rmSync(state, { recursive: true, force: true });
    },
  };
}

const TokenAnswer = z.object({ access_token: z.optional(z.string()), error: z.optional(z.string()) });

/** Signs in with the password grant. */
export async function signIn(running: Running, username: string, password: string): Promise<string> {
  const form = { grant_type: 'password', client_id: 'ringtrace-local', username, password, scope: 'openid' };
  const response = await fetch(`${running.signIn}/token`, { method: 'POST', body: new URLSearchParams(form) });
  const { access_token, error } = z.parse(TokenAnswer, await response.json());
  if (access_token === undefined) throw new Error(`Sign-in refused: ${error}`);
  return access_token;
}

async function send(running: Running, queue: string, messages: readonly unknown[]): Promise<void> {
  const text = (message: unknown) => (typeof message === 'string' ? message : JSON.stringify(message));
  const Entries = messages.map((message, index) => ({ Id: String(index), MessageBody: text(message) }));
  const response = await fetch(running.sqs, {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessageBatch' },
    body: JSON.stringify({ QueueUrl: running.queues[queue], Entries }),
  });
  if (!response.ok) throw new Error(`The queue ${queue} refused messages: ${await response.text()}`);
}

/** The first of eight free ports in a row, below those that the system hands out. */
export async function eightFreePorts(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const first = 10_000 + 8 * Math.floor((Math.random() * 20_000) / 8);
    const taken = await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map((offset) => answers(first + offset)));
    if (!taken.includes(true)) return first;
    await pause(1);
  }
  throw new Error('No eight free ports in a row');
}
