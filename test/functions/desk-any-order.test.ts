import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { mergePeople } from '../../functions/merge-people/merge-people.ts';
import { transferCall } from '../../functions/pass-on-call/pass-on-call.ts';
import { steerTasks } from '../../functions/steer-tasks/steer-tasks.ts';
import type { ClaimedTask } from '../../shared/api/calls.ts';
import { LineCall } from '../../shared/domain/calls/phone-line.ts';
import { isClaimed } from '../../shared/domain/calls/task.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { gate, interleave } from '../support/interleave.ts';
import { report } from '../support/made-up.ts';

/** A household at one number, three operators and a supervisor, and everything they may do to each other's calls. */
const world = freshWorld();
const operators = ['ada', 'bea', 'cid'] as const;
const acts = [
  'claim',
  'claim',
  'place',
  'renew',
  'run-out',
  'release',
  'refused',
  'no-answer',
  'old word',
  'force-release',
  'transfer',
  'merge',
] as const;
const act = fc.record({ does: fc.constantFrom(...acts), operator: fc.constantFrom(...operators) });
type Act = { readonly does: (typeof acts)[number]; readonly operator: (typeof operators)[number] };

const shared = '+70005550101';
const names = ['Анна', 'Борис', 'Вера'];

/** What somebody was last given, also when it is theirs no more. */
const remembered = new Map<string, ClaimedTask>();

async function perform({ does, operator }: Act): Promise<unknown> {
  const last = remembered.get(operator);
  if (does === 'claim') {
    const task = await world().claim(operator);
    return task && remembered.set(operator, task);
  }
  if (does === 'run-out') return world().forward(61);
  if (last === undefined) return undefined;
  switch (does) {
    case 'place':
      return world().place(operator, last);
    case 'renew':
      return world().renew(operator, last);
    case 'release':
      return world().release(operator, last);
    case 'refused':
    case 'no-answer':
    case 'old word':
      return world().finish(operator, last, { outcome: does === 'refused' ? 'refused' : 'no-answer' });
    case 'force-release':
      return steerTasks(world(), 'sam', { reason: 'asked for', task: last.id, act: { act: 'force-release' } });
    case 'transfer':
      return transferCall(world().wired, operator, last.id, { epoch: last.epoch, skill: 'experts', note: 'x' });
    case 'merge': {
      const [one, other] = (await world().peopleProfiles()).filter(({ mergedInto }) => mergedInto === undefined);
      const sam = { id: 'sam', roles: ['supervisor'] } as const;
      return one && other && mergePeople(world().wired, sam, one.personId, { other: other.personId });
    }
  }
}

const Line = z.object({ pk: z.string(), calls: z.array(LineCall) });

/** Operators who have this number under way now. */
async function ringing(): Promise<string[][]> {
  const lines = (await world().items('callQueue')).flatMap((item) => z.safeParse(Line, item).data ?? []);
  const hourAgo = new Date(Date.parse(world().now()) - 3_600_000).toISOString();
  return lines.map(({ calls }) => [
    ...new Set(calls.filter(({ ended, at }) => ended !== true && at > hourAgo).map(({ operator }) => operator)),
  ]);
}

async function keepsItsPromises(epochs: Map<string, number>): Promise<void> {
  const tasks = await world().tasks();
  const live = tasks.filter((task) => isClaimed(task, world().now())).map(({ holder }) => holder);
  expect(new Set(live).size, 'an operator holds one task at most').toBe(live.length);
  for (const { personId, epoch, state, place } of tasks) {
    expect(epoch, 'an epoch only grows').toBeGreaterThanOrEqual(epochs.get(personId) ?? 0);
    epochs.set(personId, epoch);
    expect(place === undefined, 'what is open stands in one place').toBe(state === 'closed');
  }
  for (const ringers of await ringing())
    expect(ringers.length, 'nobody rings a number that another rings').toBeLessThanOrEqual(1);
}

/** A lost race that was tried again too often is answered "try again": nothing was changed. */
const ifStale = (error: unknown): void => {
  if (!(error instanceof Error) || error.name !== 'StaleRead') throw error;
};

test('whatever operators and a supervisor do, at once and in any order: one holder, one task, one ring, and the ledger balances', async () => {
  gate(world().client);
  let run = 0;
  const property = fc.asyncProperty(
    fc.array(fc.tuple(act, act), { minLength: 5, maxLength: 9 }),
    fc.array(fc.nat(1), { minLength: 20, maxLength: 40 }),
    async (pairs, turns) => {
      run += 1;
      remembered.clear();
      for (const given of names)
        await world().register(
          report({ caseId: `${run}-${given}`, name: { family: `Дом${run}`, given }, phones: [{ number: shared }] }),
        );
      await world().flow();
      const epochs = new Map<string, number>();
      for (const [first, second] of pairs) {
        // In the morning, when people may be rung.
        world().forward(((32 - new Date(world().now()).getUTCHours()) % 24) * 60);
        await interleave<unknown>(
          turns,
          () => perform(first).catch(ifStale),
          () => perform(second).catch(ifStale),
        );
        await keepsItsPromises(epochs);
        await world().flow({ twice: true });
      }
      await world().settled();
    },
  );
  const at = (does: Act['does'], operator: Act['operator']): Act => ({ does, operator });
  const bothClaim: [Act, Act] = [at('claim', 'ada'), at('claim', 'bea')];
  const turns = [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1];
  await fc.assert(property, {
    numRuns: 8,
    examples: [
      [[bothClaim, [at('place', 'ada'), at('place', 'bea')], [at('merge', 'ada'), at('refused', 'bea')]], turns],
      [
        [bothClaim, [at('force-release', 'ada'), at('refused', 'ada')], [at('transfer', 'bea'), at('merge', 'bea')]],
        turns,
      ],
    ],
  });
});
