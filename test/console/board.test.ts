import { describe, expect, it } from 'vitest';
import { answeredPages } from '../support/answered-page.ts';
import { violationsOn } from '../support/axe.ts';
import { largeBoard } from '../support/large-board.ts';

const openPage = answeredPages();

/** In the page: how long each frame took, and each task that kept it from one. */
const watch = `
  const watched = (globalThis.watched = { long: [], frames: [] });
  new PerformanceObserver((list) => watched.long.push(...list.getEntries().map(({ duration }) => duration)))
    .observe({ entryTypes: ['longtask'] });
  let last = performance.now();
  requestAnimationFrame(function frame(now) {
    watched.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  });
  0;`;

const open = (options = {}) =>
  openPage({
    path: '/board',
    roles: ['supervisor'],
    answers: {
      readBoard: () => largeBoard(),
      listReviews: () => ({ reviews: [], next: 'more' }),
      listSetAside: () => ({ setAside: [] }),
      readLateReferrals: () => ({ lists: [{ list: 'moscow/ru/doctors', late: 3, more: false }] }),
    },
    options,
  });

describe('the board', { timeout: 60_000 }, () => {
  it('shows 800 operators with one request, and what waits elsewhere with one each, and keeps in the page the rows in sight only', async () => {
    const { page, asked, complaints, close } = await open();
    await page.getByRole('rowheader', { name: 'operator-0', exact: true }).waitFor();
    await page.getByRole('link', { name: 'Nothing set aside' }).waitFor();
    expect(await page.getByRole('link', { name: '3 services late' }).getAttribute('href')).toBe('/referrals');
    const once = ['listReviews', 'listSetAside', 'readBoard', 'readLateReferrals', 'whoAmI'];
    expect(asked.map(({ route }) => route).sort()).toEqual(once);
    expect(await page.getByRole('row').count()).toBeLessThan(80);
    expect(complaints).toEqual([]);
    await close();
  });

  it('is scrolled while it is read anew: what that keeps the page from doing is printed', async () => {
    const { page, asked, close } = await open();
    await page.getByRole('rowheader', { name: 'operator-0', exact: true }).hover();
    const reads = () => asked.filter(({ route }) => route === 'readBoard').length;
    const before = reads();
    await page.evaluate(watch);
    // Down and up again, until it was read once more and a little longer.
    const giveUpAt = Date.now() + 30_000;
    for (let [step, left] = [0, 30]; left > 0 && Date.now() < giveUpAt; step += 1) {
      await page.mouse.wheel(0, step % 60 < 30 ? 120 : -120);
      if (reads() > before) left -= 1;
    }
    expect(reads()).toBeGreaterThan(before);
    const { long, frames } = await page.evaluate<{ long: number[]; frames: number[] }>('globalThis.watched');
    const most = Math.round(Math.max(0, ...long));
    const slow = frames.filter((each) => each > 50).length;
    console.log(
      `board: ${frames.length} frames, ${slow} of more than 50 ms; ${long.length} long tasks, of ${most} ms at most`,
    );
    expect(frames.length).toBeGreaterThan(10);
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
