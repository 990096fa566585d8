import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BoardResponse, OperatorView } from '../../shared/api/board.ts';
import { openAnsweredPage } from '../support/answered-page.ts';
import { violationsOn } from '../support/axe.ts';
import { openBrowser } from '../support/chrome.ts';

/** A board of a large department: 12 lists of 5 bands each and 800 operators. */
const at = '2026-11-24T10:00:00.000Z';
const states = ['on-call', 'between-calls', 'away', 'stopped'] as const;
const operator = (n: number): OperatorView => ({
  operator: `operator-${n}`,
  state: states[n % 40 < 36 ? 0 : n % 4] ?? 'away',
  since: new Date(Date.parse(at) - n * 60_000).toISOString(),
  calls: n % 50,
  reached: n % 20,
  occupancy: 0.8,
});
const lists = ['moscow', 'oblast', 'tver'].flatMap((place) =>
  ['interview', 'notification', 'check', 'locate'].map((skill) => `${place}/ru/${skill}`),
);
const largeBoard = (moment: string = at): BoardResponse => ({
  at: moment,
  alerts: [{ task: 'p1', operator: 'operator-7', what: 'emergency', list: 'moscow/ru/interview', raisedAt: at }],
  operatorsThere: 720,
  due: 4_000,
  waiting: 9_000,
  claimed: 700,
  lists: lists.flatMap((list, l) =>
    [0, 1, 2, 4, 5].map((band) => ({
      list,
      band,
      servedAs: band === 5 ? 9 : band,
      paused: l === 3,
      due: 10 * l + band,
      waiting: 100 * band,
      claimed: 12,
      oldest: band === 0 ? null : '2026-11-24T08:15:00.000Z',
      eligible: Array.from({ length: 24 }, (_, n) => (n < 12 ? 20 + n * band : 0)),
      promises: { overdue: l === 0 ? 3 : 0, nextHalfHour: 2, atRisk: l === 0 ? 4 : 0 },
      exhaustedAt: band === 0 ? '2026-11-24T13:00:00.000Z' : null,
    })),
  ),
  operators: Array.from({ length: 800 }, (_, n) => operator(n)),
  surging: [],
});

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
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

describe('the board', () => {
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
