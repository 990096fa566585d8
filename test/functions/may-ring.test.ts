import { expect, test } from 'vitest';
import { claimCall } from '../../functions/claim-call/claim-call.ts';
import { phoneTag } from '../../shared/runtime/ids.ts';
import { put, writeTogether } from '../../shared/storage/dynamo.ts';
import { keys } from '../../shared/storage/keys.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { phoneOf, report } from '../support/made-up.ts';

const world = freshWorld();
const said = { at: '2020-03-02T08:00:00.000Z', by: 'boss', reason: 'their lawyer wrote' };

async function registered(...phones: number[]) {
  await world().register(report({ phones: phones.map((n) => ({ number: phoneOf(n) })) }));
  await world().flow();
}

/** As a supervisor's word leaves the person: the task is not told. */
async function forbid(which?: number) {
  for (const profile of await world().peopleProfiles()) {
    const { identity, personId } = profile;
    const phones = identity.phones.map((phone, n) => (n === which ? { ...phone, doNotCall: said } : phone));
    const next = which === undefined ? { ...identity, doNotCall: said } : { ...identity, phones };
    await writeTogether(world().client, [
      put(world().people, { ...profile, identity: next, ...keys.profile(personId) }, 'none'),
    ]);
  }
}

test('a line is not read while it is no hour to ring the people in it, and the answer says when it is', async () => {
  await registered(1);
  world().forward(11 * 60);
  const shut = { body: { task: null, askAgainAt: '2020-03-03T05:00:00.000Z' } };
  expect(await claimCall(world(), 'ada')).toMatchObject(shut);
  expect(await world().tasks()).toMatchObject([{ epoch: 0 }]);
  world().forward(10 * 60 - 1);
  expect(await world().claim('ada')).toBeUndefined();
  world().forward(1);
  expect(await world().claim('ada')).toBeDefined();
});

test('a call claimed before closing time is not dialled after it, by hand either', async () => {
  await registered(1);
  world().forward(9 * 60 + 50);
  const held = await world().mustClaim('ada');
  world().forward(15);
  expect(await world().place('ada', held)).toEqual({ refused: 'closed-hours' });
});

test('whoever asked for the hour is called at it, at night too', async () => {
  await registered(1);
  const held = await world().mustClaim('ada');
  const callBackAt = '2020-03-02T23:00:00Z';
  expect(await world().finish('ada', held, { outcome: 'call-back-requested', callBackAt })).toMatchObject({
    follows: { what: 'call-back', at: '2020-03-02T23:00:00.000Z' },
  });
  await world().flow();
  world().forward(15 * 60);
  const again = await world().mustClaim('ada');
  expect(await world().place('ada', again)).toMatchObject({ body: { status: 'placed' } });
});

test('a person not to be called is not served as a call but to be written to, though their line says otherwise', async () => {
  await registered(1);
  await forbid();
  expect(await world().claim('ada')).toBeUndefined();
  await world().flow();
  expect(await world().claim('ada')).toMatchObject({ list: 'main/any/letter' });
});

test('a number not to be called is not dialled, another one is', async () => {
  await registered(1, 2);
  await forbid(0);
  const held = await world().mustClaim('ada');
  expect(held.list).toBe('main/any/interview');
  expect(held.person.phones.map(({ usable }) => usable)).toEqual([true, false]);
  const forbidden = { phone: held.person.phones[1]?.id ?? '' };
  expect(await world().place('ada', held, forbidden)).toEqual({ refused: 'do-not-call' });
  expect(await world().place('ada', held)).toMatchObject({ body: { status: 'placed' } });
});

test('nobody is rung more often on a day than policy allows, whatever comes up', async () => {
  await registered(1);
  for (let n = 1; n <= 3; n++) {
    const held = await world().mustClaim('ada');
    await world().place('ada', held);
    await world().finish('ada', held, { outcome: n === 3 ? 'refused' : 'busy' });
    await world().flow();
    world().forward(130);
  }
  const [task] = await world().tasks();
  expect(task?.tries.map(({ phone }) => phone)).toEqual(Array(3).fill(phoneTag(task?.personId ?? '', phoneOf(1))));
  // Another laboratory reports something else: the task opens anew, due at once, and waits for tomorrow all the same.
  await world().register(report({ caseId: 'other', disease: 'measles', phones: [{ number: phoneOf(1) }] }));
  await world().flow();
  expect(await world().claim('ada')).toBeUndefined();
  world().forward(15 * 60);
  await world().flow();
  expect(await world().claim('ada')).toBeDefined();
});
