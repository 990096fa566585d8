import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { claimCall } from '../../../functions/claim-call/claim-call.ts';
import { finishCall } from '../../../functions/finish-call/finish-call.ts';
import { FinishRequest } from '../../../shared/api/finish.ts';
import { shardByBacklog } from '../../../shared/runtime/backlog.ts';
import { openSettings, type Settings } from '../../../shared/runtime/settings.ts';
import { rememberStaff } from '../../../shared/runtime/staff-memory.ts';
import { countingUnits, meterClient, type Units } from '../../../shared/runtime/units.ts';
import type { Chance } from './chance.ts';
import { countingConflicts, meterConflicts } from './meter.ts';
import type { Time } from './time.ts';

/** What an operator holds. */
export interface Held {
  readonly task: string;
  readonly epoch: number;
}

export interface Asked {
  /** Undefined where nothing was due, or the desk said *try again*. */
  readonly held: Held | undefined;
  readonly tryAgain: boolean;
  readonly conflicts: number;
  readonly units: Units;
}

/** The desk as operators meet it: the real use cases, wired as their handlers wire them. */
export interface BenchDesk {
  claim(operator: string): Promise<Asked>;
  finish(operator: string, held: Held, outcome: 'refused' | 'no-answer'): Promise<void>;
}

export interface BenchDeskOptions {
  readonly client: DynamoDBClient;
  readonly memory: Memory;
  readonly time: Time;
  /** Domain time at which `time` began, in epoch milliseconds. */
  readonly from: number;
  readonly chance: Chance;
}

/** What a process remembers, whoever asks: it is read a few times a minute, and not counted. */
export type Memory = () => Promise<Settings>;

export function memoryOf(client: DynamoDBClient): Memory {
  const settings = openSettings(client, 'Desk');
  const sharded = shardByBacklog({ client, table: 'CallQueue' });
  return async () => {
    const now = await settings();
    return { ...now, policy: await sharded(now.policy) };
  };
}

export function benchDesk({ client, memory, time, from, chance }: BenchDeskOptions): BenchDesk {
  meterClient(client);
  meterConflicts(client);
  const wired = {
    client,
    people: 'People',
    caseFiles: 'CaseFiles',
    callQueue: 'CallQueue',
    audit: 'Audit',
    desk: 'Desk',
    staff: rememberStaff({ client, table: 'Desk' }, memory),
    clock: () => new Date(from + time.now()).toISOString(),
    pause: (milliseconds: number) => time.sleep(milliseconds * (0.5 + chance())),
  };
  const live = async () => ({ ...wired, ...(await memory()) });
  return {
    async claim(operator) {
      const counted = await countingUnits(() => countingConflicts(async () => claimCall(await live(), operator)));
      const { result, conflicts } = counted.result;
      const { units } = counted;
      if ('refused' in result) {
        if (result.refused !== 'try-again') throw new Error(`A claim was refused: ${result.refused}.`);
        return { held: undefined, tryAgain: true, conflicts, units };
      }
      const { task } = result.body;
      return { held: task ? { task: task.id, epoch: task.epoch } : undefined, tryAgain: false, conflicts, units };
    },
    async finish(operator, { task, epoch }, outcome) {
      const result = await finishCall(await live(), operator, task, z.parse(FinishRequest, { epoch, outcome }));
      if ('refused' in result) throw new Error(`A finish was refused: ${result.refused}.`);
    },
  };
}
