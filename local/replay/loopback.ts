import { UsageError } from '../command-line.ts';
import type { Running } from '../running.ts';

/**
 * Lets a replay near this machine's own pipeline only: made-up people in a department's real queues would be called.
 *
 * @throws UsageError naming the endpoint that is elsewhere
 */
export function requireLoopback({ api, signIn, dynamodb, sqs, keys, control, queues }: Running): void {
  const endpoints = { api, signIn, dynamodb, sqs, keys, control, ...queues };
  for (const [name, url] of Object.entries(endpoints)) {
    if (!isLoopback(url)) {
      throw new UsageError(
        `The endpoint ${name} is ${url}, which is not this machine: a replay makes up people and calls them, so it runs on loopback only.`,
      );
    }
  }
}

/** 127.0.0.0/8, ::1 and localhost. */
export function isLoopback(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
