import { setTimeout as pause } from 'node:timers/promises';
import type { Seat } from './seat.ts';

/** The question that has the focus, if it still wants its answer. */
const asked = `document.activeElement?.closest('[data-question]')?.getAttribute('data-question') ?? ''`;

/** What is answered otherwise than by the first answer: a key, or what is done there. */
export type Told = Readonly<Record<string, string | (() => Promise<void>)>>;

/**
 * Answers the questions as the focus comes to them, the first answer where nothing else is told, until it stays where
 * it is.
 */
export async function answerAll(seat: Seat, told: Told = {}): Promise<string[]> {
  const answered: string[] = [];
  for (;;) {
    const question = await seat.page.evaluate<string>(asked);
    if (question === '' || answered.includes(question)) return answered;
    answered.push(question);
    const how = told[question] ?? '1';
    if (typeof how === 'string') await seat.press(how);
    else await how();
    // The focus moves on when the page has drawn what the answer opens; asked from outside, as the page forbids eval.
    for (let look = 0; look < 20 && (await seat.page.evaluate<string>(asked)) === question; look += 1) await pause(20);
  }
}
