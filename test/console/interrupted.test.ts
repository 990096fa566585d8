import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { plusMinutes } from '../../shared/domain/dates.ts';
import { violationsOn } from '../support/axe.ts';
import { type ConsoleSite, morning, openConsoleSite } from '../support/console-site.ts';
import { numberThat } from '../support/people-on-the-line.ts';
import { type Seat, shotOf, signIn } from '../support/seat.ts';

/** What comes between an operator and the end of a call: nothing that was written is lost, and the screen says what is so. */

let site: ConsoleSite;
let seat: Seat;
let people = 0;

beforeAll(async () => {
  site = await openConsoleSite();
}, 300_000);
afterAll(() => site?.end());
beforeEach(async () => {
  seat = await site.seat({ user: `operator-${people + 1}`, movesClock: true });
}, 60_000);
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail' && seat) console.log('on the screen then:', await shotOf(seat));
  await seat?.context.close();
});

const names = [
  'Белова Анна',
  'Громов Олег',
  'Дроздова Инна',
  'Ежов Пётр',
  'Жукова Майя',
  'Зимин Юрий',
  'Ильина Яна',
  'Котов Лев',
  'Лосев Глеб',
  'Мухин Олег',
];
async function nextPerson(): Promise<string> {
  const name = names[people] ?? 'Никто';
  await site.confirm({ name, number: numberThat(true, people) });
  people += 1;
  return name;
}

/** Takes the call of somebody new, who answers; the first question has the focus. */
async function takeCall(who: Seat): Promise<string> {
  const name = await nextPerson();
  await who.ready('call.next');
  await who.press('Enter');
  await who.ready('control.dial');
  await who.see(name);
  await who.press('Enter');
  await who.page.locator('[data-question] :focus').waitFor();
  return name;
}

const kept = (who: Seat) => who.see(new RegExp(who.say('draft.saved')));
const chosen = (who: Seat) =>
  who.page
    .locator('[data-question] input:checked')
    .evaluateAll((inputs) => inputs.map((each) => each.getAttribute('value')));
const nobodyAnswered = async (who: Seat) => {
  await who.endAs('outcome.no-answer');
  await who.ready('call.next');
};

describe('a call that is interrupted', () => {
  it('has its answers after a reload, goes on with the same ring, and asks nothing twice', async () => {
    const name = await takeCall(seat);
    await seat.press('1', '1');
    await kept(seat);
    await seat.page.reload();
    await seat.see(name);
    expect(await chosen(seat)).toEqual(['person', 'none']);
    await seat.page.locator('[data-question] :focus').waitFor();
    expect((await site.local.control.phones()).started).toBe(1);
    await nobodyAnswered(seat);
  }, 60_000);

  it('takes no slip of a digit for the end of a call that never rang', async () => {
    const name = await nextPerson();
    await seat.ready('call.next');
    await seat.press('Enter');
    await seat.ready('control.dial');
    await seat.press('1');
    await pause(1_000);
    await seat.see(name);
    await seat.ready('control.dial');
    await seat.press('Enter');
    await seat.page.locator('[data-question] :focus').waitFor();
    await nobodyAnswered(seat);
  }, 60_000);

  it('says that the network is gone, goes on trying, and says when everything is safe again', async () => {
    await takeCall(seat);
    await seat.context.setOffline(true);
    await seat.see(seat.say('app.offline'));
    await seat.press('1', '1');
    await seat.see(seat.say('draft.unheard'));
    await seat.context.setOffline(false);
    await kept(seat);
    expect(await seat.page.getByText(seat.say('app.offline')).count()).toBe(0);
    await seat.context.setOffline(true);
    await seat.endAs('outcome.no-answer');
    await seat.see(seat.say('end.unheard'));
    await seat.context.setOffline(false);
    await seat.ready('call.next');
  }, 60_000);

  it('shows one task in two windows of one operator, and lets no window end what the other has ended', async () => {
    const name = await takeCall(seat);
    const second = await site.seat({ user: seat.user });
    await second.see(name);
    await nobodyAnswered(seat);
    await second.endAs('outcome.refused');
    await second.see(second.say('call.ended-elsewhere'));
    await second.context.close();
  }, 60_000);

  it('is still there for whoever comes back to a laptop that slept past its time, where nobody has taken it', async () => {
    const name = await takeCall(seat);
    await seat.press('1', '1');
    await kept(seat);
    await sleep(seat);
    await seat.press('1');
    await seat.see(name);
    expect(await chosen(seat)).toEqual(['person', 'none', 'yes']);
    await pause(1_000);
    await kept(seat);
    expect(await seat.page.getByText(seat.say('call.lost')).count()).toBe(0);
    await nobodyAnswered(seat);
  }, 60_000);

  it('is lost to who takes it meanwhile: one sees that and finds a draft, the other what was written so far', async () => {
    const name = await takeCall(seat);
    await seat.press('1', '1');
    await kept(seat);
    const other = await site.seat({ user: `operator-${100 + people}` });
    await sleep(seat, async () => {
      await other.ready('call.next');
      await other.press('Enter');
      await other.see(name);
      expect(await chosen(other)).toEqual(['person', 'none']);
    });
    await seat.see(seat.say('call.lost'));
    await seat.page.getByRole('link', { name: seat.say('day.title') }).click();
    await seat.page.locator('main.day').waitFor();
    await other.context.close();
  }, 60_000);

  it('is taken back by a supervisor: the next key says so', async () => {
    await takeCall(seat);
    await seat.press('1');
    await kept(seat);
    await site.takeBack(seat.user);
    await seat.press('1');
    await seat.see(seat.say('call.lost'));
  }, 60_000);

  it('ends the session of who left the desk, and has what they wrote when they are back', async () => {
    await nextPerson();
    await seat.ready('call.next');
    await seat.press('Enter');
    await seat.ready('control.dial');
    // Whoever it is: somebody of an earlier test, with a draft of theirs, may stand before the new one in line.
    const name = (await seat.page.locator('.call h1').textContent()) ?? '';
    expect(name).not.toBe('');
    await seat.page.locator('[data-question] input').first().focus();
    await seat.press('1', '1');
    await kept(seat);
    const written = await chosen(seat);
    expect(written).toEqual(expect.arrayContaining(['person', 'none']));
    await seat.page.clock.fastForward('16:00');
    await seat.page.getByRole('button', { name: seat.say('sign-in.enter') }).waitFor();
    await signIn(seat);
    await seat.see(name);
    expect(await chosen(seat)).toEqual(written);
  }, 60_000);
});

describe('a dial for which no line is free', () => {
  it('is made by itself as soon as there is one, unless it is stopped, and rings once', async () => {
    await site.closeWaiting();
    await nextPerson();
    await seat.ready('call.next');
    await seat.press('Enter');
    await seat.ready('control.dial');
    // While the clock stands, calls that were started lately stay so, and no line is free again.
    const { now } = await site.local.control.clock();
    await site.local.control.drive(now ?? morning);
    await site.ringElsewhere(...busyLines);
    const { started } = await site.local.control.phones();
    let asked = 0;
    seat.page.on('request', (request) => (asked += Number(request.url().endsWith('/place'))));
    await seat.press('Enter');
    await seat.see(seat.say('control.waits.too-fast'));
    await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(1);
    await seat.press('Escape');
    await seat.page.getByText(seat.say('control.waits.too-fast')).waitFor({ state: 'hidden' });
    const before = asked;
    await pause(2_500);
    expect(asked).toBe(before);
    await seat.ready('control.dial');
    await seat.press('Enter');
    await seat.see(seat.say('control.waits.too-fast'));
    await site.local.control.run();
    await seat.page.locator('[data-question] :focus').waitFor();
    expect(await site.local.control.phones()).toMatchObject({ started: started + 1, together: [] });
    await nobodyAnswered(seat);
  }, 60_000);
});

describe('a call that is dialled on a phone of one’s own', () => {
  it('shows the whole number and rings nobody, and can be passed on to the specialists of a language', async () => {
    await nextPerson();
    await seat.ready('call.next');
    await seat.press('Enter');
    await seat.ready('control.dial');
    const { started } = await site.local.control.phones();
    await seat.page.getByText(seat.say('control.mode.manual')).click();
    await seat.press('F2');
    await seat.see(seat.say('control.by-hand'));
    expect(await seat.page.locator('.control .phone bdi').first().textContent()).toMatch(/^\+7\d{10}$/);
    expect((await site.local.control.phones()).started).toBe(started);
    await seat.page.getByRole('button', { name: seat.say('pass-on.open') }).click();
    await seat.page.getByText(seat.say('pass-on.transfer'), { exact: true }).click();
    await seat.page.getByLabel(seat.say('pass-on.to.transfer')).fill('languages');
    await seat.page.getByLabel(seat.say('pass-on.language')).fill('any');
    await seat.page.getByLabel(seat.say('pass-on.note.transfer')).fill('hears badly');
    const sent = seat.page.waitForRequest((request) => request.url().endsWith('/transfer'));
    await seat.press('Enter');
    expect((await sent).postDataJSON()).toMatchObject({ skill: 'languages', language: 'any', note: 'hears badly' });
    await seat.see(seat.say('call.passed-on').replace('{to}', 'languages'));
    expect(await violationsOn(seat.page)).toEqual([]);
  }, 60_000);
});

/** As many as may be started at once. */
const busyLines = Array.from({ length: 5 }, (_, n) => ({
  name: `Линия Номер${String.fromCharCode(1072 + n)}`,
  number: numberThat(false, n),
}));

/** The lid is closed for an hour, on the desk's clock too. */
async function sleep(who: Seat, meanwhile: () => Promise<void> = async () => undefined): Promise<void> {
  await who.context.setOffline(true);
  const { now } = await site.local.control.clock();
  await site.moveTo(plusMinutes(now ?? morning, 60));
  await meanwhile();
  await who.page.clock.fastForward('01:00:00');
  await who.context.setOffline(false);
}
