import type { BoardResponse } from '../../shared/api/board.ts';
import { type BandBoard, bandsOf, operatorOf } from '../../shared/domain/board.ts';
import type { Moment } from '../../shared/domain/dates.ts';
import type { Policy } from '../../shared/domain/policy.ts';
import { readBoardCounts } from '../../shared/storage/board-counters.ts';
import type { CallQueueTable } from '../../shared/storage/call-queue.ts';
import { readSeats } from '../../shared/storage/seats.ts';

/** The whole desk as it is now, in a few requests however many operators and tasks there are. */
export async function readBoard(queue: CallQueueTable, policy: Policy, now: Moment): Promise<BoardResponse> {
  const [counts, seats] = await Promise.all([readBoardCounts(queue), readSeats(queue)]);
  const operators = seats.flatMap((seat) => operatorOf(seat, now) ?? []);
  operators.sort((a, b) => (a.operator < b.operator ? -1 : 1));
  const there = operators.filter(({ state }) => state === 'on-call' || state === 'between-calls').length;
  const bands = bandsOf(counts, there, policy, now);
  const all = (of: (band: BandBoard) => number) => bands.reduce((sum, band) => sum + of(band), 0);
  return {
    at: now,
    operatorsThere: there,
    due: all(({ due }) => due),
    waiting: all(({ waiting }) => waiting),
    claimed: all(({ claimed }) => claimed),
    lists: bands.map((band) => ({ ...band, eligible: [...band.eligible] })),
    operators,
    surging: Object.keys(policy.steering?.surging ?? {}).sort(),
  };
}
