import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { plusMinutes } from '../../shared/domain/dates.ts';
import { answerAll } from '../support/answering.ts';
import { type ConsoleSite, morning, openConsoleSite } from '../support/console-site.ts';
import { finishTimes } from '../support/finish-times.ts';
import { inspect } from '../support/inspect.ts';
import { numberThat } from '../support/people-on-the-line.ts';
import { type Seat, shotOf, tongues } from '../support/seat.ts';

/** What an operator's first load may weigh (issue 4). */
const budget = 250_000;

/** How many pixels of the questions are out of sight. */
const scrolled = `(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.querySelector('.middle'))`;

describe.each(tongues)('a morning on the desk, in %s', (tongue) => {
  // A desk of its own: whoever is left in line by a morning that failed is not in the way of the other one.
  let site: ConsoleSite;
  beforeAll(async () => {
    site = await openConsoleSite();
  }, 300_000);
  afterAll(() => site?.end());
  let lines = 0;
  const person = (name: string, answers: boolean) => {
    lines += 1;
    return { name, number: numberThat(answers, lines) };
  };
  const absent = { ...person('Иванова Анна Сергеевна', false), district: 'Владивосток' };
  const sick = person('Петров Иван Ильич', true);
  const named = ['Соколова Вера Павловна', 'Лебедев Пётр Юрьевич', 'Козлова Нина Олеговна'].map((name) =>
    person(name, true),
  );
  const contactNames = new RegExp(named.map(({ name }) => name).join('|'));
  let seat: Seat;
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail' && seat) console.log('on the screen then:', await shotOf(seat));
  });
  const themes = tongue === 'en' ? (['light', 'dark'] as const) : (['light'] as const);
  const held = async () => (await seat.page.locator('main.call h1').textContent()) ?? '';
  /** It was dialled; whether a number answers is sure of its first call only. */
  const onTheLine = () => seat.page.locator('.control .stage[role=status]').waitFor();
  const recorded = async () => {
    await site.local.settle();
    await seat.ready('call.next');
    expect(await seat.page.getByText(seat.say('call.lost')).count()).toBe(0);
  };

  it('signs in on the page of the issuer and is one key away from the next call', async () => {
    seat = await site.seat({ user: 'operator-1', tongue });
    await seat.ready('call.next');
    console.log(`${tongue}: the first load is ${seat.loaded()} bytes as they were sent`);
    expect(seat.loaded()).toBeGreaterThan(50_000);
    expect(seat.loaded()).toBeLessThan(budget);
    await inspect(seat, { as: 'between-calls', themes });
  }, 60_000);

  it('dials and says that nobody answered, in two keys, and has the next person on the screen', async () => {
    await site.confirm(absent);
    await seat.press('Enter');
    await seat.ready('control.dial');
    await seat.see(absent.name);
    await site.confirm(sick);
    seat.count();
    await seat.press('Enter');
    await seat.ready('control.answered');
    // Seven hours ahead of the operator: when they are rung again is said by both clocks.
    await seat.see(
      tongue === 'en' ? /tried again .* their time \(.* yours\)/ : /снова .* по их времени \(.* по вашему\)/,
    );
    await seat.press('1');
    await seat.ready('control.dial');
    await seat.see(sick.name);
    const counted = seat.count();
    console.log(`${tongue}: a call that nobody answered takes ${counted.keys} keys and ${counted.clicks} clicks`);
    expect(counted).toEqual({ keys: 2, letters: 0, clicks: 0 });
    await inspect(seat, { as: 'before-dialling', themes });
  }, 60_000);

  it('interviews a case who names three people, without a mouse', async () => {
    seat.count();
    await seat.press('Enter');
    await seat.page.locator('[data-question] :focus').waitFor();
    await inspect(seat, { as: 'talking', themes });
    const [no, none] = ['2', '1'];
    const answered = await answerAll(seat, {
      'had-symptoms': no,
      tested: no,
      vaccinated: no,
      isolated: no,
      needs: none,
      'knew-somebody-ill': no,
      travelled: no,
      contacts: async () => {
        for (const [n, { name, number }] of named.entries()) {
          await seat.write(name);
          await seat.press('Tab');
          await seat.write(number.replace('+7', '8'));
          if (n === 0) {
            // Of one of them all is told: relation and setting by a digit, the last exposure as a day.
            await seat.press('Tab', '2', '3');
            await seat.write('22.11');
          }
          await seat.press('Enter');
        }
        // Three people, and what is asked after them, on a laptop's screen.
        // Keys of a row count in its lists too.
        for (const key of ['ArrowUp', 'Tab', 'Tab', 'F4']) await seat.page.keyboard.press(key);
        await seat.page.locator('.details').waitFor();
        await seat.page.keyboard.press('ArrowDown');
        await seat.page.locator('.details').waitFor({ state: 'detached' });
        expect(await seat.page.evaluate(scrolled)).toBe(0);
        await inspect(seat, { as: 'contacts', themes });
        await seat.press('Enter');
      },
    });
    expect(answered).toContain('contacts');
    await seat.see(new RegExp(seat.say('draft.saved')));
    const sent = seat.page.waitForRequest((request) => request.url().endsWith('/finish'));
    // A digit that slips ends nothing beside the questions, and once all is answered it asks before answers are lost.
    await seat.page.locator('.interview .steps button').first().focus();
    await seat.page.keyboard.press('8');
    await seat.page.keyboard.press('Alt+8');
    await seat.see(seat.say('end.drops').split('{outcome}').pop() ?? '');
    await seat.press('Control+Enter');
    const [first] = (await sent).postDataJSON().interview.contacts;
    expect(first).toMatchObject({
      relation: expect.any(String),
      setting: expect.any(String),
      lastExposure: '2026-11-22',
    });
    await recorded();
    const counted = seat.count();
    console.log(
      `${tongue}: a case with three contacts takes ${counted.keys} keys, ${counted.letters} letters of names and numbers, and ${counted.clicks} clicks`,
    );
    expect(counted.clicks).toBe(0);
    await seat.see(tongue === 'en' ? 'the daily check tomorrow from 08:00' : 'ежедневная проверка завтра с 08:00');
    await inspect(seat, { as: 'recorded', themes });
  }, 120_000);

  it('notifies one of them by digits, and a draft that is late says nothing of a claim lost', async () => {
    await seat.press('Enter');
    await seat.ready('control.dial');
    await seat.see(contactNames);
    seat.count();
    await seat.press('Enter');
    await seat.page.locator('[data-question] :focus').waitFor();
    // What is typed last is kept while the end is under way: refused as no longer held, and no claim lost.
    const ended = seat.page.waitForResponse((response) => response.url().endsWith('/finish'));
    await seat.page.route(/\/draft$/, async (route) => {
      await ended;
      await route.continue();
    });
    const answered = await answerAll(seat, { 'has-symptoms': '2' });
    await seat.press('Control+Enter');
    await ended;
    await seat.ready('control.dial');
    await seat.see(contactNames);
    await seat.page.unroute(/\/draft$/);
    await pause(300);
    expect(await seat.page.getByText(seat.say('call.lost')).count()).toBe(0);
    const counted = seat.count();
    console.log(`${tongue}: a notification takes ${counted.keys} keys, ${answered.length} of them answers`);
    expect(counted.clicks).toBe(0);
    expect(counted.keys).toBeLessThanOrEqual(12);
  }, 90_000);

  it('agrees on a call back, and is given that person at the hour', async () => {
    const promised = await held();
    await seat.press('Enter');
    await seat.page.locator('[data-question] :focus').waitFor();
    await seat.endAs('outcome.call-back-requested');
    await inspect(seat, { as: 'call-back', themes });
    await seat.write('+1');
    await seat.press('Enter');
    // The third of them, who is told that nobody answered.
    await seat.ready('control.dial');
    expect(await held()).not.toBe(promised);
    await seat.press('Enter');
    await onTheLine();
    await seat.endAs('outcome.no-answer');
    await recorded();
    await seat.page.getByRole('link', { name: seat.say('day.title') }).click();
    await seat.page.locator('main.day').waitFor();
    await inspect(seat, { as: 'my-day', themes, mayScroll: true });
    await seat.page.getByRole('link', { name: seat.say('call.title') }).click();
    const { now } = await site.local.control.clock();
    await site.moveTo(plusMinutes(now ?? morning, 61));
    await seat.ready('call.next');
    await seat.press('Enter');
    await seat.ready('control.dial');
    expect(await held()).toBe(promised);
    await seat.press('Enter');
    await onTheLine();
    await seat.endAs('outcome.no-answer');
    await recorded();
  }, 120_000);

  // Once is enough: the words take no time.
  it.runIf(tongue === 'en')(
    'has the next person on the screen soon after the end of a call',
    async () => {
      const many = Array.from({ length: 21 }, (_, n) => ({
        name: `Человек Номер${String.fromCharCode(1072 + n)}`,
        number: numberThat(false, 100 + n),
      }));
      await site.confirm(...many);
      await seat.press('Enter');
      const times = await finishTimes(seat, 20);
      console.log(
        `${tongue}: from the key that ends a call to the next person on the screen: p50 ${times.p50} ms, p95 ${times.p95} ms, longest ${times.longest} ms of ${times.count} calls`,
      );
      expect(times).toMatchObject({ count: 20, finished: 20, read: 0 });
      // The last of them, who would be somebody else's an hour later.
      await seat.press('Enter');
      await onTheLine();
      await seat.endAs('outcome.no-answer');
      await recorded();
    },
    120_000,
  );

  it('practises on made-up people, on a screen of another colour, and leaves it by one button', async () => {
    const colour = () => seat.page.evaluate<string>(`getComputedStyle(document.querySelector('main')).backgroundColor`);
    const before = await colour();
    await seat.page.getByRole('button', { name: seat.say('call.practise') }).click();
    await seat.see(seat.say('call.practice'));
    expect(await colour()).not.toBe(before);
    await inspect(seat, { as: 'practice', themes });
    await seat.press('Enter');
    await seat.see(seat.say('control.practice'));
    await seat.page.getByRole('button', { name: seat.say('call.practice-stop') }).click();
    await seat.see(seat.say('call.practice-over'));
    await seat.ready('call.next');
    expect(await colour()).toBe(before);
  }, 60_000);

  it('left nothing of anybody in the address, the title or the browser, and had nothing to complain of', async () => {
    const left = await seat.page.evaluate<string>(
      `JSON.stringify([location.href, document.title, Object.entries(localStorage), Object.entries(sessionStorage), document.cookie])`,
    );
    expect(left).toContain('oidc.');
    for (const { name, number } of [absent, sick, ...named]) {
      for (const part of [...name.split(' '), number, number.slice(2)]) expect(left).not.toContain(part);
    }
    expect(seat.complaints).toEqual([]);
  });
});
