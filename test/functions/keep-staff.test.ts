import { describe, expect, test } from 'vitest';
import { claimCall } from '../../functions/claim-call/claim-call.ts';
import { importStaff, keepStaff, listStaff } from '../../functions/keep-staff/keep-staff.ts';
import { openPractice } from '../../functions/open-practice/open-practice.ts';
import { raiseEmergency } from '../../functions/raise-emergency/raise-emergency.ts';
import { readBoard } from '../../functions/read-board/read-board.ts';
import { releaseCall } from '../../functions/release-call/release-call.ts';
import { claimNext } from '../../shared/desk/claim-next.ts';
import { standForPractice } from '../../shared/desk/practice-people.ts';
import { plusMinutes } from '../../shared/domain/dates.ts';
import { practiceJurisdiction } from '../../shared/domain/desk/practice.ts';
import { staffAtDesk } from '../../shared/storage/staff.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { standInLine } from '../support/in-line.ts';
import { contact, interview } from '../support/made-up.ts';

const world = freshWorld();
const desk = () => ({ client: world().client, table: world().desk });
const keeping = () => ({ ...world(), desk: desk() });
const take = (csv: string, dryRun = false) => importStaff(keeping(), 'eve', csv, dryRun);

/** A claim by the staff as they are stored now. */
async function claimed(operator: string) {
  const staff = (name: string) => staffAtDesk(desk(), name, world().policy);
  const answer = await claimNext({ ...world(), staff }, operator);
  return 'refused' in answer ? answer.refused : (answer.body.task?.id ?? 'nothing');
}

const everything = (id: string, more = '') => `id,lists,shifts,active\n${id},*/*/*,${more}`;

describe('a staff file', () => {
  test('is taken in again and again without harm, and a dry run says what would change', async () => {
    const csv = 'id,lists\nada,*/*/interview\nbob,*/*/*';
    expect(await take(csv, true)).toMatchObject({ added: 2, changed: 0, lines: ['ada: new', 'bob: new'] });
    expect((await listStaff(keeping(), undefined)).staff).toEqual([]);
    expect(await take(csv)).toMatchObject({ added: 2, changed: 0, unchanged: 0 });
    expect(await take(csv)).toMatchObject({ added: 0, changed: 0, unchanged: 2, lines: [] });
    const changed = await take('id,lists,languages\nada,*/*/interview,ru');
    expect(changed).toMatchObject({ changed: 1, lines: ['ada: languages.0: new: "ru"'] });
    expect((await listStaff(keeping(), undefined)).staff.map(({ id, version }) => `${id} ${version}`)).toEqual([
      'ada 2',
      'bob 1',
    ]);
  });

  test('with any problem changes nothing', async () => {
    const answer = await take('id,lists\nada,*/*/*\nbob,moscow');
    expect(answer).toMatchObject({ added: 0, problems: [{ row: 3, column: 'lists' }] });
    expect((await listStaff(keeping(), undefined)).staff).toEqual([]);
    expect(await keepStaff(keeping(), 'eve', {})).toMatchObject({ refused: 'invalid-fields' });
  });

  test('that two people take in at once is taken in by both', async () => {
    await Promise.all([take('id,lists\nada,a/*/*'), take('id,lists\nada,b/*/*')]);
    const [ada] = (await listStaff(keeping(), undefined)).staff;
    expect(ada?.version).toBe(2);
  });

  test('is listed in pages', async () => {
    await take(`id\n${Array.from({ length: 250 }, (_, n) => `p${String(n).padStart(3, '0')}`).join('\n')}`);
    const first = await listStaff(keeping(), undefined);
    expect([first.staff.length, first.next]).toEqual([200, 'p199']);
    const second = await listStaff(keeping(), first.next);
    expect([second.staff.length, second.next]).toEqual([50, undefined]);
  });
});

describe('who is made inactive', () => {
  test('is handed nothing more, and what they hold goes to the others at once', async () => {
    await standInLine(world(), { personId: 'one' });
    await world().flow();
    await take(everything('ada', ',yes'));
    const held = await world().mustClaim('ada');
    expect(await take(everything('ada', ',no'))).toMatchObject({ changed: 1, handedOver: 1 });
    expect(await world().finish('ada', held, { outcome: 'no-answer' })).toMatchObject({ refused: 'claim-taken' });
    await world().flow();
    expect(await claimed('ada')).toBe('off-shift');
    expect(await claimed('bob')).toBe('one');
    expect(await take(everything('ada', ',no'))).toMatchObject({ unchanged: 1, handedOver: 0 });
  });

  test('leaves the call-backs they promised to anybody', async () => {
    await standInLine(world(), { personId: 'one' });
    await world().flow();
    await take(everything('ada', ',yes'));
    const held = await world().mustClaim('ada');
    const callBackAt = plusMinutes(world().now(), 60);
    await world().finish('ada', held, { outcome: 'call-back-requested', callBackAt });
    await world().flow();
    world().forward(60);
    expect(await claimed('bob'), 'ada promised it and is there').toBe('nothing');
    await take(everything('ada', ',no'));
    expect(await claimed('bob')).toBe('one');
  });
});

describe('a shift', () => {
  // The world begins on Monday 2020-03-02 at 08:00 UTC, 11:00 in Moscow.
  test('ends: nothing is handed out, what is held is finished, and call-backs are anybody’s', async () => {
    for (const personId of ['one', 'two']) await standInLine(world(), { personId });
    await world().flow();
    await take(everything('ada', 'mon-fri 08:00-12:00 Europe/Moscow,yes'));
    const first = await world().mustClaim('ada');
    const callBackAt = plusMinutes(world().now(), 55);
    await world().finish('ada', first, { outcome: 'call-back-requested', callBackAt });
    await world().flow();
    const second = await world().mustClaim('ada');
    world().forward(61);
    expect(await world().finish('ada', second, { outcome: 'no-answer' })).toMatchObject({ status: 'recorded' });
    expect(await claimed('ada')).toBe('off-shift');
    expect(await claimed('bob')).toBe(first.id);
  });
});

test('an operator who was stopped for giving back too many goes on once a supervisor has looked', async () => {
  for (let n = 0; n < 12; n++) await standInLine(world(), { personId: `p${n}` });
  await world().flow();
  for (let n = 0; n <= world().policy.releases.perHour; n++) {
    await world().release('ada', await world().mustClaim('ada'));
    await world().flow();
  }
  expect(await claimed('ada')).toBe('too-many-releases');
  await keepStaff(keeping(), 'eve', { letGoOn: ['ada', 'nobody'] });
  expect(await claimed('ada')).toMatch(/^p\d+$/);
});

describe('newcomers', () => {
  test('practise on made-up people, whom nobody else is given, and who are outside every count', async () => {
    await take('id,practice\nnewcomer,yes');
    await standInLine(world(), { personId: 'real' });
    const tables = { ...world() };
    expect(await standForPractice(tables, 3, world().now())).toBe(3);
    expect(await standForPractice(tables, 3, world().now()), 'again').toBe(0);
    await world().flow();
    const before = await world().ledger();
    expect(before.open).toBe(1);
    for (let n = 0; n < 3; n++) {
      const id = await claimed('newcomer');
      expect(id).toMatch(/^practice_/);
      const task = (await world().tasks()).find(({ personId }) => personId === id);
      expect(task?.place?.list.startsWith(`${practiceJurisdiction}/`)).toBe(true);
      const named = task?.place?.kind === 'case-interview';
      const done = { outcome: 'completed', ...(named && { interview: interview([contact('somebody')]) }) };
      const finished = await world().finish('newcomer', { id, epoch: task?.epoch ?? 0 }, done);
      expect(finished).toMatchObject({ status: 'recorded' });
      await world().flow();
    }
    expect(await world().ledger()).toEqual(before);
    expect((await world().tasks()).filter(({ personId }) => !personId.startsWith('practice_'))).toHaveLength(1);
    expect(await claimed('newcomer')).toBe('nothing');
    expect(await claimed('ada')).toBe('real');
    expect(await claimed('bob')).toBe('nothing');
    expect(await standForPractice(tables, 3, world().now()), 'they come back').toBeGreaterThan(0);
  });

  test('are anybody who asks for it: while they practise they are given nobody real, and otherwise nobody made up', async () => {
    await standInLine(world(), { personId: 'real' });
    await openPractice(world(), { people: 2 });
    await world().flow();
    const claim = async (request = {}) => {
      const answer = await claimCall(world(), 'ada', request);
      return 'refused' in answer ? undefined : (answer.body.task ?? undefined);
    };
    const first = await claim({ practice: true });
    expect(first?.id).toMatch(/^practice_/);
    if (first === undefined) return;
    const { next } = { next: undefined, ...(await world().finish('ada', first, { outcome: 'refused', next: true })) };
    expect(next, 'whoever practised goes on practising').toMatchObject({
      task: { id: expect.stringMatching(/^practice_/) },
    });
    const second = await claim();
    expect(second?.id, 'what is held is returned').toMatch(/^practice_/);
    await world().finish('ada', second ?? first, { outcome: 'refused' });
    expect(await claim({ practice: true }), 'nobody made up is left').toBeUndefined();
    expect((await claim())?.id).toBe('real');
  });

  test('leave the board as it is: only that they practise is seen, no call of theirs counts, and giving back stops nobody', async () => {
    const board = () => readBoard(world().counters, world().policy, world().now());
    const flow = () => world().flow({ board: true });
    await standInLine(world(), { personId: 'real' });
    await openPractice(world(), { people: 6 });
    await flow();
    const practise = async () => {
      const answer = await claimCall(world(), 'ada', { practice: true });
      if ('refused' in answer || !answer.body.task) throw new Error('Nobody made up is served.');
      return answer.body.task;
    };
    const first = await practise();
    await raiseEmergency(world(), 'ada', first.id, { epoch: first.epoch });
    world().forward(5);
    await flow();
    const seen = await board();
    expect(seen).toMatchObject({ alerts: [], due: 1, waiting: 0, claimed: 0, operatorsThere: 0 });
    expect(seen.lists.map(({ list }) => list)).toEqual(['main/any/interview']);
    expect(seen.operators).toMatchObject([{ operator: 'ada', state: 'practising', calls: 0, occupancy: 0 }]);
    await world().finish('ada', first, { outcome: 'refused' });
    for (let n = 0; n <= world().policy.releases.perHour; n++) {
      await openPractice(world(), { people: 6 + n });
      await flow();
      const { id, epoch } = await practise();
      expect(await releaseCall(world(), 'ada', id, { epoch, reason: 'practice' })).toEqual({ status: 'released' });
    }
    const [operator] = (await board()).operators;
    expect(operator).toMatchObject({ state: 'between-calls', calls: 0, reached: 0, occupancy: 0 });
    expect((await world().mustClaim('ada')).id).toBe('real');
  });

  test('find somebody waiting however many practise: those who are held are left, and as many others come', async () => {
    expect(await openPractice(world(), { people: 2 })).toEqual({ stood: 2 });
    expect(await openPractice(world(), { people: 2 })).toEqual({ stood: 0 });
    await world().flow();
    const held = await claimCall(world(), 'ada', { practice: true });
    expect(held).toMatchObject({ operation: 'claimed' });
    expect(await openPractice(world(), { people: 2 })).toEqual({ stood: 1 });
  });

  test('are given numbers that no exchange connects', async () => {
    await standForPractice({ ...world() }, 5, world().now());
    for (const { identity } of await world().peopleProfiles())
      expect(identity.phones).toMatchObject([{ e164: expect.stringMatching(/^\+442079460\d{3}$/), byHand: true }]);
  });
});
