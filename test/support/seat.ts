import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import english from '../../web/words/en.json' with { type: 'json' };
import russian from '../../web/words/ru.json' with { type: 'json' };

export const tongues = ['en', 'ru'] as const;
export type Tongue = (typeof tongues)[number];
type WordId = keyof typeof english;

/** What a button or a heading says that has no values in it. */
export const said = (tongue: Tongue, id: WordId): string => (tongue === 'en' ? english : russian)[id];

/** What an operator's screen is made for, without the browser's own bars. */
export const laptop = { width: 1366, height: 768 };

export interface Seating {
  readonly user: string;
  readonly tongue?: Tongue;
  readonly options?: BrowserContextOptions;
  /** The clock of the machine can be moved: a laptop falls asleep, somebody leaves their desk. */
  readonly movesClock?: boolean;
}

/** Somebody at a screen of their own: every key and click is counted, and whatever the page complains of is kept. */
export interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly tongue: Tongue;
  readonly user: string;
  /** Console errors, exceptions, and what the content security policy forbade. */
  readonly complaints: string[];
  /** Presses keys one after the other, as `keyboard.press` names them. */
  press(...keys: readonly string[]): Promise<void>;
  /** Writes text where the focus is. */
  write(text: string): Promise<void>;
  click(selector: string): Promise<void>;
  /** Says how the call ended, by its digit. */
  endAs(outcome: WordId): Promise<void>;
  /** How many keys, letters of names and numbers, and clicks since the last time that this was asked. */
  count(): { readonly keys: number; readonly letters: number; readonly clicks: number };
  /** Waits until the focus is on what says this. */
  ready(id: WordId): Promise<void>;
  /** Waits until something is on the page. */
  see(text: string | RegExp): Promise<void>;
  say(id: WordId): string;
  /** Bytes so far, as they came over the network: the page, sign-in and the API. */
  loaded(): number;
}

/** What is said where nothing is wrong: a refusal is an answer, and the browser calls it an error. */
const usual = [/^Failed to load resource: the server responded with a status of 4\d\d/, /ERR_INTERNET_DISCONNECTED/];

/** Signs in through the page of the issuer, with the keyboard. */
export async function takeSeat(
  browser: Browser,
  console: string,
  { user, tongue = 'en', options, movesClock }: Seating,
): Promise<Seat> {
  const context = await browser.newContext({
    viewport: laptop,
    locale: tongue === 'en' ? 'en-GB' : 'ru-RU',
    timezoneId: 'Europe/Moscow',
    ...options,
  });
  if (movesClock) await context.clock.install();
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !usual.some((each) => each.test(text)))
      complaints.push(`${text} (${message.location().url}:${message.location().columnNumber})`);
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  let loaded = 0;
  const network = await context.newCDPSession(page);
  network.on('Network.loadingFinished', ({ encodedDataLength }) => {
    loaded += encodedDataLength;
  });
  await network.send('Network.enable');
  let [keys, letters, clicks] = [0, 0, 0];
  const seat: Seat = {
    page,
    context,
    tongue,
    user,
    complaints,
    async press(...each) {
      for (const key of each) {
        keys += 1;
        await page.keyboard.press(key);
      }
    },
    async write(text) {
      letters += text.length;
      await page.keyboard.type(text);
    },
    async click(selector) {
      clicks += 1;
      await page.click(selector);
    },
    async endAs(outcome) {
      const offered = page.locator('.outcomes li', { hasText: said(tongue, outcome) });
      if ((await offered.count()) === 0) await seat.press('Alt+0');
      const key = await offered.locator('kbd').textContent();
      await seat.press(`Alt+${key?.slice(0, 1)}`);
    },
    count() {
      const counted = { keys, letters, clicks };
      [keys, letters, clicks] = [0, 0, 0];
      return counted;
    },
    async ready(id) {
      await page.locator(':focus', { hasText: said(tongue, id) }).waitFor();
    },
    async see(text) {
      await page.getByText(text).first().waitFor();
    },
    say: (id) => said(tongue, id),
    loaded: () => loaded,
  };
  await page.goto(console);
  await signIn(seat);
  return seat;
}

/** From the console's way in to its first screen. */
export async function signIn({ page, user, tongue }: Pick<Seat, 'page' | 'user' | 'tongue'>): Promise<void> {
  await page.getByRole('button', { name: said(tongue, 'sign-in.enter') }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('input[name=username]:focus').waitFor();
  await page.keyboard.type(user);
  await page.keyboard.press('Tab');
  await page.keyboard.type(user);
  await page.keyboard.press('Enter');
  await page.locator('header nav').waitFor();
}

/** What was on somebody's screen when a test failed: a file outside the project. */
export async function shotOf({ page, user }: Pick<Seat, 'page' | 'user'>): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'ringtrace-screen-')), `${user}.png`);
  await page.screenshot({ path });
  return path;
}
