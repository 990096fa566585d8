import { expect, test } from 'vitest';
import { freshWorld } from '../support/fresh-world.ts';
import { phoneOf, report } from '../support/made-up.ts';

const world = freshWorld();

async function registered(...phones: number[]): Promise<string> {
  await world().register(report({ phones: phones.map((n) => ({ number: phoneOf(n) })) }));
  await world().flow();
  const [task] = await world().tasks();
  return task?.personId ?? '';
}

test('who must not be called is written to, until a supervisor lifts it with a reason of their own', async () => {
  const personId = await registered(1);
  expect(await world().forbid(personId, { calls: 'forbidden' })).toEqual({ status: 'changed', mustNotBeCalled: true });
  expect(await world().tasks()).toMatchObject([
    { callable: true, doNotCall: true, place: { list: 'main/any/letter', hours: 'any' } },
  ]);
  expect(await world().forbid(personId, { calls: 'forbidden' })).toMatchObject({ status: 'already-so' });
  const lifted = await world().forbid(personId, { calls: 'allowed', reason: 'they rang and asked for a call' });
  expect(lifted).toEqual({ status: 'changed', mustNotBeCalled: false });
  expect(await world().tasks()).toMatchObject([{ place: { list: 'main/any/interview', hours: 'unknown' } }]);
  expect(await world().peopleProfiles()).toMatchObject([
    {
      version: 3,
      identity: {
        doNotCall: {
          by: 'boss',
          reason: 'their lawyer wrote',
          lifted: { by: 'boss', reason: 'they rang and asked for a call' },
        },
      },
    },
  ]);
  const looks = (await world().items('audit')).filter(({ act }) => act === 'forbid-calls' || act === 'allow-calls');
  expect(looks.map(({ act, purpose }) => `${act}: ${purpose}`).sort()).toEqual([
    'allow-calls: they rang and asked for a call',
    'forbid-calls: their lawyer wrote',
  ]);
  await world().settled();
});

test('a task that is made for somebody not to be called is made to be written to', async () => {
  const personId = await registered(1);
  await world().forbid(personId, { calls: 'forbidden' });
  await world().flow();
  const letter = await world().mustClaim('ada');
  await world().byHand('ada', letter, { did: 'letter-sent' });
  await world().register(report({ caseId: 'other', disease: 'measles', phones: [{ number: phoneOf(1) }] }));
  expect(await world().tasks()).toMatchObject([{ state: 'open', place: { list: 'main/any/letter' } }]);
  await world().settled();
});

test('one phone that must not be called leaves the others; the last one leaves a letter', async () => {
  const personId = await registered(1, 2);
  const held = await world().mustClaim('ada');
  const [first = '', second = ''] = held.person.phones.map(({ id }) => id ?? '');
  expect(await world().forbid(personId, { phone: first, calls: 'forbidden' })).toMatchObject({
    mustNotBeCalled: false,
  });
  expect(await world().place('ada', held, { phone: first })).toEqual({ refused: 'do-not-call' });
  await world().forbid(personId, { phone: second, calls: 'forbidden' });
  // The call that runs is not cut off, and nobody is rung.
  expect(await world().tasks()).toMatchObject([{ holder: 'ada', place: { list: 'main/any/letter' } }]);
  expect(await world().place('ada', held, { phone: second })).toEqual({ refused: 'do-not-call' });
  expect(await world().finish('ada', held, { outcome: 'no-answer' })).toMatchObject({ follows: { what: 'letter' } });
  await world().settled();
});

test('nobody and no phone that is not theirs is refused by name', async () => {
  const personId = await registered(1);
  expect(await world().forbid('nobody', { calls: 'forbidden' })).toEqual({ refused: 'no-such-person' });
  expect(await world().forbid(personId, { phone: 'aaaa', calls: 'forbidden' })).toMatchObject({
    fields: [{ field: 'phone' }],
  });
});

test('what a laboratory reports again leaves the word that stands', async () => {
  const personId = await registered(1, 2);
  const [profile] = await world().peopleProfiles();
  await world().forbid(personId, { calls: 'forbidden' });
  const phones = [{ number: phoneOf(2) }, { number: phoneOf(3) }];
  await world().register(report({ kind: 'correct', issuedAt: '2020-03-02T09:00:00Z', phones }));
  const [after] = await world().peopleProfiles();
  expect(after?.version).toBeGreaterThan(profile?.version ?? 0);
  expect(after?.identity.doNotCall?.by).toBe('boss');
  expect(await world().tasks()).toMatchObject([{ place: { list: 'main/any/letter' } }]);
});
