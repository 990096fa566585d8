import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { mergePeople } from '../../functions/merge-people/merge-people.ts';
import { readMyTask } from '../../functions/read-task/read-task.ts';
import { saveDraft } from '../../functions/save-draft/save-draft.ts';
import { MyTaskResponse } from '../../shared/api/my-task.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import type { ProtocolLanguage } from '../../shared/domain/protocols/written-protocol.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { contact, type Details, interview, phoneOf, report } from '../support/made-up.ts';

const world = freshWorld();

async function claimedCase(more: Details = {}, operator = 'operator-1') {
  await world().register(report(more));
  await world().flow();
  return world().mustClaim(operator);
}

function answer(operator = 'operator-1', language?: ProtocolLanguage) {
  return readMyTask({ ...world(), profiles: shippedProfiles }, operator, language).then((mine) =>
    z.parse(MyTaskResponse, mine),
  );
}
const mine = async (operator?: string, language?: ProtocolLanguage) => (await answer(operator, language)).task;

const heldBy = async (operator = 'operator-1', language?: ProtocolLanguage) => {
  const task = await mine(operator, language);
  if (task === null) throw new Error(`${operator} holds nothing.`);
  return task;
};

test('whoever holds nothing is shown nothing, and whose claim ran out no more', async () => {
  expect(await mine()).toBeNull();
  const held = await claimedCase();
  expect(await mine()).toMatchObject({ id: held.id, epoch: held.epoch });
  expect(await mine('operator-2')).toBeNull();
  world().forward(61);
  expect(await mine()).toBeNull();
});

test('the answer says the server’s time, held or not, and whether the call was promised', async () => {
  expect(await answer()).toEqual({ at: world().clock(), task: null });
  await claimedCase();
  expect(await answer()).toMatchObject({ at: world().clock(), task: { promised: false, byHand: false } });
});

test('a screen has everything of a case in one reply: why, script, windows in words, profile, days at home', async () => {
  const held = await claimedCase({ onsetDate: '2020-02-28' });
  const task = await heldBy();
  expect(task).toMatchObject({
    id: held.id,
    today: '2020-03-02',
    kind: 'case-interview',
    servedBecause: expect.stringContaining('due since'),
    protocol: { id: 'case-interview', version: 2 },
    person: { name: { given: 'Анна' } },
    profile: { disease: 'covid-19', closeContact: { metres: 2, minutes: 15 } },
    windows: {
      anchor: { day: '2020-02-28', takenFrom: 'onset', estimated: false },
      infectious: { from: '2020-02-26', to: '2020-03-02', words: 'from Wednesday the 26th of February to today' },
    },
    stayAtHome: { kind: 'isolation', until: '2020-03-09', words: 'until the end of Monday the 9th' },
  });
  expect(task.script.opening).toContain('Анна Игоревна Орлова');
  expect(JSON.stringify(task.script)).toContain('from Wednesday the 26th of February to today');
  expect(JSON.stringify(task.script)).not.toContain('{{');
});

test('the script is in the operator’s language: the one asked for, else their own', async () => {
  await claimedCase({ onsetDate: '2020-02-28' });
  const { script, windows } = await heldBy('operator-1', 'ru');
  expect(script).toMatchObject({ language: 'ru', title: 'Опрос заболевшего' });
  expect(windows.infectious?.words).toBe('со среды, 26 февраля, по сегодняшний день');
});

test('a screen knows whose clock decides, and until when the person may be rung today', async () => {
  await claimedCase({ address: { district: 'Владивосток' } });
  expect((await heldBy()).callingTime).toEqual({
    by: 'zone',
    zones: ['Asia/Vladivostok'],
    open: true,
    until: '2020-03-02T11:00:00.000Z',
  });
});

test('of whom no zone is known, all the zones where they may live decide', async () => {
  await claimedCase();
  expect((await heldBy()).callingTime).toMatchObject({ by: 'unknown-zone', zones: ['Europe/Moscow'], open: true });
});

test('who asked for the hour is called at it, whatever their clock says', async () => {
  const held = await claimedCase();
  await world().finish('operator-1', held, {
    outcome: 'call-back-requested',
    callBackAt: '2020-03-02T21:00:00.000Z',
  });
  await world().flow();
  world().forward(13 * 60 + 1);
  await world().mustClaim('operator-1');
  expect((await heldBy()).callingTime).toEqual({ by: 'asked', zones: ['Europe/Moscow'], open: true });
});

test('a disease with a protocol of its own is asked by it, and what rests on the report says so', async () => {
  await claimedCase({ disease: 'measles', reportDate: '2020-03-01' });
  expect(await heldBy()).toMatchObject({
    protocol: { id: 'case-interview-measles', version: 1 },
    windows: { anchor: { day: '2020-03-01', takenFrom: 'report', estimated: true } },
  });
});

test('whoever goes on sees the interview so far, what was tried, what was noted, and what was left unfinished', async () => {
  const held = await claimedCase();
  await saveDraft(world(), 'operator-1', held.id, {
    epoch: held.epoch,
    draft: { interview: { answers: { notes: 'half' } } },
  });
  const said = interview([contact('a', { notes: 'сосед' })], { answers: { symptoms: ['cough'], notes: 'булочная' } });
  await world().finish('operator-1', held, { outcome: 'partial', interview: said });
  world().forward(61);
  await world().flow();
  const again = await world().mustClaim('operator-2');
  await saveDraft(world(), 'operator-2', again.id, { epoch: again.epoch, draft: { notes: 'more' } });
  await world().release('operator-2', again);
  const third = await world().mustClaim('operator-3');
  const task = await heldBy('operator-3');
  expect(task).toMatchObject({
    id: third.id,
    interview: {
      version: 1,
      outcome: 'partial',
      answers: { symptoms: ['cough'], notes: 'булочная' },
      contacts: [{ key: 'a', notes: 'сосед' }],
    },
    earlier: [{ ordinal: 1, outcome: 'partial', mine: false }],
    notes: [{ note: 'it is somebody I know' }],
    drafts: [{ mine: false, draft: { notes: 'more' } }],
  });
});

/** A contact whose call is held, named by a case that said this of being named. */
async function contactOf(row: Details, answers: Details = {}) {
  const held = await claimedCase();
  const named = contact('a', { lastExposure: '2020-02-29', setting: 'Пекарня', ...row });
  const said = interview([named], { answers: { symptoms: ['cough'] }, ...answers });
  await world().finish('operator-1', held, { outcome: 'completed', interview: said });
  await world().flow();
  return { namer: held.id, call: await world().mustClaim('operator-1') };
}

test('a contact’s operator is shown nothing that gives the case away, and the days at home all the same', async () => {
  const { namer } = await contactOf({});
  const task = await heldBy();
  expect(task).toMatchObject({
    kind: 'contact-notification',
    protocol: { id: 'contact-notification', version: 2 },
    windows: {},
    stayAtHome: { kind: 'quarantine', until: '2020-03-14' },
    namedBy: [],
  });
  for (const giving of ['Орлова', 'Анна', 'Пекарня', namer]) expect(JSON.stringify(task)).not.toContain(giving);
});

test('who named a contact is shown only where that person agreed, and it is written down that it was', async () => {
  const { namer } = await contactOf({ mayBeTold: true });
  const task = await heldBy();
  expect(task.namedBy).toMatchObject([{ name: { family: 'Орлова', given: 'Анна' } }]);
  const audits = await world().items('audit');
  expect(audits.filter(({ pk, act }) => pk === `PERSON#${namer}` && act === 'read-task')).toMatchObject([
    { actor: 'operator-1', purpose: 'told-who-named', fields: ['name'] },
  ]);
});

test('somebody who may be the same person is shown by what differs, mostly covered, and that is written down', async () => {
  const phone = '+79161234567';
  const name = { family: 'Орлова', given: 'Анна' };
  await claimedCase({ name, birthDate: '1985-04-12', phones: [{ number: phone }] });
  await world().finish('operator-1', await heldBy(), { outcome: 'refused' });
  const twin = { name, birthDate: '1985-04-12', phones: [{ number: '+79169999999' }], caseId: 'twin' };
  await claimedCase(twin);
  const task = await heldBy();
  expect(task.duplicates).toMatchObject([{ differs: [{ field: 'phone', theirs: expect.stringContaining('67') }] }]);
  expect(JSON.stringify(task.duplicates)).not.toMatch(/Орлова|1985-04-12|79161234567/);
  const [other] = task.duplicates;
  const audits = await world().items('audit');
  expect(audits.some(({ pk, purpose }) => pk === `PERSON#${other?.person}` && purpose === 'identity-check')).toBe(true);
});

test('every look at the screen is written down', async () => {
  const held = await claimedCase();
  const looks = async () =>
    (await world().items('audit')).filter(({ pk, act }) => pk === `PERSON#${held.id}` && act === 'read-task').length;
  await heldBy();
  world().forward(1);
  await heldBy();
  expect(await looks()).toBe(2);
});

test('of two who turned out to be one, what both were exposed by is shown, asked about and counted', async () => {
  for (const [n, family, lastExposure] of [
    [1, 'Орлова', '2020-02-29'],
    [2, 'Соколова', '2020-02-20'],
  ] as const) {
    await claimedCase({ name: { family, given: 'Анна' }, phones: [{ number: phoneOf(n) }] });
    const held = await heldBy();
    const named = contact('a', { lastExposure, mayBeTold: true, phones: [{ number: phoneOf(10 + n) }] });
    const said = interview([named], { answers: { symptoms: ['cough'] } });
    await world().finish('operator-1', held, { outcome: 'completed', interview: said });
    await world().flow();
  }
  const [late, early] = (await world().exposures()).sort((a, b) =>
    (a.lastExposure ?? '') < (b.lastExposure ?? '') ? 1 : -1,
  );
  const merged = { other: late?.to.person ?? '' };
  await mergePeople(world().wired, { id: 'sam', roles: ['supervisor'] }, early?.to.person ?? '', merged);
  await world().flow();
  await world().mustClaim('operator-1');
  const task = await heldBy();
  expect(task.reasons).toHaveLength(2);
  expect(task.namedBy.map(({ name }) => name.family).sort()).toEqual(['Орлова', 'Соколова']);
  expect(task.stayAtHome).toMatchObject({ kind: 'quarantine', until: '2020-03-14' });
});
