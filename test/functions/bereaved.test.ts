import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { transferCall } from '../../functions/pass-on-call/pass-on-call.ts';
import { setServable } from '../../shared/domain/calls/task.ts';
import { Staff } from '../../shared/domain/desk/staff.ts';
import { saveStaff } from '../../shared/storage/staff.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { type Details, interview, phoneOf, report } from '../support/made-up.ts';

const world = freshWorld();

const enter = (id: string, more: Details) =>
  saveStaff(
    { client: world().client, table: world().desk },
    undefined,
    z.parse(Staff, { id, lists: ['*/*/*'], ...more }),
    'boss',
    world().now(),
  );

const dead = (more: Details = {}) =>
  report({ caseId: '1', outcome: 'deceased', phones: [{ number: phoneOf(1) }], ...more });

async function staffed() {
  await enter('volunteer', {});
  await enter('trained', { trained: ['bereavement'] });
}

test('the family of a case who died is called by nobody who did not learn how', async () => {
  await staffed();
  await world().register(dead());
  await world().flow();
  expect(await world().claim('volunteer')).toBeUndefined();
  expect(await world().mustClaim('trained')).toMatchObject({ list: 'main/any/bereaved', kind: 'case-interview' });
});

test('a death that is reported later moves the call, and one that is taken back moves it back', async () => {
  await staffed();
  await world().register(dead({ outcome: 'ill', issuedAt: '2020-03-02T07:00:00Z' }));
  const correct = (outcome: string, hour: number) =>
    world().register({
      ...{ kind: 'correct', source: 'laboratory', caseId: '1', outcome },
      issuedAt: `2020-03-02T0${hour}:30:00Z`,
    });
  await correct('deceased', 7);
  await world().flow();
  expect(await world().claim('volunteer')).toBeUndefined();
  await correct('recovered', 8);
  await world().flow();
  expect(await world().mustClaim('volunteer')).toMatchObject({ list: 'main/any/interview' });
});

test('a death that another laboratory reports of the same infection moves the call too', async () => {
  await staffed();
  const who = { name: { family: 'Орлова', given: 'Анна' }, birthDate: '1985-04-12', phones: [{ number: phoneOf(1) }] };
  await world().register(report({ caseId: '1', ...who }));
  expect(await world().register(report({ caseId: 'x', source: 'hospital', outcome: 'deceased', ...who }))).toBe(
    'joined',
  );
  await world().flow();
  const [task] = await world().tasks();
  expect(task).toMatchObject({ died: true, place: { list: 'main/any/bereaved' } });
  // Nothing new of their reach is no change, and no word of the death is no word against it.
  if (task === undefined) throw new Error('Nobody is called.');
  const { callable, person } = task;
  expect(setServable(task, { callable, person }, world().policy, world().now())).toBe(task);
});

test('a second case that says nothing of it does not bring somebody back to life', async () => {
  await staffed();
  const who = { name: { family: 'Орлова', given: 'Анна' }, birthDate: '1985-04-12' };
  await world().register(dead(who));
  await world().register(report({ caseId: '2', disease: 'measles', phones: [{ number: phoneOf(1) }], ...who }));
  await world().flow();
  expect(await world().peopleProfiles()).toHaveLength(1);
  expect(await world().claim('volunteer')).toBeUndefined();
  expect((await world().mustClaim('trained')).reasons).toHaveLength(2);
});

test('who hears of the death in the call ends it, and what comes later is asked by those who learned how', async () => {
  await staffed();
  const who = { name: { family: 'Орлова', given: 'Анна' }, birthDate: '1985-04-12' };
  await world().register(report({ caseId: '1', phones: [{ number: phoneOf(1) }], ...who }));
  await world().flow();
  const held = await world().mustClaim('volunteer');
  await world().finish('volunteer', held, { outcome: 'deceased' });
  await world().register(report({ caseId: '2', disease: 'measles', phones: [{ number: phoneOf(1) }], ...who }));
  await world().flow();
  expect(await world().claim('volunteer')).toBeUndefined();
  expect(await world().mustClaim('trained')).toMatchObject({ list: 'main/any/bereaved' });
  await world().settled();
});

test('an interview in which the family tells the day of the death is gone on with by those who learned how', async () => {
  await staffed();
  await world().register(report({ caseId: '1', phones: [{ number: phoneOf(1) }] }));
  await world().flow();
  const held = await world().mustClaim('volunteer');
  const answers = {
    'identity-confirmed': 'yes',
    'agrees-to-talk': 'yes',
    'speaking-with': 'family',
    'proxy-why': 'deceased',
    'died-date': '2020-03-01',
  };
  expect(
    await world().finish('volunteer', held, {
      outcome: 'partial',
      interview: interview([], { answers, protocol: { id: 'case-interview', version: 2 } }),
    }),
  ).toMatchObject({ status: 'recorded' });
  expect(await world().tasks()).toMatchObject([{ died: true, place: { list: 'main/any/bereaved' } }]);
});

test('who is not trained passes the family on to those who are', async () => {
  await staffed();
  await world().register(report({ caseId: '1', phones: [{ number: phoneOf(1) }] }));
  await world().flow();
  const held = await world().mustClaim('volunteer');
  const to = { epoch: held.epoch, skill: 'bereaved', note: 'his widow answered' };
  expect(await transferCall(world(), 'volunteer', held.id, to)).toMatchObject({ list: 'main/any/bereaved' });
});

test('a policy from before knows of no such list: the call stays where it was', async () => {
  const { bereaved, ...supervision } = world().policy.supervision;
  Object.assign(world().policy, { supervision });
  await world().register(dead());
  await world().flow();
  expect(await world().mustClaim('ada')).toMatchObject({ list: 'main/any/interview' });
  Object.assign(world().policy, { supervision: { ...supervision, bereaved } });
});
