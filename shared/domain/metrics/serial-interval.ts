import { at, noDay } from '../snapshot/columns.ts';
import { type Outbreak, type SourcesCount, weightsOf } from './outbreak.ts';
import { type DayWindow, isWithin } from './population.ts';

/**
 * The serial interval: days between the onsets of a case and of the one it infected. Each link with both onsets is one
 * observation (`fractional`: part of one); the standard deviation divides by n - 1.
 */
export interface SerialIntervals {
  /** By number of days, how many pairs. */
  readonly days: ReadonlyMap<number, number>;
  readonly summary: Summary;
  readonly negative: number;
  /** Longer than the disease's greatest. */
  readonly tooLong: number;
  readonly withoutOnset: number;
  readonly outsideWindow: number;
}

export interface Summary {
  readonly n: number;
  readonly mean: number | undefined;
  readonly median: number | undefined;
  readonly sd: number | undefined;
  readonly p95: number | undefined;
}

/** The window is that of the onset of the one who was infected. */
export function serialIntervalsOf(
  outbreak: Outbreak,
  { sources, window, greatest }: { sources: SourcesCount; window: DayWindow; greatest?: number | undefined },
): SerialIntervals {
  const { links, onset } = outbreak;
  const { weights } = weightsOf(outbreak, sources);
  const days = new Map<number, number>();
  const left = { negative: 0, tooLong: 0, withoutOnset: 0, outsideWindow: 0 };
  for (let n = 0; n < links.count; n++) {
    const weight = weights[n] ?? 0;
    const first = at(onset, at(links.from, n));
    const second = at(onset, at(links.to, n));
    if (weight === 0) continue;
    if (!isWithin(second, window)) left.outsideWindow++;
    else if (first === noDay || second === noDay) left.withoutOnset++;
    else {
      const interval = second - first;
      days.set(interval, (days.get(interval) ?? 0) + weight);
      if (interval < 0) left.negative++;
      if (greatest !== undefined && interval > greatest) left.tooLong++;
    }
  }
  return { days, summary: summarise(days), ...left };
}

/** Of values and how often each was seen. Quantiles lie between the two values next to them (type 7 of R). */
export function summarise(values: ReadonlyMap<number, number>): Summary {
  const sorted = [...values].sort(([a], [b]) => a - b);
  const n = sorted.reduce((sum, [, times]) => sum + times, 0);
  if (n === 0) return { n, mean: undefined, median: undefined, sd: undefined, p95: undefined };
  const mean = sorted.reduce((sum, [value, times]) => sum + value * times, 0) / n;
  const squares = sorted.reduce((sum, [value, times]) => sum + times * (value - mean) ** 2, 0);
  const sd = n > 1 ? Math.sqrt(squares / (n - 1)) : undefined;
  return { n, mean, median: quantileOf(sorted, n, 0.5), sd, p95: quantileOf(sorted, n, 0.95) };
}

function quantileOf(sorted: readonly (readonly [number, number])[], n: number, share: number): number {
  const place = (n - 1) * share;
  const below = valueAt(sorted, Math.floor(place));
  return below + (valueAt(sorted, Math.ceil(place)) - below) * (place - Math.floor(place));
}

function valueAt(sorted: readonly (readonly [number, number])[], place: number): number {
  let before = 0;
  for (const [value, times] of sorted) {
    before += times;
    if (place < before) return value;
  }
  return sorted.at(-1)?.[0] ?? 0;
}
