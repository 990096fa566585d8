import { expect, test } from 'vitest';
import { dialled, settleWithout } from '../../../shared/domain/calls/dial.ts';
import { addReason, type Task } from '../../../shared/domain/calls/task.ts';
import defaultPolicy from '../../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { readPolicy } from '../../../shared/domain/desk/policy.ts';

const policy = readPolicy(defaultPolicy);
const now = '2026-11-24T09:00:00.000Z';

/** A task that was claimed at nine and dialled under the claim. */
function dialledTask(more: Partial<Task> = {}): Task {
  const reason = { id: 'r', kind: 'case-interview', disease: 'measles', risk: 'unknown', due: now } as const;
  const person = { jurisdiction: 'main', language: 'any' };
  const joining = { personId: 'anna', callable: true, person, reason, by: 'case' } as const;
  const { task } = addReason(undefined, joining, policy, now);
  const held = { ...task, epoch: 1, holder: 'ada', claimedAt: now, claimedUntil: '2026-11-24T10:00:00.000Z' };
  const dialling = { ordinal: 1, epoch: 1, phone: 'aaaa', mode: 'connect', at: now, line: '1#x' } as const;
  return { ...dialled(held, dialling), ...more };
}

const gone = '2026-11-24T10:30:00.000Z';

test('an attempt whose operator went away is counted by what came of it, and the person called again in time', () => {
  const settled = settleWithout(dialledTask(), { ordinal: 1, epoch: 1 }, 'no-answer', policy, gone);
  expect(settled).toMatchObject({ counted: 1, attempts: 1, dialling: { settled: 'counted' } });
  // Three hours later at the soonest, and at another part of the day: in the evening, 17 h where they live.
  expect(settled.place?.availableAt).toBe('2026-11-24T14:00:00.000Z');
  const failed = settleWithout(dialledTask(), { ordinal: 1, epoch: 1 }, 'system-failure', policy, gone);
  expect(failed).toMatchObject({ counted: 0, dialling: { settled: 'uncounted' } });
});

test('whoever has taken the task since decides when it is served: only the count moves', () => {
  const taken = dialledTask({ epoch: 2, holder: 'bob' });
  const settled = settleWithout(taken, { ordinal: 1, epoch: 1 }, 'busy', policy, gone);
  expect(settled).toEqual({
    ...taken,
    counted: 1,
    tries: [{ at: taken.dialling?.at, phone: taken.dialling?.phone, outcome: 'busy' }],
    version: taken.version + 1,
    dialling: { ...taken.dialling, settled: 'counted' },
  });
});
