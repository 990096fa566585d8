import type { ClaimedTask } from '../../shared/api/calls.ts';
import type { RouteName } from '../../shared/api/every-route.ts';
import type { Details } from './made-up.ts';
import type { World } from './world.ts';

/** What a request is about that means something: chance finds no id, and everything behind one stays untried without it. */
export interface Asked {
  readonly who?: string;
  readonly path?: Record<string, string>;
  readonly body?: Details;
  readonly query?: Record<string, string>;
}

export interface Stage {
  readonly world: World;
  /** Held by operator-1. */
  readonly task: ClaimedTask;
  /** Reports a case through the queue. */
  readonly report: (message: Details) => Promise<unknown>;
  /** Sends a request that is taken, and gives its answer. */
  readonly ask: (name: RouteName, asked: Asked) => Promise<Details>;
}

export type Scene = (stage: Stage) => Promise<Asked>;
