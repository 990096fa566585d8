import type { Deployed } from './deployment.ts';
import { type PlannedApi, planApi } from './plan-api.ts';
import { type PlannedConsole, planConsole } from './plan-console.ts';
import { type PlannedFunction, planFunction } from './plan-functions.ts';
import { type PlannedQueue, planQueue } from './plan-queues.ts';
import { type EventRule, isEventRule, planEventRule } from './plan-rules.ts';
import { planSchedule, type Schedule } from './plan-schedules.ts';
import { planReaders, type Readers } from './plan-sources.ts';

/** What the runner will start: the templates in its own words. */
export interface Plan extends Readers {
  readonly tables: readonly PlannedTable[];
  readonly queues: readonly PlannedQueue[];
  readonly functions: readonly PlannedFunction[];
  readonly schedules: readonly Schedule[];
  readonly eventRules: readonly EventRule[];
  readonly api: PlannedApi;
  /** Undefined where the templates make none. */
  readonly console: PlannedConsole | undefined;
}

export interface PlannedTable {
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/**
 * Reads what to run out of the deployed resources.
 *
 * @throws LocalFailure naming the resource and the property it cannot follow
 */
export function plan(resources: readonly Deployed[]): Plan {
  const of = (type: string) => resources.filter((resource) => resource.type === type);
  const queues = of('AWS::SQS::Queue').map(planQueue);
  const tables = of('AWS::DynamoDB::Table').map(({ name, properties }) => ({ name, properties: properties() }));
  const rules = of('AWS::Events::Rule');
  return {
    tables,
    queues,
    functions: of('AWS::Lambda::Function').map(planFunction),
    ...planReaders({ queues, tables }, of('AWS::Lambda::EventSourceMapping')),
    schedules: rules.filter((rule) => !isEventRule(rule)).flatMap(planSchedule),
    eventRules: rules.flatMap((rule) => planEventRule(rule, queues)),
    api: planApi(resources),
    console: planConsole(resources),
  };
}
