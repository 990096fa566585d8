import { expect, test } from 'vitest';
import { countHousehold, takeHousehold } from '../../functions/take-household/take-household.ts';
import { paused, unsteered } from '../../shared/domain/desk/steering.ts';
import { countingUnits } from '../../shared/runtime/units.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { interview, phoneOf, report } from '../support/made-up.ts';

const world = freshWorld();
const how = { by: 'eve', at: '2020-03-02T07:00:00.000Z', reason: 'a fire drill' };
const home = [{ number: phoneOf(777_001) }];

/** A family of three at one number, one of whom ada holds. */
async function family() {
  for (const given of ['Анна', 'Борис', 'Вера'])
    await world().register(report({ name: { family: 'Орлова', given }, birthDate: undefined, phones: home }));
  await world().flow();
  const first = await world().mustClaim('ada');
  await world().register(report({ name: { family: 'Ким', given: 'Глеб' }, birthDate: '1990-01-01' }));
  await world().flow();
  return first;
}

const count = (operator: string, id: string) => countHousehold(world().wired, operator, id);
const take = (operator: string, id: string) => takeHousehold(world().wired, operator, id);

test('whoever has one of a household on the line goes on with the next, and not with somebody else who waits', async () => {
  const first = await family();
  expect(await count('ada', first.id)).toEqual({ waiting: 2 });
  await world().finish('ada', first, { outcome: 'completed', interview: interview([]) });
  const second = await take('ada', first.id);
  if ('refused' in second || second.task === null) throw new Error('Nobody was taken.');
  expect(second.task).toMatchObject({ person: { name: { family: 'Орлова' } }, epoch: 1 });
  expect(await count('ada', second.task.id)).toEqual({ waiting: 1 });
  await world().finish('ada', second.task, { outcome: 'refused' });
  expect(await take('ada', first.id)).toMatchObject({ task: { person: { name: { family: 'Орлова' } } } });
  const audits = (await world().items('audit')).filter(({ act }) => act === 'claim-call');
  expect(audits).toHaveLength(3);
});

test('nobody else is told who shares a number, nor long after the call', async () => {
  const first = await family();
  expect(await count('bob', first.id)).toMatchObject({ refused: 'not-on-the-line' });
  expect(await take('bob', first.id)).toMatchObject({ refused: 'not-on-the-line' });
  await world().finish('ada', first, { outcome: 'refused' });
  expect(await take('bob', first.id)).toMatchObject({ refused: 'not-on-the-line' });
  world().forward(11);
  expect(await take('ada', first.id)).toMatchObject({ refused: 'not-on-the-line' });
});

test('nobody of a list that a supervisor paused is taken, though they share the phone', async () => {
  const first = await family();
  const wired = {
    ...world().wired,
    policy: { ...world().policy, steering: paused(unsteered, 'main/any/interview', how) },
  };
  expect(await countHousehold(wired, 'ada', first.id)).toEqual({ waiting: 0 });
});

test('with two others a count costs at most 6.5 RRU and writes nothing, and taking the next 7 WRU', async () => {
  const first = await family();
  const { units } = await countingUnits(() => count('ada', first.id));
  await world().finish('ada', first, { outcome: 'refused' });
  const taken = await countingUnits(() => take('ada', first.id));
  console.log(`household: counted ${JSON.stringify(units)}, taken ${JSON.stringify(taken.units)}`);
  expect(units.wru).toBe(0);
  expect(units.rru).toBeLessThanOrEqual(6.5);
  // DynamoDB Local counts transactions its own way (docs/adr/0001-embedded-engines.md).
  if (process.env.RINGTRACE_ENGINE !== 'dynamodb-local') expect(taken.units.wru).toBeLessThanOrEqual(7);
});

test('the call before is finished first, and who is held by another is left to them', async () => {
  const first = await family();
  expect(await take('ada', first.id)).toMatchObject({ refused: 'holds-another' });
  for (const other of ['bob', 'eva', 'ida']) await world().mustClaim(other);
  expect(await count('ada', first.id)).toEqual({ waiting: 0 });
  await world().finish('ada', first, { outcome: 'refused' });
  expect(await take('ada', first.id)).toEqual({ task: null });
});

test('who must not be called, or was given back today, is not taken with the household', async () => {
  const first = await family();
  await world().release('ada', first);
  await world().flow();
  let second = await world().mustClaim('ada');
  if (JSON.stringify(second.person.name).includes('Глеб')) {
    await world().release('ada', second);
    second = await world().mustClaim('ada');
  }
  expect(second.id).not.toBe(first.id);
  expect(await count('ada', second.id)).toEqual({ waiting: 1 });
  const others = (await world().peopleProfiles()).filter(({ personId }) => ![first.id, second.id].includes(personId));
  for (const { personId } of others) await world().forbid(personId, { calls: 'forbidden' });
  expect(await count('ada', second.id)).toEqual({ waiting: 0 });
});

test('two requests at once take one person, and one hold is left', async () => {
  const first = await family();
  await world().finish('ada', first, { outcome: 'refused' });
  const [a, b] = await Promise.all([take('ada', first.id), take('ada', first.id)]);
  const taken = [a, b].flatMap((each) => ('refused' in each || each.task === null ? [] : [each.task.id]));
  expect(taken.length).toBeGreaterThan(0);
  const held = (await world().tasks()).filter(({ holder }) => holder === 'ada');
  expect(held).toHaveLength(1);
});
