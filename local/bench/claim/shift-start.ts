import { ask, type Floor } from './asking.ts';
import { measured } from './figures.ts';

/** Everybody sits down and asks for a first task, within `within` milliseconds. */
export async function shiftStart({ time, chance, ...floor }: Floor, name: string, operators: number, within: number) {
  const start = time.now();
  const samples = await Promise.all(
    Array.from({ length: operators }, async (_, n) => {
      const at = start + within * chance();
      await time.sleep(at - time.now());
      return ask({ time, chance, ...floor }, `${name}-${within}-${n}`, at);
    }),
  );
  const calmAfterMs = Math.round(time.now() - start);
  return { ...measured(samples, calmAfterMs), operators, calmAfterMs };
}
