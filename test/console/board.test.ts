import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAnsweredPage, openBuiltBrowser } from '../support/answered-page.ts';
import { violationsOn } from '../support/axe.ts';
import { largeBoard } from '../support/large-board.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBuiltBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
});

const open = (options = {}) =>
  openAnsweredPage(browser, {
    path: '/board',
    roles: ['supervisor'],
    answers: { readBoard: () => largeBoard() },
    options,
  });

describe('the board', { timeout: 60_000 }, () => {
  it('shows 800 operators with one request, and keeps in the page the rows in sight only', async () => {
    const { page, asked, complaints, close } = await open();
    await page.getByRole('rowheader', { name: 'operator-0', exact: true }).waitFor();
    expect(asked.filter(({ route }) => route !== 'whoAmI')).toHaveLength(1);
    expect(await page.getByRole('row').count()).toBeLessThan(80);
    expect(complaints).toEqual([]);
    await close();
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that axe finds wrong in %s, in either language',
    async (colorScheme) => {
      for (const locale of ['en-GB', 'ru-RU']) {
        const { page, complaints, close } = await open({ colorScheme, locale });
        await page.getByRole('rowheader', { name: 'operator-0', exact: true }).waitFor();
        expect(await violationsOn(page)).toEqual([]);
        expect(complaints).toEqual([]);
        if (process.env.SHOTS)
          await page.screenshot({ path: `${process.env.SHOTS}/board-${colorScheme}-${locale}.png` });
        await close();
      }
    },
  );
});
