import { addReason, servable } from '../../shared/domain/calls/task.ts';
import type { TaskKind } from '../../shared/domain/calls/task-kind.ts';
import { taskWrite } from '../../shared/storage/call-queue.ts';
import { put, writeTogether } from '../../shared/storage/dynamo.ts';
import { keys } from '../../shared/storage/keys.ts';
import { phoneOf } from './made-up.ts';
import type { World } from './world.ts';

export interface Standing {
  readonly personId: string;
  readonly kind?: TaskKind;
  readonly risk?: 'high' | 'low' | 'unknown';
  /** Now, where left out. */
  readonly due?: string;
}

let made = 0;

/** Puts a person into a line without the way that leads there, for tests that are about the line. */
export async function standInLine(world: World, { personId, kind, risk = 'unknown', due }: Standing): Promise<void> {
  const reason = { id: `reason-${personId}`, kind: kind ?? 'case-interview', disease: 'covid-19', risk } as const;
  made += 1;
  const phones = [{ asTyped: phoneOf(made), e164: phoneOf(made), standing: 'unchecked' as const }];
  const identity = { name: { given: 'Анна' }, phones };
  const joining = {
    personId,
    ...servable(identity, world.policy),
    reason: { ...reason, due: due ?? world.now() },
    by: 'case' as const,
  };
  const { task } = addReason(undefined, joining, world.policy, world.now());
  const profile = { personId, identity, version: 1, possibleDuplicates: [], recordedAt: world.now() };
  await writeTogether(world.client, [
    taskWrite(world.callQueue, undefined, task),
    put(world.people, { ...profile, ...keys.profile(personId) }, 'absent'),
  ]);
}
