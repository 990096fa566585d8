import * as z from 'zod/mini';
import { LocalFailure } from '../engines/failure.ts';
import type { Deployed } from './deployment.ts';
import { functionName, read } from './properties.ts';

export interface Schedule {
  readonly name: string;
  readonly everyMs: number;
  readonly function: string;
  readonly input: unknown;
}

const Rule = z.object({
  ScheduleExpression: z.optional(z.string()),
  State: z._default(z.string(), 'ENABLED'),
  Targets: z._default(z.array(z.object({ Arn: z.string(), Input: z.optional(z.string()) })), []),
});

const units = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Reads an `AWS::Events::Rule`; one that is disabled starts nothing. */
export function planSchedule(resource: Deployed): Schedule[] {
  const { ScheduleExpression = '', State, Targets } = read(resource, Rule);
  if (State !== 'ENABLED') return [];
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(ScheduleExpression) ?? [];
  if (unit !== 'minute' && unit !== 'hour' && unit !== 'day') {
    throw new LocalFailure(
      `Stack ${resource.stack.name}, ${resource.logicalId}: the local runner follows rate(...) rules only, not '${ScheduleExpression}'.`,
    );
  }
  return Targets.map(({ Arn, Input }) => ({
    name: resource.name,
    everyMs: Number(count) * units[unit],
    function: functionName(Arn),
    input: Input === undefined ? { source: 'aws.events', 'detail-type': 'Scheduled Event' } : JSON.parse(Input),
  }));
}
