import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { answersTo } from '../../local/day/answers.ts';
import { MyTaskResponse } from '../../shared/api/my-task.ts';
import { TasksResponse } from '../../shared/api/tasks.ts';
import defaultPolicy from '../../shared/domain/desk/default-policy.json' with { type: 'json' };
import { type ConsoleSite, openConsoleSite } from '../support/console-site.ts';
import { inspect } from '../support/inspect.ts';
import { numberThat } from '../support/people-on-the-line.ts';
import { type Seat, shotOf } from '../support/seat.ts';

/** A supervisor's hour on what really runs: every screen is worked, and what comes of it is seen by the operators. */

let site: ConsoleSite;
let administrator: Seat;
let supervisor: Seat;
let first: Seat;
let second: Seat;
beforeAll(async () => {
  site = await openConsoleSite();
}, 300_000);
afterAll(() => site?.end());
afterEach(async ({ task }) => {
  for (const seat of task.result?.state === 'fail' ? [administrator, supervisor, first, second] : [])
    if (seat !== undefined) console.log('on the screen then:', await shotOf(seat));
});

const list = 'main/any/interview';
const names = ['Абрамова Яна', 'Борисов Ян', 'Власова Ия', 'Гусев Лев', 'Дёмина Ася', 'Егоров Ким'];
const people = names.map((name, n) => ({ name, number: numberThat(true, n) }));
const onScreen = async ({ page }: Seat) => (await page.locator('main.call h1').textContent()) ?? '';
const open = async (seat: Seat, section: 'board' | 'reviews' | 'set-aside' | 'referrals' | 'staff' | 'settings') => {
  await seat.page.getByRole('link', { name: seat.say(`${section}.title`), exact: true }).click();
};
const act = async ({ page }: Seat, of: string | RegExp, item: string) => {
  await page.getByRole('button', { name: of, exact: true }).first().click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
  await page.getByRole('dialog').waitFor();
};
/** Says why, sees what came of it, and is back at the board. */
const because = async ({ page }: Seat, why: string, said: string) => {
  await page.getByLabel('Why?').fill(why);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByText(said).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
};

/** A colleague holds an interview of whoever comes next, and promises a service. */
async function interview(operator: string): Promise<void> {
  const call = await site.as(operator);
  await call('/calls/claim', {});
  const { at, task } = z.parse(MyTaskResponse, await call('/me/task?language=en'));
  if (task === null) throw new Error('Nobody waits.');
  const answers = answersTo(task.script, at.slice(0, 10));
  await call(`/calls/${task.id}/finish`, {
    ...{
      epoch: task.epoch,
      outcome: 'completed',
      interview: { protocol: task.protocol, answers, naming: 'named-nobody' },
    },
    referrals: [{ kind: 'social-aid', what: 'food for two days' }],
  });
}

describe('a supervisor', { timeout: 60_000 }, () => {
  it('has every interview reviewed from now on: an administrator looks at the difference and applies it', async () => {
    administrator = await site.seat({ user: 'administrator' });
    await open(administrator, 'settings');
    const { page } = administrator;
    const supervision = { ...defaultPolicy.supervision, reviewed: { 'case-interview': 1 } };
    const policy = { ...defaultPolicy, version: defaultPolicy.version + 1, supervision };
    await page.getByLabel('The document (JSON)').fill(JSON.stringify(policy));
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.getByText('supervision.reviewed.case-interview: 0.05 -> 1').waitFor();
    await inspect(administrator, { as: 'settings', mayScroll: true, onePicture: true });
    await page.getByLabel('Why?').fill('the first week');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('Applied as number 1.').waitFor();
    expect(administrator.complaints).toEqual([]);
  });

  it('sees on the board who holds what, and two operators never hold the same person', async () => {
    await site.confirm(...people);
    await interview('operator-11');
    await interview('operator-12');
    first = await site.seat({ user: 'operator-1' });
    second = await site.seat({ user: 'operator-2' });
    for (const seat of [first, second]) {
      await seat.ready('call.next');
      await seat.press('Enter');
      await seat.ready('control.dial');
    }
    expect(await onScreen(first)).not.toBe(await onScreen(second));
    await site.local.settle();
    supervisor = await site.seat({ user: 'supervisor' });
    const { page } = supervisor;
    for (const who of ['operator-1', 'operator-2'])
      await page.getByRole('rowheader', { name: who, exact: true }).waitFor();
    await page.getByRole('rowheader', { name: list }).first().waitFor();
    await page.getByRole('link', { name: '2 interviews to review' }).waitFor();
    await inspect(supervisor, { as: 'board', mayScroll: true, onePicture: true });
  });

  it('takes a call back from the board, and its operator is told at the next key', async () => {
    await act(supervisor, 'Act on operator-1', 'Take back the call…');
    await because(supervisor, 'called away', '1 call was taken back.');
    const held = await onScreen(second);
    await first.page.locator('[data-question] input').first().focus();
    await first.press('1');
    await first.see(first.say('call.lost'));
    expect(await onScreen(second)).toBe(held);
  });

  it('moves one call that waits, closes another, and pauses the list', async () => {
    await site.local.settle();
    await supervisor.page.reload();
    const band = new RegExp(`^Act on ${list}, band 1$`);
    await act(supervisor, band, 'Show its calls…');
    const line = supervisor.page.getByRole('dialog').locator('.line li');
    await line.first().waitFor();
    const waiting = await line.count();
    await inspect(supervisor, { as: 'line', mayScroll: true, onePicture: true });
    await act(supervisor, 'Act on number 1 of the line', 'Move the call…');
    await supervisor.page.getByLabel('To the band').selectOption('3');
    await because(supervisor, 'can wait', '1 call was moved.');
    await act(supervisor, band, 'Show its calls…');
    await expect.poll(() => line.count()).toBe(waiting - 1);
    await act(supervisor, 'Act on number 1 of the line', 'Close the call…');
    await because(supervisor, 'was called by the clinic', '1 call was closed.');
    await act(supervisor, band, 'Show its calls…');
    await expect.poll(() => line.count()).toBe(waiting - 2);
    await supervisor.press('Escape');
    await act(supervisor, band, 'Pause the list');
    await because(supervisor, 'the script is wrong', `${list} is paused.`);
    expect(supervisor.complaints).toEqual([]);
  });

  it('approves one interview and sends the other back, which its operator finds in their day', async () => {
    await open(supervisor, 'reviews');
    const { page } = supervisor;
    await page.getByText('2 interviews wait').waitFor();
    await inspect(supervisor, { as: 'reviews', mayScroll: true, onePicture: true });
    await supervisor.press('a');
    await page.getByText('Approved.').waitFor();
    await supervisor.press('b');
    await page.getByLabel('What is to be mended?').fill('ask for the onset again');
    await supervisor.press('Enter');
    await page.getByText('Sent back to its operator.').waitFor();
    const days = await Promise.all(
      ['operator-11', 'operator-12'].map(async (who) => JSON.stringify(await (await site.as(who))('/me/day'))),
    );
    expect(days.filter((day) => day.includes('ask for the onset again'))).toHaveLength(1);
  });

  it('mends a message that was set aside, which then becomes a call', async () => {
    const broken = {
      ...{ kind: 'report', source: 'laboratory', caseId: 'broken-1', disease: 'covid-19', reportDate: '24.11.2026' },
      ...{ name: { asWritten: 'Жданов Лука' }, phones: [{ number: numberThat(true, 20) }] },
    };
    const call = await site.as('supervisor');
    const waiting = async () => {
      const { tasks } = z.parse(TasksResponse, await call(`/tasks?list=${encodeURIComponent(list)}`));
      return tasks.length;
    };
    const before = await waiting();
    await site.local.send('confirmed-cases', broken);
    await site.local.settle();
    expect(await waiting()).toBe(before);
    await open(supervisor, 'set-aside');
    const { page } = supervisor;
    await page.locator('main.set-aside li button').first().click();
    await page.getByLabel('reportDate').fill('2026-11-24');
    await page.getByLabel('Why?').fill('a date of the old form');
    await inspect(supervisor, { as: 'set-aside', mayScroll: true, onePicture: true });
    await page.getByRole('button', { name: 'Mend and send' }).click();
    await page.getByText('Mended and sent.').waitFor();
    await site.local.settle();
    await page.reload();
    await page.getByText('Nothing is set aside.').waitFor();
    expect(await waiting()).toBe(before + 1);
  });

  it('accepts a service that was promised, sees whom it is for, and says that it is done', async () => {
    await open(supervisor, 'referrals');
    const { page } = supervisor;
    await page.getByLabel('List of those who provide it').fill('main/any/social-aid');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.getByText('2 are open.').waitFor();
    await page.getByRole('button', { name: 'Accept' }).first().click();
    await page.getByText('food for two days').waitFor();
    await inspect(supervisor, { as: 'referrals', mayScroll: true, onePicture: true });
    await page.getByRole('button', { name: 'Done', exact: true }).first().click();
    await page.getByText('1 is open.').waitFor();
  });

  it('looks at a staff file and takes it in', async () => {
    await open(supervisor, 'staff');
    const { page } = supervisor;
    await page.getByLabel('The file, as CSV').fill('id,active\nvera,wrong');
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.getByRole('cell', { name: 'yes or no' }).waitFor();
    await page.getByLabel('The file, as CSV').fill('id,name,lists\nvera,Vera K.,main/any/interview');
    await page.getByRole('button', { name: 'See what would change' }).click();
    await page.getByText('vera: new').waitFor();
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('Added 1, changed 0').waitFor();
    await page.getByRole('rowheader', { name: 'vera' }).waitFor();
    await inspect(supervisor, { as: 'staff', mayScroll: true, onePicture: true });
    expect([...administrator.complaints, ...supervisor.complaints]).toEqual([]);
  });
});
