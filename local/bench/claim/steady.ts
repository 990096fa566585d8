import { ask, endCall, type Floor, heldAfter } from './asking.ts';
import { exponential } from './chance.ts';
import { measured, round, type Sample } from './figures.ts';

/** How much of what the engine carries is asked of it. */
const load = 0.7;
/** Share of the operators who are on a call at that rate. */
const busy = 0.6;
/** More at once would not get more out of the engine. */
const atOnceAtMost = 32;

/** Claims and finishes as fast as they go, by as many at once: calls a second that the engine carries. */
export async function capacity(floor: Floor, operators: number, milliseconds: number): Promise<number> {
  const { time } = floor;
  const start = time.now();
  let calls = 0;
  const worker = async (n: number) => {
    while (time.now() - start < milliseconds) {
      const operator = `capacity-${n}`;
      await endCall(floor, operator, await ask(floor, operator, time.now()));
      calls += 1;
    }
  };
  await Promise.all(Array.from({ length: Math.min(operators, atOnceAtMost) }, (_, n) => worker(n)));
  return (1000 * calls) / (time.now() - start);
}

/**
 * Calls come at a rate that does not depend on how quickly they are served: an operator who is free takes the next one,
 * holds it for a drawn time and finishes. Time runs from when the call came, so waiting for an operator counts too.
 */
export async function steady(floor: Floor, operators: number, milliseconds: number) {
  const carried = await capacity(floor, operators, milliseconds / 3);
  const rate = load * carried;
  const hold =
    operators > atOnceAtMost ? (1000 * busy * operators) / rate : (500 * Math.max(0, busy * operators - 1)) / rate;
  const { time, chance } = floor;
  const free = Array.from({ length: operators }, (_, n) => `operator-${n + 1}`);
  const waiting: number[] = [];
  const samples: Sample[] = [];
  const calls = new Set<Promise<void>>();

  const call = async (operator: string, since: number) => {
    const sample = await ask(floor, operator, since);
    samples.push(sample);
    if (heldAfter(sample) !== undefined) await time.sleep(exponential(chance, hold));
    await endCall(floor, operator, sample);
    const next = waiting.shift();
    if (next === undefined) free.push(operator);
    else await call(operator, next);
  };

  const start = time.now();
  for (let next = start; next - start < milliseconds; next += exponential(chance, 1000 / rate)) {
    await time.sleep(next - time.now());
    const operator = free.shift();
    if (operator === undefined) waiting.push(next);
    else {
      const running: Promise<void> = call(operator, next).finally(() => calls.delete(running));
      calls.add(running);
    }
  }
  const lasted = time.now() - start;
  await Promise.all(calls);
  return { ...measured(samples, lasted), operators, rate: round(rate, 1), capacity: round(carried, 1) };
}
