import type { BandView } from '../../shared/api/board.ts';
import { type Moment, plusMinutes } from '../../shared/domain/dates.ts';

/** How many could be called hour by hour, of one list or of all of them. */
export function forecastOf(
  at: Moment,
  lists: readonly Pick<BandView, 'list' | 'eligible'>[],
  list: string | undefined,
) {
  const shown = lists.filter((each) => list === undefined || each.list === list);
  const hours = Math.max(24, ...shown.map(({ eligible }) => eligible.length));
  const first = `${at.slice(0, 13)}:00:00.000Z`;
  return Array.from({ length: hours }, (_, n) => ({
    from: n === 0 ? at : plusMinutes(first, n * 60),
    eligible: shown.reduce((sum, { eligible }) => sum + (eligible[n] ?? 0), 0),
  }));
}

/** Round figures from nought to one that is not below the most: 0, 50, 100, 150. Whole ones, because people are counted. */
export function ticksUpTo(most: number): number[] {
  const rough = Math.max(1, most / 4);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, ([1, 2, 5, 10].find((each) => each * power >= rough) ?? 10) * power);
  return Array.from({ length: Math.max(1, Math.ceil(most / step)) + 1 }, (_, n) => n * step);
}
