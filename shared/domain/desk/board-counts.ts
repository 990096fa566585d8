import * as z from 'zod/mini';
import { Place } from '../calls/task.ts';
import type { Contribution } from '../cases/ledger.ts';
import type { Moment } from '../dates.ts';

/**
 * What the board must know of the open tasks without reading them: how many stand in each band of a list, by calling
 * hours and by the quarter of an hour from which they may be served. A task says by itself which counter it is in, so
 * that what was added is taken away again, whatever the time is then.
 */

/** Waiting; waiting for an hour that was promised to the person; held until that quarter of an hour. */
const states = { waiting: 'w', promised: 'p', claimed: 'c' } as const;
export type BoardState = keyof typeof states;

const quarter = 15 * 60_000;

/** Four signs: quarters of an hour since 1800. An outbreak of 1861 is before what computers count from. */
const since = Date.UTC(1800, 0, 1);
const quarterOf = (moment: Moment): string => Math.floor((Date.parse(moment) - since) / quarter).toString(36);
const beginOf = (name: string): Moment => new Date(Number.parseInt(name, 36) * quarter + since).toISOString();

const Standing = z.object({
  place: z.optional(Place),
  holder: z.optional(z.string()),
  promised: z.optional(z.boolean()),
});

const stateOf = ({ holder, promised }: z.infer<typeof Standing>): BoardState => {
  if (holder !== undefined) return 'claimed';
  return promised ? 'promised' : 'waiting';
};

type Image = Readonly<Record<string, unknown>> | undefined;

function counted(image: Image): { readonly list: string; readonly name: string } | undefined {
  const standing = image && z.parse(Standing, image);
  if (standing?.place === undefined) return undefined;
  const { list, band, hours, availableAt } = standing.place;
  return { list, name: `${states[stateOf(standing)]}${band}|${hours}|${quarterOf(availableAt)}` };
}

/** How one change of a task moves the board's counters, by work list. */
export function boardChange({
  before,
  after,
}: {
  readonly before: Image;
  readonly after: Image;
}): Map<string, Contribution> {
  const [was, is] = [counted(before), counted(after)];
  const lists = new Map<string, Contribution>();
  if (was?.list === is?.list && was?.name === is?.name) return lists;
  if (was !== undefined) lists.set(was.list, { [was.name]: -1 });
  if (is !== undefined) lists.set(is.list, { ...lists.get(is.list), [is.name]: 1 });
  return lists;
}

export interface BoardCount {
  readonly list: string;
  readonly state: BoardState;
  readonly band: number;
  /** Calling-hours class. */
  readonly hours: string;
  /** The quarter of an hour from which they may be served, or until which they are held. */
  readonly from: Moment;
  readonly to: Moment;
  readonly n: number;
}

/** Reads a list's counters. What is not above nought is a count that a stream has not caught up with. */
export function boardCounts(list: string, totals: ReadonlyMap<string, number>): BoardCount[] {
  return [...totals].flatMap(([name, n]) => {
    const [, sign, band, hours, at] = /^([wpc])(\d)\|([^|]+)\|([0-9a-z]+)$/.exec(name) ?? [];
    const state = Object.entries(states).find(([, each]) => each === sign)?.[0];
    if (n <= 0 || hours === undefined || at === undefined || !isState(state)) return [];
    const from = beginOf(at);
    const to = new Date(Date.parse(from) + quarter).toISOString();
    return [{ list, state, band: Number(band), hours, from, to, n }];
  });
}

const isState = (name: string | undefined): name is BoardState => name !== undefined && name in states;
