import type { BoardResponse, OperatorView } from '../../shared/api/board.ts';

/** A board of a large department: 12 lists of 5 bands each and 800 operators. */
const at = '2026-11-24T10:00:00.000Z';
const states = ['on-call', 'between-calls', 'away', 'stopped'] as const;
const operator = (n: number): OperatorView => ({
  // One is called as a column of the table is.
  operator: n === 1 ? 'operator' : `operator-${n}`,
  ...(n % 2 === 0 ? { name: `Clerk ${n}` } : {}),
  state: states[n % 40 < 36 ? 0 : n % 4] ?? 'away',
  ...(n % 40 < 36 ? { task: `task-${n}` } : {}),
  since: new Date(Date.parse(at) - n * 60_000).toISOString(),
  calls: n % 50,
  reached: n % 20,
  occupancy: 0.8,
});
const lists = ['moscow', 'oblast', 'tver'].flatMap((place) =>
  ['interview', 'notification', 'check', 'locate'].map((skill) => `${place}/ru/${skill}`),
);
export const largeBoard = (moment: string = at): BoardResponse => ({
  at: moment,
  alerts: [
    { id: 'p1.3', task: 'p1', operator: 'operator-7', what: 'emergency', list: 'moscow/ru/interview', raisedAt: at },
  ],
  operatorsThere: 720,
  due: 4_000,
  waiting: 9_000,
  claimed: 700,
  lists: lists.flatMap((list, l) =>
    [0, 1, 2, 4, 5].map((band) => ({
      list,
      band,
      servedAs: band === 5 ? 9 : band,
      paused: l === 3,
      due: 10 * l + band,
      waiting: 100 * band,
      claimed: 12,
      oldest: band === 0 ? null : '2026-11-24T08:15:00.000Z',
      eligible: Array.from({ length: 24 }, (_, n) => (n < 12 ? 20 + n * band : 0)),
      promises: { overdue: l === 0 ? 3 : 0, nextHalfHour: 2, atRisk: l === 0 ? 4 : 0 },
      exhaustedAt: band === 0 ? '2026-11-24T13:00:00.000Z' : null,
    })),
  ),
  operators: Array.from({ length: 800 }, (_, n) => operator(n)),
  surging: [],
});
