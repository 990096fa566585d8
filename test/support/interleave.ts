import { AsyncLocalStorage } from 'node:async_hooks';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/**
 * Runs several pieces of work at once and decides the order of their database calls: one call at a time, the next one
 * by `order`, so that a race which happens once in a million runs happens whenever a test asks for it.
 */

interface Actor {
  readonly n: number;
  /** Let the calls go on that this actor waits with. */
  readonly waiting: (() => void)[];
  busy: boolean;
}

interface Gate {
  readonly actors: readonly Actor[];
  readonly left: number[];
  inFlight: number;
}

const acting = new AsyncLocalStorage<{ readonly actor: Actor; readonly at: Gate }>();

/** Lets the next call through once everybody has come to the gate or is done. */
function step(at: Gate): void {
  if (at.inFlight > 0 || at.actors.some(({ waiting, busy }) => busy && waiting.length === 0)) return;
  const here = at.actors.filter(({ waiting }) => waiting.length > 0);
  const wanted = (at.left.shift() ?? 0) % at.actors.length;
  const go = (here.find(({ n }) => n === wanted) ?? here[0])?.waiting.shift();
  if (go === undefined) return;
  at.inFlight += 1;
  go();
}

/** Makes a client's calls stop at the gate while `interleave` runs them. */
export function gate(client: DynamoDBClient): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const now = acting.getStore();
      if (now === undefined) return next(args);
      await new Promise<void>((resolve) => {
        now.actor.waiting.push(resolve);
        step(now.at);
      });
      try {
        return await next(args);
      } finally {
        now.at.inFlight -= 1;
        step(now.at);
      }
    },
    { step: 'initialize', name: 'gate', override: true },
  );
}

/** What each piece of work gives, in their order. `order` names who goes next; out of it, whoever waits first. */
export async function interleave<Result>(
  order: readonly number[],
  ...works: readonly (() => Promise<Result>)[]
): Promise<Result[]> {
  const gated = works.map((work, n) => ({ work, actor: { n, waiting: [], busy: true } satisfies Actor }));
  const at: Gate = { actors: gated.map(({ actor }) => actor), left: [...order], inFlight: 0 };
  const run = ({ work, actor }: { readonly work: () => Promise<Result>; readonly actor: Actor }) =>
    acting.run({ actor, at }, work).finally(() => {
      actor.busy = false;
      step(at);
    });
  return Promise.all(gated.map(run));
}
