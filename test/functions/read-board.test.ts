import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { importStaff } from '../../functions/keep-staff/keep-staff.ts';
import { readBoard } from '../../functions/read-board/read-board.ts';
import { steerTasks } from '../../functions/steer-tasks/steer-tasks.ts';
import { addTo, type Contribution } from '../../shared/domain/cases/ledger.ts';
import { plusMinutes } from '../../shared/domain/dates.ts';
import { minutesOfATry, operatorOf } from '../../shared/domain/desk/board.ts';
import { boardChange, boardCounts } from '../../shared/domain/desk/board-counts.ts';
import { paused, surged, unsteered } from '../../shared/domain/desk/steering.ts';
import { countingUnits } from '../../shared/runtime/units.ts';
import { countBoard, foldBoard, readBoardCounts } from '../../shared/storage/board-counters.ts';
import { saveSeat } from '../../shared/storage/seats.ts';
import { readStaffNames } from '../../shared/storage/staff.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { standInLine } from '../support/in-line.ts';

const world = freshWorld();
const interviews = 'main/any/interview';
const board = (policy = world().policy) => readBoard(world().counters, policy, world().now());
const flow = () => world().flow({ board: true });

async function row(list = interviews) {
  const { lists } = await board();
  return lists.find((each) => each.list === list);
}

describe('the board', () => {
  // Sunday and Monday differ in calling hours; the world begins on Monday 2020-03-02 at 08:00 UTC, 11:00 in Moscow.
  test('counts by list and band what is due, waits and is claimed, and since when the oldest waits', async () => {
    const now = world().now();
    for (const n of [1, 2, 3]) await standInLine(world(), { personId: `due-${n}`, due: plusMinutes(now, -60 * n) });
    await standInLine(world(), { personId: 'later', due: plusMinutes(now, 300) });
    await standInLine(world(), { personId: 'other', kind: 'contact-notification' });
    await flow();
    await world().mustClaim('ada');
    await flow();
    expect(await row()).toMatchObject({ band: 1, servedAs: 1, due: 2, waiting: 1, claimed: 1, paused: false });
    expect((await row())?.oldest?.slice(0, 16)).toMatch(/^2020-03-02T0[56]:00$/);
    expect(await row('main/any/notification')).toMatchObject({ due: 1, waiting: 0, claimed: 0 });
    expect(await board()).toMatchObject({ due: 3, waiting: 1, claimed: 1, operatorsThere: 1 });
  });

  test('counts a claim that ran out as due again, without anything being written', async () => {
    await standInLine(world(), { personId: 'one' });
    await flow();
    await world().mustClaim('ada');
    await flow();
    expect(await row()).toMatchObject({ due: 0, claimed: 1 });
    world().forward(80);
    expect(await row()).toMatchObject({ due: 1, claimed: 0 });
  });

  test('says by the hour how many may be called, by calling hours, for a day', async () => {
    await standInLine(world(), { personId: 'now' });
    await standInLine(world(), { personId: 'soon', due: plusMinutes(world().now(), 180) });
    await flow();
    const { eligible = [] } = (await row()) ?? {};
    expect(eligible).toHaveLength(24);
    expect(eligible.slice(0, 5)).toEqual([1, 1, 1, 2, 2]);
    expect(eligible[14], '22:00 UTC is no hour to ring anybody').toBe(0);
    expect(eligible[23]).toBe(2);
  });

  test('warns of promises that nobody will keep', async () => {
    for (const personId of ['a', 'b', 'c']) await standInLine(world(), { personId });
    await flow();
    for (const minutes of [10, 20, 120]) {
      const callBackAt = plusMinutes(world().now(), minutes);
      await world().finish('ada', await world().mustClaim('ada'), { outcome: 'call-back-requested', callBackAt });
      await flow();
    }
    const promises = async () => (await board()).lists.find(({ band }) => band === 0)?.promises;
    expect(await promises(), 'ada can call both').toEqual({ overdue: 0, nextHalfHour: 2, atRisk: 1 });
    world().forward(40);
    expect(await promises()).toEqual({ overdue: 2, nextHalfHour: 0, atRisk: 2 });
  });

  test('says when the operators who are there will have nothing left, by the time that each kind of call takes', async () => {
    for (let n = 0; n < 12; n++) await standInLine(world(), { personId: `p${n}`, kind: 'contact-notification' });
    await flow();
    expect((await row('main/any/notification'))?.exhaustedAt, 'nobody is there').toBeNull();
    await world().mustClaim('ada');
    await flow();
    const perHour = 60 / minutesOfATry('main/any/notification', world().policy);
    expect(perHour).toBeGreaterThan(11);
    expect(perHour).toBeLessThan(22);
    expect((await row('main/any/notification'))?.exhaustedAt).toBe('2020-03-02T09:00:00.000Z');
    for (let n = 0; n < 12; n++) await standInLine(world(), { personId: `q${n}` });
    await flow();
    const [interview, notification] = (await board()).lists;
    expect([interview?.list, interview?.band]).toEqual([interviews, 1]);
    expect(interview?.exhaustedAt).toBe('2020-03-02T12:00:00.000Z');
    expect(notification?.exhaustedAt, 'after the interviews, which come first').toBe('2020-03-02T13:00:00.000Z');
  });

  test('shows a surge and a pause', async () => {
    await standInLine(world(), { personId: 'low', kind: 'contact-notification', risk: 'low' });
    await flow();
    const how = { by: 'eve', at: world().now(), reason: 'a factory' };
    const steering = paused(surged(unsteered, 'main', true, how), 'main/any/notification', how);
    const seen = await board({ ...world().policy, steering });
    expect(seen.surging).toEqual(['main']);
    expect(seen.lists).toMatchObject([{ band: 4, servedAs: 8, paused: true, exhaustedAt: null }]);
  });

  test('agrees with the tasks after anything that moves them, whatever is counted twice', async () => {
    for (let n = 0; n < 6; n++) await standInLine(world(), { personId: `p${n}` });
    await world().flow({ board: true, twice: true });
    const held = await world().mustClaim('ada');
    await world().finish('ada', held, { outcome: 'no-answer' });
    await flow();
    await world().release('bob', await world().mustClaim('bob'));
    const close = { act: { act: 'close' as const, alsoHeld: true }, reason: 'made by mistake', task: held.id };
    await steerTasks(world(), 'eve', close);
    await world().flow({ board: true, twice: true });
    const open = (await world().tasks()).filter(({ state }) => state === 'open').length;
    const { due, waiting, claimed } = await board();
    expect(due + waiting + claimed).toBe(open);
  });
});

test('the board of 800 operators on forty lists is read in at most 6 requests and 60 RRU', async () => {
  const now = world().now();
  const hold = { personId: 'person_aaaaaaaaaaaaaaaaaaaa', epoch: 12, until: plusMinutes(now, 20) };
  const seat = {
    since: now,
    day: now.slice(0, 10),
    calls: 31,
    reached: 14,
    busySeconds: 14_000.5,
    releases: [now],
    version: 61,
  };
  for (let n = 0; n < 800; n += 50)
    await Promise.all(
      Array.from({ length: 50 }, (_, each) =>
        saveSeat(world().counters, undefined, {
          ...seat,
          hold,
          startedAt: now,
          operator: `operator-with-a-long-name-${n + each}`,
        }),
      ),
    );
  for (let list = 0; list < 40; list++) {
    const records = Array.from({ length: 5 * 30 }, (_, n) => ({
      sequenceNumber: String(n + 1),
      before: undefined,
      after: {
        place: {
          kind: 'case-interview',
          list: `jurisdiction-${list}/ru/interview`,
          hours: 'Europe/Moscow',
          band: n % 5,
          shard: 0,
          availableAt: plusMinutes(now, 15 * Math.floor(n / 5)),
        },
      },
    }));
    await countBoard(world().counters, 'shard-1', records, now);
  }
  let requests = 0;
  world().client.middlewareStack.add(
    (next) => (args) => {
      requests += 1;
      return next(args);
    },
    {
      step: 'initialize',
      name: 'n',
      override: true,
    },
  );
  const { result, units } = await countingUnits(() => board());
  console.log(`board of 800 operators, 200 bands: ${requests} requests, ${units.rru} RRU`);
  expect(result.operators).toHaveLength(800);
  expect(result.lists).toHaveLength(200);
  expect(requests).toBeLessThanOrEqual(6);
  expect(units.rru).toBeLessThanOrEqual(60);
});

test('operators are called what the staff calls them, all of them by one read of the staff', async () => {
  const desk = { client: world().client, table: world().desk };
  const staff = Array.from({ length: 800 }, (_, n) => `operator-${n},Operator ${n},*/*/*`).join('\n');
  await importStaff({ ...world(), desk }, 'eve', `id,name,lists\n${staff}`, false);
  const { result: names, units } = await countingUnits(() => readStaffNames(desk));
  console.log(`the names of 800: ${units.rru} RRU`);
  expect(units.rru).toBeLessThanOrEqual(30);
  await standInLine(world(), { personId: 'p' });
  await world().flow();
  await world().mustClaim('operator-7');
  const { operators } = await readBoard(world().counters, world().policy, world().now(), names);
  expect(operators).toMatchObject([{ operator: 'operator-7', name: 'Operator 7' }]);
});

test('counting one change of a list that is busy all day costs at most 5 WRU', async () => {
  const now = world().now();
  const at = (n: number) => ({
    place: {
      kind: 'case-interview',
      list: interviews,
      hours: 'Europe/Moscow',
      band: n % 5,
      shard: 0,
      availableAt: plusMinutes(now, 15 * (n % 32)),
    },
  });
  const records = Array.from({ length: 160 }, (_, n) => ({
    sequenceNumber: String(n + 1),
    before: undefined,
    after: at(n),
  }));
  await countBoard(world().counters, 'shard-1', records, now);
  const { units } = await countingUnits(() =>
    countBoard(world().counters, 'shard-1', [{ sequenceNumber: '999', before: at(1), after: at(8) }], now),
  );
  console.log(`count one change of the board: ${units.wru} WRU, ${units.rru} RRU`);
  expect(units.wru).toBeLessThanOrEqual(5);
});

test('shards that ended are folded list by list, and nothing is lost or counted twice', async () => {
  const task = (list: string) => ({
    place: { kind: 'case-interview', list, hours: 'any', band: 1, shard: 0, availableAt: world().now() },
  });
  const came = (n: number, list: string) => ({ sequenceNumber: String(n), before: undefined, after: task(list) });
  for (const shard of ['one', 'two'])
    await countBoard(world().counters, shard, [came(1, 'a/a/a'), came(2, 'b/b/b')], '2020-03-01T00:00:00.000Z');
  await countBoard(world().counters, 'three', [came(1, 'a/a/a')], '2020-03-02T08:00:00.000Z');
  const before = await readBoardCounts(world().counters);
  while ((await foldBoard(world().counters, '2020-03-02T00:00:00.000Z')) > 0);
  const sorted = (counts: typeof before) => counts.map(({ list, n }) => `${list} ${n}`).sort();
  expect(sorted(before)).toEqual(['a/a/a 3', 'b/b/b 2']);
  expect(sorted(await readBoardCounts(world().counters))).toEqual(sorted(before));
  const kept = (await world().items('callQueue')).filter(({ pk }) => pk === 'COUNTER#BOARD').map(({ sk }) => sk);
  expect(kept.sort()).toEqual(['FOLDED|a/a/a', 'FOLDED|b/b/b', 'three|a/a/a']);
});

test('whatever becomes of a task, the counters it leaves are those of where it stands', () => {
  const image = fc.option(
    fc.record({
      place: fc.record({
        kind: fc.constant('case-interview' as const),
        list: fc.constantFrom('a/b/c', 'd/e/f'),
        hours: fc.constantFrom('any', 'Europe/Moscow'),
        band: fc.nat(9),
        shard: fc.nat(3),
        availableAt: fc.nat(100_000).map((n) => plusMinutes('1861-11-01T08:00:00.000Z', n)),
      }),
      holder: fc.constantFrom('ada', undefined),
      promised: fc.constantFrom(true, undefined),
    }),
    { nil: undefined },
  );
  fc.assert(
    fc.property(fc.array(image, { minLength: 1 }), (images) => {
      const lists = new Map<string, Map<string, number>>();
      let before: Readonly<Record<string, unknown>> | undefined;
      for (const after of images) {
        for (const [list, change] of boardChange({ before, after }))
          lists.set(list, addTo(lists.get(list) ?? new Map<string, number>(), change satisfies Contribution));
        before = after;
      }
      const counts = [...lists].flatMap(([list, totals]) => boardCounts(list, totals));
      const last = images.at(-1);
      expect(counts).toMatchObject(last === undefined ? [] : [{ list: last.place.list, band: last.place.band, n: 1 }]);
      for (const { from, to } of counts) {
        expect(from <= (last?.place.availableAt ?? '')).toBe(true);
        expect(to > (last?.place.availableAt ?? '')).toBe(true);
      }
    }),
  );
});

describe('an operator on the board', () => {
  const seat = {
    operator: 'ada',
    since: '2020-03-02T08:30:00.000Z',
    startedAt: '2020-03-02T08:00:00.000Z',
    day: '2020-03-02',
    calls: 2,
    reached: 1,
    busySeconds: 900,
    releases: [],
    version: 3,
  };
  const hold = { personId: 'p', epoch: 1, until: '2020-03-02T09:30:00.000Z' };

  test.each([
    [
      'on a call, which is time worked',
      { hold },
      '2020-03-02T09:00:00.000Z',
      { state: 'on-call', task: 'p', occupancy: 0.75 },
    ],
    ['between calls', {}, '2020-03-02T08:40:00.000Z', { state: 'between-calls', occupancy: 0.38 }],
    [
      'away after a quarter of an hour, from when nothing counts',
      {},
      '2020-03-02T10:30:00.000Z',
      { state: 'away', occupancy: 0.33 },
    ],
    ['stopped', { stoppedAt: seat.since }, '2020-03-02T08:40:00.000Z', { state: 'stopped' }],
  ])('is %s', (_, more, now, seen) => expect(operatorOf({ ...seat, ...more }, now)).toMatchObject(seen));

  test('is left out on another day', () => expect(operatorOf(seat, '2020-03-03T08:00:00.000Z')).toBeUndefined());
});
