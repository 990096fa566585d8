import { notFor } from '../domain/calls/claim.ts';
import { picksAmong } from '../domain/calls/picking.ts';
import { askedHour, jurisdictionOf, kindsServedBy, type Line, lineOf, readLineKey } from '../domain/calls/placing.ts';
import { fractionOf } from '../domain/chance.ts';
import type { Moment } from '../domain/dates.ts';
import type { Policy } from '../domain/desk/policy.ts';
import { listOrder, mayServe, onShift, type Staff } from '../domain/desk/staff.ts';
import { isPaused, unsteered } from '../domain/desk/steering.ts';
import { servedBand } from '../domain/desk/supervision.ts';
import { isOpen, nextOpening } from '../domain/hours/calling-hours.ts';
import { hoursIn } from '../domain/hours/hours-policy.ts';
import { type CallQueueTable, type InLine, lineKey, readLine } from '../storage/call-queue.ts';
import { readTotals } from '../storage/counters.ts';
import { readSeat } from '../storage/seats.ts';
import { type ClaimDesk, queueOf } from './claim-desk.ts';

/** A task in line that may be taken, and why it is the one. */
export interface Offer {
  readonly seen: InLine;
  readonly list: string;
  readonly because: string;
}

export interface Due {
  readonly offers: readonly Offer[];
  /** Where nothing is due: when the next open task will be, at an hour for calls. */
  readonly next: Moment | undefined;
}

/** A line with people in it, and how many are in each of its shards. */
interface Standing {
  readonly line: Line;
  readonly shards: ReadonlyMap<number, number>;
}

/** Tasks read at once: an eventually consistent read of 4 KB, half a unit. */
const page = 28;
const pageAtMost = 6_000;

/**
 * The tasks to try, best first: strictly by band, then by the operator's order of lists. Counters kept from the queue's
 * stream say which lines have anybody in them, so that empty ones are not read.
 */
export async function findDue(desk: ClaimDesk, staff: Staff, round: number): Promise<Due> {
  const now = desk.clock();
  const openings: Moment[] = [];
  for (const { line, shards } of linesFor(desk, staff, await readTotals(queueOf(desk), 'LINES'))) {
    const hours = hoursIn(desk.policy.hours, jurisdictionOf(line.list));
    const opensFrom = (from: Moment) => openings.push(nextOpening(line.hours, hours, from));
    if (!isOpen(line.hours, hours, now)) {
      opensFrom(now);
      continue;
    }
    const { due, soonest } = await dueInLine(desk, staff, { line, shards }, round);
    if (due.length > 0) return { offers: offersOf(due, line, staff.id, now, round), next: undefined };
    // Who is due at night is called in the morning.
    if (soonest !== undefined) opensFrom(soonest);
  }
  return { offers: [], next: openings.sort()[0] };
}

interface Waiting {
  readonly due: readonly InLine[];
  /** Where nobody is due: when the next one will be. */
  readonly soonest: Moment | undefined;
}

/** Those due in one shard of a line; where there are none, the others are looked at together: a line is served whole. */
async function dueInLine(desk: ClaimDesk, staff: Staff, { line, shards }: Standing, round: number): Promise<Waiting> {
  const now = desk.clock();
  const look = async (shard: number): Promise<Waiting> => {
    const waiting = await readWaiting(desk, { ...line, shard }, staff, round);
    return { due: waiting.filter(({ availableAt }) => availableAt <= now), soonest: waiting[0]?.availableAt };
  };
  const [drawn = 0, ...others] = shardsInTurn(shards, fractionOf('shard', staff.id, now, round));
  const first = await look(drawn);
  if (first.due.length > 0) return first;
  const all = [first, ...(await Promise.all(others.map(look)))];
  const soonest = all.flatMap((each) => each.soonest ?? []).sort()[0];
  return all.find(({ due }) => due.length > 0) ?? { due: [], soonest };
}

/** Lines in which this operator may serve and somebody stands, most urgent first. */
function linesFor({ policy, clock }: ClaimDesk, staff: Staff, totals: ReadonlyMap<string, number>): Standing[] {
  const now = clock();
  const lines = new Map<string, { line: Line; shards: Map<number, number> }>();
  for (const [name, n] of totals) {
    const key = name.startsWith('line.') && n > 0 ? readLineKey(name.slice('line.'.length)) : undefined;
    if (
      key === undefined ||
      isPaused(key.list, policy.steering ?? unsteered, now) ||
      !servesAll(staff, key.list, policy)
    )
      continue;
    const { shard, ...line } = key;
    const standing = lines.get(lineOf(line)) ?? { line, shards: new Map<number, number>() };
    lines.set(lineOf(line), { line, shards: standing.shards.set(shard, n) });
  }
  const band = ({ line }: Standing) => servedBand(line, policy);
  const order = ({ line }: Standing) => listOrder(staff, line.list) ?? Number.MAX_SAFE_INTEGER;
  return [...lines.values()].sort(
    (a, b) => band(a) - band(b) || order(a) - order(b) || (lineOf(a.line) < lineOf(b.line) ? -1 : 1),
  );
}

/** The line does not say of which kind each task is: who may not be given all that its list holds is given none of it. */
const servesAll = (staff: Staff, list: string, policy: Policy): boolean =>
  kindsServedBy(list, policy).every((kind) => mayServe(staff, { list, kind }, policy.supervision));

/**
 * Shards from one that is drawn; the others follow, because a line is served before the next. Each is drawn by how many
 * of its tasks are looked at, not by how many stand in it: the first shards of a line that grew overnight hold most of
 * it, and all operators would meet there.
 */
function shardsInTurn(shards: ReadonlyMap<number, number>, drawn: number): number[] {
  const all = [...shards].map(([shard, n]) => [shard, Math.min(n, page)] as const).sort(([a], [b]) => a - b);
  let left = drawn * all.reduce((sum, [, n]) => sum + n, 0);
  const first = all.findIndex(([, n]) => {
    left -= n;
    return left < 0;
  });
  const from = Math.max(first, 0);
  return [...all.slice(from), ...all.slice(0, from)].map(([shard]) => shard);
}

/** The head of a line, further down where somebody was quicker, or where none of them is for this operator. */
async function readWaiting(
  desk: ClaimDesk,
  line: Line & { readonly shard: number },
  staff: Staff,
  round: number,
): Promise<InLine[]> {
  const table: CallQueueTable = queueOf(desk);
  for (let size = page * 2 ** (round - 1); ; size *= 4) {
    const inLine = await readLine(table, lineKey(line), size);
    const waiting = await thoseFor(desk, staff.id, inLine, line);
    if (waiting.length > 0 || inLine.length < size || size > pageAtMost) return waiting;
  }
}

/** Without those that this operator gave back today, and those that another one promised to call and still can. */
async function thoseFor(desk: ClaimDesk, operator: string, inLine: readonly InLine[], line: Line): Promise<InLine[]> {
  const now = desk.clock();
  const today = notFor(operator, now);
  const owned = ({ owner, ownerUntil = now, availableAt }: InLine) =>
    owner !== operator && ownerUntil > now && availableAt <= now ? owner : undefined;
  const owners = [...new Set(inLine.flatMap((task) => owned(task) ?? []))];
  const there = await Promise.all(owners.map((owner) => mayCall(desk, owner, line, now)));
  const here = new Set(owners.filter((_, n) => there[n]));
  return inLine.filter((task) => !task.notFor.includes(today) && !here.has(owned(task) ?? ''));
}

/**
 * Whether somebody could take what is kept for them. An hour that was promised is kept by whoever is free: its owner may
 * be half an hour into another call. What a supervisor gave to one operator waits for that one.
 */
async function mayCall(desk: ClaimDesk, owner: string, { hours }: Line, now: Moment): Promise<boolean> {
  if (!onShift(await desk.staff(owner), now)) return false;
  const seat = hours === askedHour ? await readSeat(queueOf(desk), owner, 'eventual') : undefined;
  return (seat?.hold?.until ?? '') <= now;
}

function offersOf(due: readonly InLine[], line: Line, operator: string, now: Moment, round: number): Offer[] {
  const picks = picksAmong(due.length, (what) => fractionOf(what, operator, now, round));
  return picks.flatMap((n) => {
    const seen = due[n];
    return seen === undefined ? [] : [{ seen, list: line.list, because: reasonServed(seen, line, operator) }];
  });
}

const reasonServed = ({ availableAt, owner }: InLine, { list, band }: Line, operator: string): string =>
  `band ${band} of ${list}, due since ${availableAt}${owner === operator ? ', promised by you' : ''}`;
