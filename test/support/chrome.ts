import { existsSync } from 'node:fs';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

/** A browser of the system's, where there is one; else the one that comes as a package. */
const installed = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Of the arguments that the package proposes, the one that makes every page share the browser's fate. */
const unwanted = '--single-process';

export async function openBrowser(): Promise<Browser> {
  const found = installed.find((path) => existsSync(path));
  if (found !== undefined) return chromium.launch({ executablePath: found, args: ['--no-sandbox', '--disable-quic'] });
  return chromium.launch({
    executablePath: await bundled.executablePath(),
    args: bundled.args.filter((each) => each !== unwanted),
  });
}
