import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { answerAll } from '../support/answering.ts';
import { violationsOn } from '../support/axe.ts';
import { type ConsoleSite, openConsoleSite } from '../support/console-site.ts';
import { numberThat } from '../support/people-on-the-line.ts';
import { type Seat, shotOf, tongues } from '../support/seat.ts';

let site: ConsoleSite;
beforeAll(async () => {
  site = await openConsoleSite();
}, 300_000);
afterAll(() => site?.end());

describe.each(tongues)('a morning on the desk, in %s', (tongue) => {
  const nth = tongues.indexOf(tongue);
  const one = { name: 'Иванова Анна Сергеевна', number: numberThat(false, nth) };
  const other = { name: 'Петров Иван Ильич', number: numberThat(true, 2 * nth) };
  const named = { name: 'Соколова Вера Павловна', number: numberThat(true, 2 * nth + 1) };
  let seat: Seat;
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') console.log('on the screen then:', await shotOf(seat));
  });

  it('signs in on the page of the issuer and is one key away from the next call', async () => {
    seat = await site.seat({ user: `operator-${nth + 1}`, tongue });
    await seat.ready('call.next');
    expect(await violationsOn(seat.page)).toEqual([]);
  }, 30_000);

  it('dials and says that nobody answered, in two keys, and has the next person on the screen', async () => {
    await site.confirm(one);
    await seat.press('Enter');
    await seat.ready('control.dial');
    await seat.see(one.name);
    await site.confirm(other);
    seat.count();
    await seat.press('Enter');
    await seat.ready('control.answered');
    await seat.press('1');
    await seat.see(other.name);
    const counted = seat.count();
    console.log(`${tongue}: a call that nobody answered takes ${counted.keys} keys and ${counted.clicks} clicks`);
    expect(counted).toEqual({ keys: 2, clicks: 0 });
    expect(await violationsOn(seat.page)).toEqual([]);
  }, 30_000);

  it('notifies somebody who was named, by digits', async () => {
    await seat.press('0');
    await seat.page.getByRole('button', { name: seat.say('outcome.system-failure') }).click();
    await seat.ready('call.next');
    await site.confirm({ ...other, name: `${other.name} второй`, number: numberThat(true, 10 + nth) });
    await site.nameContacts('operator-9', named);
    await seat.press('Enter');
    await seat.ready('control.dial');
    await seat.see(named.name);
    seat.count();
    await seat.press('Enter');
    await seat.page.locator('[data-question] :focus').waitFor();
    // What is typed last is kept while the end is under way: refused as no longer held, and no claim lost.
    const ended = seat.page.waitForResponse((response) => response.url().endsWith('/finish'));
    await seat.page.route(/\/draft$/, async (route) => {
      await ended;
      await route.continue();
    });
    const answered = await answerAll(seat, { 'has-symptoms': ['2'] });
    await seat.press('Control+Enter');
    await ended;
    await seat.ready('call.next');
    await seat.page.unroute(/\/draft$/);
    await pause(300);
    expect(await seat.page.getByText(seat.say('call.lost')).count()).toBe(0);
    const counted = seat.count();
    console.log(`${tongue}: a notification takes ${counted.keys} keys, ${answered.length} of them answers`);
    expect(counted.clicks).toBe(0);
    expect(counted.keys).toBeLessThanOrEqual(12);
  }, 60_000);

  it('had nothing to complain of all the while', () => {
    expect(seat.complaints).toEqual([]);
  });
});
