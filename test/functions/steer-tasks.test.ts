import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { listTasks } from '../../functions/steer-tasks/list-tasks.ts';
import { type Steer, steerTasks } from '../../functions/steer-tasks/steer-tasks.ts';
import { type SteerResponse, TasksResponse } from '../../shared/api/tasks.ts';
import { plusMinutes } from '../../shared/domain/dates.ts';
import { countingUnits } from '../../shared/runtime/units.ts';
import { readTask } from '../../shared/storage/call-queue.ts';
import { readSeat } from '../../shared/storage/seats.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { standInLine } from '../support/in-line.ts';
import { contact, interview, report } from '../support/made-up.ts';

const world = freshWorld();
const list = 'main/any/interview';
const reason = 'the factory is called tomorrow';

const ask = (steer: Omit<Steer, 'reason'>) => steerTasks(world(), 'eve', { reason, ...steer });

async function steer(steer: Omit<Steer, 'reason'>): Promise<SteerResponse> {
  const answer = await ask(steer);
  if ('refused' in answer) throw new Error(answer.refused);
  return answer;
}

/** Counts, then does it page by page. */
async function inBulk(act: Steer['act'], filter: Steer['filter'], pages = Number.MAX_SAFE_INTEGER): Promise<number> {
  const { token } = await steer({ act, filter, dryRun: true });
  let [done, cursor]: [number, string | undefined] = [0, undefined];
  for (let page = 0; page < pages; page++) {
    const answer: SteerResponse = await steer({ act, filter, token, cursor });
    done += answer.done;
    cursor = answer.cursor;
    if (cursor === undefined) break;
  }
  return done;
}

const task = async (personId: string) => {
  const found = await readTask(world().counters, personId);
  if (found === undefined) throw new Error(`There is no task of ${personId}.`);
  return found;
};

async function many(n: number): Promise<void> {
  for (let each = 0; each < n; each++) await standInLine(world(), { personId: `p${String(each).padStart(3, '0')}` });
  await world().flow();
}

const auditOf = async (act: string) => (await world().items('audit')).filter((entry) => entry.act === act);

describe('a supervisor', () => {
  test('takes a task from its holder, whose word is refused from then on, and it goes to the next', async () => {
    await many(1);
    const held = await world().mustClaim('ada');
    expect(await steer({ task: held.id, act: { act: 'force-release' } })).toMatchObject({ done: 1 });
    expect(await world().finish('ada', held, { outcome: 'no-answer' })).toMatchObject({ refused: 'claim-taken' });
    expect(await world().renew('ada', held)).toMatchObject({ refused: 'claim-taken' });
    expect((await readSeat(world().counters, 'ada', 'consistent'))?.hold).toBeUndefined();
    await world().flow();
    expect((await world().mustClaim('bob')).id).toBe(held.id);
    expect(await auditOf('force-release-task')).toMatchObject([{ actor: 'eve', role: 'supervisor', purpose: reason }]);
  });

  test('moves a task to another list and band, and whoever holds it goes on', async () => {
    await many(1);
    const held = await world().mustClaim('ada');
    const to = { list: 'main/any/specialist', band: 7 };
    await steer({ task: held.id, act: { act: 'move', to } });
    expect((await task(held.id)).place).toMatchObject(to);
    expect(await steer({ task: held.id, act: { act: 'move', to } })).toMatchObject({ done: 0, unchanged: 1 });
    expect(await world().finish('ada', held, { outcome: 'no-answer' })).toMatchObject({ status: 'recorded' });
    expect((await task(held.id)).place).toMatchObject(to);
    await steer({ task: held.id, act: { act: 'move', to: { list } } });
    expect(await task(held.id)).not.toHaveProperty('skill');
  });

  test('keeps a task for one operator: the others pass it over until then', async () => {
    await many(1);
    const { id } = await world().mustClaim('ada');
    const until = plusMinutes(world().now(), 60);
    await steer({ task: id, act: { act: 'assign', to: { operator: 'bob', until } } });
    await world().flow();
    expect(await world().claim('ada')).toBeUndefined();
    expect((await world().mustClaim('bob')).id).toBe(id);
    const again = { task: id, act: { act: 'assign' as const, to: { operator: 'bob', until } } };
    expect(await steer(again), 'bob has it already').toMatchObject({ done: 0 });
  });

  test('keeps a task for one operator also while they are on another call', async () => {
    await many(2);
    await world().mustClaim('bob');
    const { id } = await world().mustClaim('ada');
    const to = { operator: 'bob', until: plusMinutes(world().now(), 60) };
    await steer({ task: id, act: { act: 'assign', to } });
    await world().flow();
    expect(await world().claim('cid')).toBeUndefined();
  });

  test('closes a task once, and the ledger balances', async () => {
    await world().register(report());
    await world().flow();
    const [{ personId = '' } = {}] = await world().tasks();
    const close = { task: personId, act: { act: 'close' as const, alsoHeld: true } };
    const both = await Promise.all([steer(close), steer(close)]);
    expect(both.map(({ done }) => done).sort()).toEqual([0, 1]);
    expect(await world().settled()).toMatchObject({ open: 0, closed: 1 });
    expect(await ask({ task: 'nobody', act: close.act })).toMatchObject({ refused: 'no-such-task' });
  });

  test('who closes a task under its holder leaves nothing that a late finish could count again', async () => {
    await world().register(report());
    await world().flow();
    const held = await world().mustClaim('ada');
    expect(
      await steer({ task: held.id, act: { act: 'close', alsoHeld: false } }),
      'somebody is speaking',
    ).toMatchObject({
      done: 0,
    });
    await steer({ task: held.id, act: { act: 'close', alsoHeld: true } });
    const done = { outcome: 'completed', interview: interview([contact('one')]) };
    expect(await world().finish('ada', held, done)).toMatchObject({ refused: 'claim-taken' });
    expect(await world().settled()).toMatchObject({ open: 0, closed: 1 });
  });
});

describe('an act on many tasks', () => {
  test('is counted first, and refused without the count, for something else, and an hour later', async () => {
    await many(3);
    const act: Steer['act'] = { act: 'move', to: { band: 5 } };
    const { count, token } = await steer({ act, filter: { list }, dryRun: true });
    expect(count).toBe(3);
    expect(await ask({ act, filter: { list } })).toMatchObject({ refused: 'count-first' });
    expect(await ask({ act, filter: { list, band: 1 }, token })).toMatchObject({ refused: 'count-first' });
    expect(await ask({ act: { act: 'move', to: { band: 6 } }, filter: { list }, token })).toMatchObject({
      refused: 'count-first',
    });
    expect(await steer({ act, filter: { list }, token })).toMatchObject({ done: 3 });
    world().forward(61);
    expect(await ask({ act, filter: { list }, token })).toMatchObject({ refused: 'count-first' });
  });

  test('that was interrupted and is sent again does each task once', async () => {
    await many(60);
    const act: Steer['act'] = { act: 'close', alsoHeld: false };
    const first = await inBulk(act, { list }, 1);
    expect(first).toBe(25);
    const { token } = await steer({ act, filter: { list }, dryRun: true });
    const twice = await Promise.all([steer({ act, filter: { list }, token }), steer({ act, filter: { list }, token })]);
    await world().flow();
    const rest = await inBulk(act, { list });
    expect(first + twice[0].done + twice[1].done + rest, 'the same page at the same time').toBe(60);
    expect(await auditOf('close-task')).toHaveLength(60);
    const closings = (await world().items('caseFiles')).filter(({ sk }) => sk.startsWith('CLOSED#'));
    expect(closings).toHaveLength(60);
  });

  test('goes on from its cursor where what it does leaves the tasks in line', async () => {
    await many(60);
    const until = plusMinutes(world().now(), 60);
    expect(await inBulk({ act: 'assign', to: { operator: 'bob', until } }, { list })).toBe(60);
    expect(await inBulk({ act: 'assign', to: { operator: 'bob', until } }, { list })).toBe(0);
    expect(await inBulk({ act: 'move', to: { band: 8 } }, { list, operator: 'bob' })).toBe(60);
    const bad = { act: { act: 'move', to: { band: 8 } }, filter: { list } } satisfies Omit<Steer, 'reason'>;
    const { token } = await steer({ ...bad, dryRun: true });
    expect(await ask({ ...bad, token, cursor: 'x' })).toMatchObject({ refused: 'invalid-fields' });
  });

  test('takes what is held, and not what was claimed after the count', async () => {
    await many(4);
    for (const operator of ['ada', 'bob', 'cid']) await world().mustClaim(operator);
    const act: Steer['act'] = { act: 'force-release' };
    expect((await steer({ act, filter: { list }, dryRun: true })).count).toBe(3);
    expect((await steer({ act, filter: { list: 'main/any/locate' }, dryRun: true })).count).toBe(0);
    const { token, count } = await steer({ act, filter: { operator: 'ada' }, dryRun: true });
    expect(count).toBe(1);
    expect(await steer({ act, filter: { operator: 'ada' }, token })).toMatchObject({ done: 1 });
    world().forward(1);
    await world().flow();
    await world().mustClaim('ada');
    expect(await steer({ act, filter: { operator: 'ada' }, token })).toMatchObject({ done: 0, unchanged: 1 });
  });

  test('costs a bounded number of units a task', async () => {
    await many(25);
    const act: Steer['act'] = { act: 'close', alsoHeld: false };
    const { token } = await steer({ act, filter: { list }, dryRun: true });
    const { units } = await countingUnits(() => steer({ act, filter: { list }, token }));
    console.log(`close 25 tasks: ${units.wru} WRU, ${units.rru} RRU`);
    expect(units.rru / 25).toBeLessThanOrEqual(1.2);
    if (process.env.RINGTRACE_ENGINE !== 'dynamodb-local') expect(units.wru / 25).toBeLessThanOrEqual(9);
  });
});

type Step =
  | { readonly what: 'claim' | 'renew' | 'release' | 'finish' | 'run-out' | 'late-finish'; readonly operator: string }
  | { readonly what: 'force-release' | 'assign' | 'move'; readonly operator: string };

test('any order of claims, renewals, ends, run-outs and supervisors leaves one holder and a balanced ledger', async () => {
  const step: fc.Arbitrary<Step> = fc.record({
    what: fc.constantFrom(
      'claim',
      'renew',
      'release',
      'finish',
      'run-out',
      'late-finish',
      'force-release',
      'assign',
      'move',
    ),
    operator: fc.constantFrom('ada', 'bob', 'cid'),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      run += 1;
      for (const n of [1, 2]) await world().register(report({ caseId: `${run}-${n}` }));
      await world().flow();
      const held = new Map<string, { id: string; epoch: number }>();
      for (const { what, operator } of steps) {
        const mine = held.get(operator);
        if (what === 'claim') {
          const claimed = await world().claim(operator);
          await world().flow();
          if (claimed) held.set(operator, claimed);
        } else if (what === 'run-out') world().forward(61);
        else if (mine !== undefined) await actWith(what, operator, mine);
        const tasks = await world().tasks();
        for (const each of tasks.filter(({ state }) => state === 'open')) {
          const believers = [...held].filter(
            ([name, { id, epoch }]) => id === each.personId && epoch === each.epoch && each.holder === name,
          );
          expect(believers.length, 'who may still write').toBeLessThanOrEqual(1);
        }
      }
      await world().settled();
    }),
    { numRuns: 12 },
  );

  async function actWith(what: Step['what'], operator: string, mine: { id: string; epoch: number }): Promise<void> {
    const before = (await task(mine.id)).epoch;
    if (what === 'renew') await world().renew(operator, mine);
    if (what === 'release') await world().release(operator, mine);
    if (what === 'finish' || what === 'late-finish') {
      if (what === 'late-finish') world().forward(61);
      await world().finish(operator, mine, { outcome: 'no-answer' });
    }
    if (what === 'force-release') await steer({ task: mine.id, act: { act: what } });
    if (what === 'move') await steer({ task: mine.id, act: { act: what, to: { band: 4 } } });
    if (what === 'assign')
      await steer({ task: mine.id, act: { act: what, to: { operator, until: plusMinutes(world().now(), 5) } } });
    expect((await task(mine.id)).epoch, 'an epoch only grows').toBeGreaterThanOrEqual(before);
    await world().flow();
  }
});

test('the tasks of a band are listed in pages, each once, with who holds them and for whom they are kept', async () => {
  await many(27);
  const held = await world().mustClaim('ada');
  await steer({
    act: { act: 'assign', to: { operator: 'bob', until: plusMinutes(world().clock(), 60) } },
    task: 'p005',
  });
  const page = async (after?: string) => {
    const answer = await listTasks(world().counters, { list, band: String(held.band), after }, world().clock());
    expect(z.safeParse(TasksResponse, answer).error).toBeUndefined();
    if ('refused' in answer) throw new Error(answer.refused);
    return answer;
  };
  const first = await page();
  expect(first.tasks).toHaveLength(25);
  const { tasks, next } = await page(first.next);
  expect(next).toBeUndefined();
  const all = [...first.tasks, ...tasks];
  expect(all.map(({ task }) => task).sort()).toEqual(
    Array.from({ length: 27 }, (_, n) => `p${String(n).padStart(3, '0')}`),
  );
  expect(all.filter(({ heldBy }) => heldBy !== undefined)).toMatchObject([{ task: held.id, heldBy: 'ada' }]);
  expect(all.filter(({ keptFor }) => keptFor !== undefined)).toMatchObject([{ task: 'p005', keptFor: 'bob' }]);
  const made = { list, after: 'made up' };
  expect(await listTasks(world().counters, made, world().clock())).toMatchObject({ refused: 'invalid-fields' });
});
