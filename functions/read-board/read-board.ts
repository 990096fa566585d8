import type { BoardResponse } from '../../shared/api/board.ts';
import { jurisdictionOf } from '../../shared/domain/calls/placing.ts';
import type { Moment } from '../../shared/domain/dates.ts';
import { type BandBoard, bandsOf, operatorOf } from '../../shared/domain/desk/board.ts';
import type { Policy } from '../../shared/domain/desk/policy.ts';
import { isPractice, practiceJurisdiction } from '../../shared/domain/desk/practice.ts';
import { alertIdOf, readAlerts } from '../../shared/storage/alerts.ts';
import { readBoardCounts } from '../../shared/storage/board-counters.ts';
import type { CallQueueTable } from '../../shared/storage/call-queue.ts';
import { readSeats } from '../../shared/storage/seats.ts';

/** The whole desk as it is now, in a few requests however many operators and tasks there are. */
export async function readBoard(
  queue: CallQueueTable,
  policy: Policy,
  now: Moment,
  names: ReadonlyMap<string, string> = new Map(),
): Promise<BoardResponse> {
  const [all, seats, raised] = await Promise.all([readBoardCounts(queue), readSeats(queue), readAlerts(queue)]);
  // Of the made-up nobody has to be called, and none of them is in danger.
  const counts = all.filter(({ list }) => jurisdictionOf(list) !== practiceJurisdiction);
  const alerts = raised.filter(({ personId }) => !isPractice(personId));
  const operators = seats.flatMap((seat) => operatorOf(seat, now) ?? []);
  operators.sort((a, b) => (a.operator < b.operator ? -1 : 1));
  const there = operators.filter(({ state }) => state === 'on-call' || state === 'between-calls').length;
  const bands = bandsOf(counts, there, policy, now);
  const sum = (of: (band: BandBoard) => number) => bands.reduce((sum, band) => sum + of(band), 0);
  return {
    at: now,
    alerts: alerts.map(({ personId, epoch, operator, what, list, raisedAt }) => ({
      id: alertIdOf({ personId, epoch }),
      task: personId,
      operator,
      what,
      raisedAt,
      ...(list === undefined ? {} : { list }),
    })),
    operatorsThere: there,
    due: sum(({ due }) => due),
    waiting: sum(({ waiting }) => waiting),
    claimed: sum(({ claimed }) => claimed),
    lists: bands.map((band) => ({ ...band, eligible: [...band.eligible] })),
    operators: operators.map((each) => {
      const name = names.get(each.operator);
      return name === undefined ? each : { ...each, name };
    }),
    surging: Object.keys(policy.steering?.surging ?? {}).sort(),
  };
}
