import type { Asked, BenchDesk } from './bench-desk.ts';
import type { Chance } from './chance.ts';
import type { ClaimsWatch } from './claims-watch.ts';
import type { Sample } from './figures.ts';
import type { Time } from './time.ts';

export interface Floor {
  readonly desk: BenchDesk;
  readonly watch: ClaimsWatch;
  readonly time: Time;
  readonly chance: Chance;
}

/** How long a browser waits that was told to try again, give or take a half; and how often it does. */
const againAfterMs = 1_000;
const triesAtMost = 60;

/** Asks for a task, again where the desk says so. `since`: when the operator wanted it. */
export async function ask({ desk, watch, time, chance }: Floor, operator: string, since: number): Promise<Sample> {
  const asked: Asked[] = [];
  for (;;) {
    const answer = await desk.claim(operator);
    asked.push(answer);
    if (answer.held !== undefined) watch.told(operator, answer.held);
    if (!answer.tryAgain || asked.length === triesAtMost) return { milliseconds: time.now() - since, asked };
    await time.sleep(againAfterMs * (0.5 + chance()));
  }
}

export const heldAfter = ({ asked }: Sample) => asked.at(-1)?.held;

/** Ends a call: two of five reached nobody. */
export async function endCall({ desk, chance }: Floor, operator: string, sample: Sample): Promise<void> {
  const held = heldAfter(sample);
  if (held !== undefined) await desk.finish(operator, held, chance() < 0.4 ? 'no-answer' : 'refused');
}
