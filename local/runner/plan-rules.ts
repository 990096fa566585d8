import * as z from 'zod/mini';
import { LocalFailure } from '../engines/failure.ts';
import { queueArn } from '../engines/sqs.ts';
import type { Deployed } from './deployment.ts';
import { type Pattern, patternOf } from './filter.ts';
import { read } from './properties.ts';

/** A rule that sends matching events to queues. */
export interface EventRule {
  readonly name: string;
  readonly pattern: Pattern;
  readonly queues: readonly string[];
}

const Rule = z.object({
  EventPattern: z.optional(z.unknown()),
  State: z._default(z.string(), 'ENABLED'),
  Targets: z._default(z.array(z.looseObject({ Arn: z.string() })), []),
});

/** What a target may have besides its address; anything that would change the event is not followed. */
const targetFields = ['Arn', 'Id'];

/**
 * Reads an `AWS::Events::Rule` that has a pattern; undefined for one that is disabled, or goes by time.
 *
 * @throws LocalFailure for a target that is no queue, and for a pattern with an operator the runner does not know
 */
export function planEventRule(resource: Deployed, queues: readonly { readonly name: string }[]): EventRule[] {
  const { EventPattern, State, Targets } = read(resource, Rule);
  if (EventPattern === undefined || State !== 'ENABLED') return [];
  const wrong = (what: string) =>
    new LocalFailure(`Stack ${resource.stack.name}, ${resource.logicalId}: the local runner ${what}.`);
  const named = Targets.map((target) => {
    const more = Object.keys(target).filter((field) => !targetFields.includes(field));
    if (more.length > 0) throw wrong(`sends events as they are, without ${more.join(', ')}`);
    const queue = queues.find(({ name }) => queueArn(name) === target.Arn);
    if (queue === undefined) throw wrong(`sends events to queues only, not to ${target.Arn}`);
    return queue.name;
  });
  return [{ name: resource.name, pattern: patternOf(EventPattern), queues: named }];
}

export const isEventRule = (resource: Deployed): boolean => read(resource, Rule).EventPattern !== undefined;
