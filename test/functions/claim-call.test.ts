import { DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { claimCall } from '../../functions/claim-call/claim-call.ts';
import { isClaimed } from '../../shared/domain/calls/task.ts';
import { isOpen } from '../../shared/domain/hours/calling-hours.ts';
import { putOne } from '../../shared/storage/dynamo.ts';
import { keys } from '../../shared/storage/keys.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { standInLine } from '../support/in-line.ts';
import { gate, interleave } from '../support/interleave.ts';
import { lists } from '../support/lists.ts';

const world = freshWorld();

async function lined(n: number): Promise<void> {
  await Promise.all(Array.from({ length: n }, (_, each) => standInLine(world(), { personId: `person-${each}` })));
  await world().flow();
}

/** Tasks that somebody holds now. */
async function live() {
  return (await world().tasks()).filter((task) => isClaimed(task, world().now()));
}

test('ten claims of one operator in parallel end in one held task, the same for all', async () => {
  await lined(12);
  const given = await Promise.all(Array.from({ length: 10 }, () => world().claim('operator-1')));
  const [held] = await live();
  expect(await live()).toHaveLength(1);
  for (const task of given) expect(task).toMatchObject({ id: held?.personId, epoch: held?.epoch });
  expect(await world().claim('operator-1')).toMatchObject({ id: held?.personId, epoch: held?.epoch });
});

test('two claims of one operator, however they interleave, end in one held task', async () => {
  gate(world().client);
  let n = 0;
  const property = fc.asyncProperty(fc.array(fc.nat(1), { minLength: 6, maxLength: 24 }), async (turns) => {
    const operator = `operator-${++n}`;
    await standInLine(world(), { personId: `${operator}-a` });
    await standInLine(world(), { personId: `${operator}-b` });
    await world().flow();
    const [one, other] = await interleave(
      turns,
      () => world().claim(operator),
      () => world().claim(operator),
    );
    expect(one).toBeDefined();
    expect(other).toMatchObject({ id: one?.id, epoch: one?.epoch });
    expect((await live()).filter(({ holder }) => holder === operator)).toHaveLength(1);
  });
  await fc.assert(property, { numRuns: 10, examples: [[[0, 1, 0, 1, 0, 1, 0, 1, 0, 1]], [[0, 1, 1, 0, 0, 1, 1, 0]]] });
});

test('two operators who reach for the one due task at once: one gets it, the other nothing', async () => {
  gate(world().client);
  let n = 0;
  const property = fc.asyncProperty(fc.array(fc.nat(1), { minLength: 6, maxLength: 20 }), async (turns) => {
    n += 1;
    await standInLine(world(), { personId: `only-${n}` });
    await world().flow();
    const given = await interleave(
      turns,
      () => world().claim(`one-${n}`),
      () => world().claim(`other-${n}`),
    );
    expect(given.filter((task) => task !== undefined)).toMatchObject([{ id: `only-${n}`, epoch: 1 }]);
  });
  await fc.assert(property, { numRuns: 10, examples: [[[0, 1, 0, 1, 0, 1, 0, 1]]] });
});

test('forty operators at once hold forty different tasks', async () => {
  await lined(40);
  const given = await Promise.all(Array.from({ length: 40 }, (_, n) => claimCall(world(), `operator-${n}`)));
  const held = given.flatMap((answer) => ('refused' in answer ? [] : (answer.body.task?.id ?? [])));
  expect(new Set(held).size).toBe(held.length);
  // Whoever was too slow six times is told to ask again, and then gets one.
  for (let n = 0; n < 40; n++) expect(await world().claim(`operator-${n}`)).toBeDefined();
  expect(await live()).toHaveLength(40);
});

test('a claim that runs out frees its task by itself, for anybody, with a higher epoch', async () => {
  await lined(1);
  const first = await world().mustClaim('operator-1');
  expect(await world().claim('operator-2')).toBeUndefined();
  world().forward(61);
  expect(await world().claim('operator-2')).toMatchObject({ id: first.id, epoch: first.epoch + 1 });
  expect(await world().claim('operator-1')).toBeUndefined();
});

test('a claim is renewed while nobody else has taken the task, also late', async () => {
  await lined(1);
  const held = await world().mustClaim('operator-1');
  world().forward(50);
  expect(await world().renew('operator-1', held)).toEqual({ claimedUntil: '2020-03-02T09:50:00.000Z' });
  expect(await world().renew('operator-2', held)).toEqual({ refused: 'not-yours' });
  world().forward(59);
  expect(await world().claim('operator-2')).toBeUndefined();
  world().forward(10);
  expect(await world().renew('operator-1', held)).toHaveProperty('claimedUntil');
  expect(await world().claim('operator-2')).toBeUndefined();
  await world().finish('operator-1', held, { outcome: 'refused' });
  expect(await world().renew('operator-1', held)).toEqual({ refused: 'claim-ended' });
});

test('a task that was given back goes to others the same day, and to the same operator only the next', async () => {
  await lined(1);
  const held = await world().mustClaim('operator-1');
  expect(await world().release('operator-1', held)).toEqual({ status: 'released' });
  expect(await world().release('operator-1', held)).toEqual({ status: 'already-released' });
  expect(await world().claim('operator-1')).toBeUndefined();
  const again = await world().mustClaim('operator-2');
  expect(again).toMatchObject({ id: held.id, epoch: held.epoch + 1 });
  expect(await world().release('operator-1', held)).toEqual({ status: 'already-released' });
  await world().release('operator-2', again);
  world().forward(60 * 24);
  expect(await world().claim('operator-1')).toMatchObject({ id: held.id });
});

test('an operator with nothing due is told when the next open task will be', async () => {
  expect(await claimCall(world(), 'operator-1')).toMatchObject({ body: { task: null } });
  await standInLine(world(), { personId: 'later', due: '2020-03-02T10:30:00.000Z' });
  await world().flow();
  expect(await claimCall(world(), 'operator-1')).toMatchObject({
    body: { task: null, askAgainAt: '2020-03-02T10:30:00.000Z' },
    operation: 'idle',
  });
});

test('who is due at night is told of from the hour at which they may be rung', async () => {
  await standInLine(world(), { personId: 'at-night', due: '2020-03-02T22:00:00.000Z' });
  await world().flow();
  expect(await claimCall(world(), 'operator-1')).toMatchObject({
    body: { task: null, askAgainAt: '2020-03-03T05:00:00.000Z' },
  });
});

test('bands are strict: whatever its list, a due task of a higher band goes first', async () => {
  await standInLine(world(), { personId: 'low', kind: 'contact-notification', risk: 'low' });
  await standInLine(world(), { personId: 'case' });
  await standInLine(world(), { personId: 'high', kind: 'contact-notification', risk: 'high' });
  await standInLine(world(), { personId: 'promised' });
  await world().flow();
  // A call-back that was promised comes before everything, at its hour.
  const promised = await claimOnly('promised');
  await world().finish('operator-0', promised, {
    outcome: 'call-back-requested',
    callBackAt: '2020-03-02T12:00:00+03:00',
  });
  world().forward(60);
  await world().flow();
  const order = [];
  for (let n = 0; n <= 3; n++) order.push((await world().mustClaim(`operator-${n}`)).id);
  expect(order).toEqual(['promised', 'case', 'high', 'low']);
});

async function claimOnly(personId: string) {
  for (;;) {
    const task = await world().mustClaim('operator-0');
    if (task.id === personId) return task;
    await world().release('operator-0', task);
  }
}

test('an operator is served from their own work lists only', async () => {
  await standInLine(world(), { personId: 'case' });
  await standInLine(world(), { personId: 'contact', kind: 'contact-notification' });
  await world().flow();
  await putOne(world().client, world().desk, { lists: [lists.notification], ...keys.staff('operator-1') }, 'none');
  expect(await world().claim('operator-1')).toMatchObject({ id: 'contact' });
  expect(await world().claim('operator-2')).toMatchObject({ id: 'case' });
});

test('what an operator is shown of a person is written down, without what was shown', async () => {
  await lined(1);
  const { id, person } = await world().mustClaim('operator-1');
  const entries = await world().items('audit');
  expect(entries).toMatchObject([{ personId: id, actor: 'operator-1', act: 'claim-call', purpose: 'call', epoch: 1 }]);
  expect(JSON.stringify(entries)).not.toContain(person.phones[0]?.number);
  expect(JSON.stringify(entries)).not.toContain('Анна');
});

test('nobody is shown a person whose audit entry cannot be written', async () => {
  await lined(1);
  await expect(claimCall({ ...world(), audit: 'no-such-table' }, 'operator-1')).rejects.toThrow();
});

interface Remembered {
  readonly operator: string;
  readonly id: string;
  readonly epoch: number;
}

const operator = fc.constantFrom('ada', 'ben', 'eva');
const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('claim' as const), operator }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('renew' as const), operator }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('release' as const), operator }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('no-answer' as const), operator }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('refused' as const), operator }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('time passes' as const), minutes: fc.constantFrom(5, 25, 65, 800) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('old word' as const), which: fc.nat(20), minutes: fc.constant(0) }),
  },
);

async function removeTask(personId: string): Promise<void> {
  const { pk, sk } = keys.task(personId);
  await world().client.send(new DeleteItemCommand({ TableName: world().callQueue, Key: marshall({ pk, sk }) }));
}

test('whatever several operators do, in any order: one holder a task, one task an operator, epochs only grow', async () => {
  let run = 0;
  const property = fc.asyncProperty(fc.array(act, { minLength: 12, maxLength: 24 }), async (acts) => {
    run += 1;
    for (const { personId } of await world().tasks()) await removeTask(personId);
    const mine = (id: string) => id.startsWith(`run-${run}-`);
    const kinds = ['case-interview', 'contact-notification', 'contact-notification', 'case-interview'] as const;
    for (const [n, kind] of kinds.entries())
      await standInLine(world(), { personId: `run-${run}-${n}`, kind, risk: n === 1 ? 'high' : 'low' });
    await world().flow();
    const name = (who: string) => `${who}-${run}`;
    const claims: Remembered[] = [];
    const released = new Set<string>();
    let before = new Map<string, number>();

    for (const each of acts) {
      const tasks = (await world().tasks()).filter(({ personId }) => mine(personId));
      const own = 'operator' in each ? name(each.operator) : '';
      const today = world().now().slice(0, 10);
      const held = tasks.find((task) => task.holder === own && isClaimed(task, world().now()));
      const heldBy = { id: held?.personId ?? '', epoch: held?.epoch ?? 0 };
      switch (each.does) {
        case 'claim': {
          const given = await world().claim(own);
          const due = tasks.filter(
            ({ place, personId }) =>
              place !== undefined &&
              place.availableAt <= world().now() &&
              isOpen(place.hours, world().policy.hours.everywhere, world().now()) &&
              !released.has(`${own} ${personId} ${today}`),
          );
          if (held !== undefined) expect(given).toMatchObject(heldBy);
          else if (due.length === 0) expect(given).toBeUndefined();
          else {
            expect(due.map(({ personId }) => personId)).toContain(given?.id);
            expect(given?.band).toBe(Math.min(...due.map(({ place }) => place?.band ?? 99)));
          }
          if (given !== undefined) claims.push({ operator: own, id: given.id, epoch: given.epoch });
          break;
        }
        case 'renew':
          if (held !== undefined) expect(await world().renew(own, heldBy)).toHaveProperty('claimedUntil');
          break;
        case 'release':
          if (held === undefined) break;
          expect(await world().release(own, heldBy)).toEqual({ status: 'released' });
          released.add(`${own} ${held.personId} ${today}`);
          break;
        case 'no-answer':
        case 'refused':
          if (held === undefined) break;
          expect(await world().finish(own, heldBy, { outcome: each.does })).toMatchObject({ status: 'recorded' });
          break;
        case 'time passes':
          world().forward(each.minutes);
          break;
        case 'old word': {
          const old = claims[each.which % Math.max(claims.length, 1)];
          const task = tasks.find(({ personId }) => personId === old?.id);
          if (old === undefined || task === undefined || task.epoch === old.epoch) break;
          expect(await world().renew(old.operator, old)).toEqual({ refused: 'claim-taken' });
          // Nobody ever said this, so it is no repetition.
          const late = { outcome: 'deceased' };
          expect(await world().finish(old.operator, old, late)).toHaveProperty('refused');
          const after = (await world().tasks()).find(({ personId }) => personId === old.id);
          expect(after).toEqual(task);
          break;
        }
      }
      await world().flow();
      const now = (await world().tasks()).filter(({ personId }) => mine(personId));
      for (const { personId, epoch } of now) expect(epoch).toBeGreaterThanOrEqual(before.get(personId) ?? 0);
      const holders = now.filter((task) => isClaimed(task, world().now())).map(({ holder }) => holder);
      expect(new Set(holders).size).toBe(holders.length);
      before = new Map(now.map(({ personId, epoch }) => [personId, epoch]));
    }
  });
  await fc.assert(property, { numRuns: 8 });
});
