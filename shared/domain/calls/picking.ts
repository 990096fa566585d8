/**
 * Which of the due tasks of a line is tried. Everybody taking the first would collapse: operators who ask at once must
 * reach for different people. Order is loose inside a band, but nobody starves: one claim in ten takes one of the oldest.
 */

const oldestFirst = 0.1;
const oldest = 4;
const tries = 3;

/**
 * Positions to try, best first, among `due` tasks that stand oldest first.
 *
 * @param draw a number from 0 up to 1, for each thing that is drawn
 */
export function picksAmong(due: number, draw: (what: string) => number): number[] {
  // Of the oldest, one of a few: whoever was taken stays in sight of others for as long as the index lags.
  const among = draw('oldest') < oldestFirst ? Math.min(oldest, due) : due;
  const first = Math.floor(draw('pick') * among);
  // Not the neighbours of a task that somebody else was quicker to take: others walk on from there too.
  const step = Math.max(1, Math.floor(due / tries));
  return [...new Set(Array.from({ length: tries }, (_, n) => (first + n * step) % due))];
}
