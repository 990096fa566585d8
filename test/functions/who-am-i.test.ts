import { expect, test } from 'vitest';
import { importStaff } from '../../functions/keep-staff/keep-staff.ts';
import { whoAmI } from '../../functions/who-am-i/who-am-i.ts';
import { onShift } from '../../shared/domain/desk/staff.ts';
import { freshWorld } from '../support/fresh-world.ts';

const world = freshWorld();

const take = (csv: string) =>
  importStaff({ ...world(), desk: { client: world().client, table: world().desk } }, 'eve', csv, false);
const told = async (id: string) => (await whoAmI(world(), { id, roles: ['operator'] })).desk;

// The world begins on Monday 2020-03-02 at 08:00 UTC, 11:00 in Moscow.
test('an operator is told on which lists they are, in which languages, and until when their shift goes', async () => {
  await take('id,name,lists,languages,shifts\nada,Ada,main/ru/interview|*/*/*,ru|en,mon-fri 08:00-20:00 Europe/Moscow');
  expect(await told('ada')).toEqual({
    name: 'Ada',
    lists: ['main/ru/interview', '*/*/*'],
    languages: ['ru', 'en'],
    skills: [],
    trained: [],
    practice: false,
    left: false,
    shift: { on: true, until: '2020-03-02T17:00:00.000Z' },
  });
  world().forward(10 * 60);
  expect((await told('ada')).shift).toEqual({ on: false });
  expect(onShift(await world().staff('ada'), world().now())).toBe(false);
});

test('whoever works on made-up people only, or has left, is told so', async () => {
  await take('id,practice,active\nnew,yes,yes\ngone,no,no');
  expect(await told('new')).toMatchObject({ practice: true, left: false, shift: { on: true } });
  expect(await told('gone')).toMatchObject({ left: true, shift: { on: false } });
});

test('whom nobody entered is told what the policy lets them do', async () => {
  expect(await told('stranger')).toMatchObject({ lists: ['*/*/*'], shift: { on: true } });
});
