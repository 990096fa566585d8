import { mkdirSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { violationsOn } from './axe.ts';
import { laptop, type Seat } from './seat.ts';

/** With RINGTRACE_SCREENS=1 the pictures of docs/screens are taken anew. */
const pictures =
  process.env.RINGTRACE_SCREENS === '1' ? new URL('../../docs/screens/', import.meta.url).pathname : undefined;

export interface Look {
  /** The picture's name; what is looked at. */
  readonly as: string;
  /** Both themes; else the light one. */
  readonly themes?: readonly ('light' | 'dark')[];
  /** It may be longer than the window: a list, a board. */
  readonly mayScroll?: boolean;
  /** One picture is enough, in the light theme. */
  readonly onePicture?: boolean;
}

/**
 * Looks at a screen as it stands: what axe finds in each theme, that it fits a laptop, that nothing is out of reach at
 * twice the size, and that the other direction of writing breaks nothing.
 */
export async function inspect(
  { page, tongue }: Seat,
  { as, themes = ['light', 'dark'], mayScroll, onePicture }: Look,
): Promise<void> {
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violationsOn(page), `${as}, ${colorScheme}`).toEqual([]);
    if (pictures !== undefined && !(onePicture && colorScheme === 'dark')) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: `${pictures}${as}.${tongue}${colorScheme === 'dark' ? '.dark' : ''}.png` });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (!mayScroll) expect(await beyond(page, 'Height'), `${as} is as high as the window`).toBe(0);
  expect(await beyond(page, 'Width'), `${as} is as wide as the window`).toBe(0);
  await page.setViewportSize({ width: laptop.width / 2, height: laptop.height / 2 });
  expect(await beyond(page, 'Width'), `${as} at twice the size`).toBe(0);
  await page.setViewportSize(laptop);
  await page.evaluate(`document.documentElement.dir = 'rtl'`);
  expect(await beyond(page, 'Width'), `${as} from right to left`).toBe(0);
  if (pictures !== undefined && tongue === 'en' && process.env.RINGTRACE_SCREENS_RTL !== undefined)
    await page.screenshot({ path: `${process.env.RINGTRACE_SCREENS_RTL}/${as}.rtl.png` });
  await page.evaluate(`document.documentElement.dir = ''`);
}

/** How many pixels of the page are outside the window. */
const beyond = (page: Page, side: 'Height' | 'Width'): Promise<number> =>
  page.evaluate(`Math.max(0, document.documentElement.scroll${side} - inner${side})`);
