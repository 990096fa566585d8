import { describe, expect, it } from 'vitest';
import { type Answers, answeredPages, refusal } from '../support/answered-page.ts';
import { violationsOn } from '../support/axe.ts';
import { largeBoard } from '../support/large-board.ts';

const openPage = answeredPages();

const open = (answers: Answers, options = {}) =>
  openPage({
    path: '/board',
    roles: ['supervisor'],
    answers: { readBoard: () => largeBoard(), ...answers },
    options,
  });
const switched = { paused: {}, surging: {} };

describe('a supervisor at the board', { timeout: 60_000 }, () => {
  it('counts before moving many, says why, and sees how many were moved page by page', async () => {
    const { page, asked, complaints, close } = await open({
      moveTasks: ({ body }) => {
        const sent = JSON.stringify(body);
        if (sent.includes('dryRun')) return { count: 46, token: 'counted', done: 0, unchanged: 0 };
        return sent.includes('cursor') ? { done: 20, unchanged: 1 } : { done: 25, unchanged: 0, cursor: 'more' };
      },
    });
    await page.getByRole('button', { name: 'Act on moscow/ru/check, band 0' }).click();
    await page.getByRole('menuitem', { name: 'Move calls…' }).click();
    await page.getByLabel('To the list').fill('tver/ru/check');
    await page.getByRole('button', { name: 'Count them first' }).click();
    await page.getByText('Move 46 calls from moscow/ru/check, band 0 to tver/ru/check?').waitFor();
    expect(await violationsOn(page)).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/move.png` });
    await page.getByLabel('Why?').fill('Tver has hands free');
    await page.keyboard.press('Enter');
    await page.getByText('45 calls were moved.').waitFor();
    await page.getByText('1 was so already').waitFor();
    const over = { filter: { list: 'moscow/ru/check', band: 0 }, to: { list: 'tver/ru/check' } };
    const why = { reason: 'Tver has hands free', token: 'counted' };
    expect(asked.filter(({ route }) => route === 'moveTasks').map(({ body }) => body)).toEqual([
      { ...over, dryRun: true, reason: 'counted before the act' },
      { ...over, ...why },
      { ...over, ...why, cursor: 'more' },
    ]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('takes the call back from one operator by keyboard, with a reason and without a count', async () => {
    const { page, asked, close } = await open({ forceRelease: () => ({ done: 1, unchanged: 0 }) });
    await page.getByLabel('Find').fill('operator-3');
    await page.getByRole('rowheader', { name: 'operator-3', exact: true }).waitFor();
    await page.getByRole('button', { name: /^stopped/ }).focus();
    // Into the table, to the last cell of its row.
    for (const key of ['Tab', 'ArrowLeft', 'Enter']) await page.keyboard.press(key);
    await page.locator('[role=menuitem]:focus').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('went home');
    await page.keyboard.press('Enter');
    await page.getByText('1 call was taken back.').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const sent = asked.filter(({ route }) => route === 'forceRelease');
    expect(sent.map(({ body }) => body)).toEqual([{ task: 'task-3', reason: 'went home' }]);
    // The board is asked again at once: what was done is seen.
    await expect.poll(() => asked.filter(({ route }) => route === 'readBoard').length).toBeGreaterThan(1);
    await close();
  });

  it('is told why an act was refused, and that nothing was changed', async () => {
    const { page, close } = await open({
      closeTasks: ({ body }) =>
        JSON.stringify(body).includes('dryRun')
          ? { count: 2, token: 'old', done: 0, unchanged: 0 }
          : refusal(409, 'count-first'),
    });
    await page.getByRole('button', { name: 'Act on moscow/ru/check, band 1' }).click();
    await page.getByRole('menuitem', { name: 'Close calls…' }).click();
    await page.getByRole('button', { name: 'Count them first' }).click();
    await page.getByLabel('Why?').fill('the outbreak is over');
    await page.getByRole('button', { name: 'Close for good' }).click();
    await page.getByRole('alert').getByText('Count again: nothing was changed.').waitFor();
    await close();
  });

  it('pauses a list for a while by the clock of the server, and surges with a word on what that does', async () => {
    const { page, asked, complaints, close } = await open(
      { pauseList: () => switched, switchSurge: () => switched },
      { locale: 'ru-RU' },
    );
    await page.getByRole('button', { name: 'Действия: moscow/ru/check, очередь 0' }).click();
    await page.getByRole('menuitem', { name: 'Приостановить список' }).click();
    await page.getByLabel('На сколько').selectOption('120');
    await page.getByLabel('Почему?').fill('сбой связи');
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('moscow/ru/check: приостановлен.').waitFor();
    await page.getByRole('button', { name: 'Закрыть' }).click();
    await page.getByRole('button', { name: 'tver: обычный режим' }).click();
    await page.getByText('короткий опрос вместо длинного').waitFor();
    await page.getByLabel('Почему?').fill('втрое больше случаев');
    await page.getByRole('button', { name: 'Включить' }).click();
    await page.getByText('tver: действуют правила наплыва').waitFor();
    const sent = asked.filter(({ route }) => route === 'pauseList' || route === 'switchSurge').map(({ body }) => body);
    expect(sent).toEqual([
      { list: 'moscow/ru/check', paused: true, reason: 'сбой связи', until: '2026-11-24T12:00:00.000Z' },
      { jurisdiction: 'tver', on: true, reason: 'втрое больше случаев' },
    ]);
    expect(complaints).toEqual([]);
    await close();
  });

  it('closes an emergency with what was done about it', async () => {
    const { page, asked, close } = await open({
      closeAlert: () => ({ status: 'closed', by: 'somebody', at: '2026-11-24T10:00:00.000Z' }),
    });
    await page.getByRole('button', { name: 'Dealt with…' }).click();
    await page.getByLabel('What was done?').fill('an ambulance is there');
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('It is off the board.').waitFor();
    const [alert] = largeBoard().alerts;
    expect(asked.filter(({ route }) => route === 'closeAlert').map(({ path, body }) => [path, body])).toEqual([
      [`/alerts/${alert?.id}/close`, { note: 'an ambulance is there' }],
    ]);
    await close();
  });

  it('lets an operator go on who was stopped', async () => {
    const { page, asked, close } = await open({
      keepStaff: () => ({ problems: [], added: 0, changed: 0, unchanged: 0, lines: [], handedOver: 0 }),
    });
    await page.getByRole('button', { name: /^stopped/ }).click();
    await page.getByRole('button', { name: 'Act on operator-39', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Let them go on' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Let them go on' }).click();
    await page.getByText('operator-39 may take calls again.').waitFor();
    expect(asked.find(({ route }) => route === 'keepStaff')?.body).toEqual({ letGoOn: ['operator-39'] });
    await close();
  });
});
