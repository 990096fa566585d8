import type { Seat } from './seat.ts';

/** In the page: when the key went down, and when another name was drawn. */
const watch = `
  globalThis.took = [];
  let pressed, before;
  const name = () => document.querySelector('main.call h1')?.textContent ?? '';
  addEventListener('keydown', ({ code }) => {
    if (code === 'Digit1') { pressed = performance.now(); before = name(); }
  }, { capture: true });
  new MutationObserver(() => {
    const now = name();
    if (pressed === undefined || now === '' || now === before) return;
    globalThis.took.push(performance.now() - pressed);
    pressed = undefined;
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
  0;`;

/** Ends so many calls as not answered, and says how long the next person took to appear, and what was asked for it. */
export async function finishTimes(seat: Seat, count: number) {
  await seat.page.evaluate(watch);
  await seat.ready('control.dial');
  let [finished, read] = [0, 0];
  seat.page.on('request', (request) => {
    finished += Number(request.method() === 'POST' && request.url().endsWith('/finish'));
    read += Number(request.url().includes('/me/task'));
  });
  for (let call = 0; call < count; call += 1) {
    await seat.ready('control.dial');
    await seat.press('Enter');
    await seat.ready('control.answered');
    await seat.press('1');
  }
  await seat.ready('control.dial');
  const took = (await seat.page.evaluate<number[]>('globalThis.took')).toSorted((a, b) => a - b);
  // By nearest rank: of twenty the nineteenth is the 95th percentile, and the twentieth the longest.
  const at = (part: number) => Math.round(took[Math.ceil(took.length * part) - 1] ?? 0);
  return { finished, read, count: took.length, p50: at(0.5), p95: at(0.95), longest: at(1) };
}
