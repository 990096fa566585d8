import { jurisdictionOf, kindsServedBy } from '../calls/placing.ts';
import type { Seat } from '../calls/seat.ts';
import { type Moment, plusMinutes } from '../dates.ts';
import { isOpen } from '../hours/calling-hours.ts';
import { hoursIn } from '../hours/hours-policy.ts';
import type { BoardCount } from './board-counts.ts';
import type { Policy } from './policy.ts';
import { isPractice } from './practice.ts';
import { isPaused, unsteered } from './steering.ts';
import { servedBand } from './supervision.ts';

/**
 * What a supervisor must see of the whole desk, computed from counters: where work piles up, which promises will be
 * broken, and when the operators who are there will have nothing left to do.
 */

const hoursAhead = 24;

/** Open tasks of one band of a list, and what becomes of them hour by hour. */
export interface BandBoard {
  readonly list: string;
  readonly band: number;
  readonly servedAs: number;
  readonly paused: boolean;
  readonly due: number;
  readonly waiting: number;
  readonly claimed: number;
  readonly oldest: Moment | null;
  readonly eligible: readonly number[];
  readonly promises: { readonly overdue: number; readonly nextHalfHour: number; readonly atRisk: number };
  readonly exhaustedAt: Moment | null;
}

/** A claim that ran out is nobody's: its task is due again. */
const isHeld = ({ state, to }: BoardCount, now: Moment): boolean => state === 'claimed' && to > now;

const sum = (counts: readonly BoardCount[]): number => counts.reduce((all, { n }) => all + n, 0);

/** Whether these people may be called at a moment. */
const isCallable = ({ list, hours }: BoardCount, policy: Policy, at: Moment): boolean =>
  isOpen(hours, hoursIn(policy.hours, jurisdictionOf(list)), at);

/** The beginnings of this hour and of those that follow; the first is now. */
function hoursFrom(now: Moment): Moment[] {
  const hour = `${now.slice(0, 13)}:00:00.000Z`;
  return Array.from({ length: hoursAhead }, (_, n) => (n === 0 ? now : plusMinutes(hour, n * 60)));
}

function standing(counts: readonly BoardCount[], policy: Policy, now: Moment) {
  const free = counts.filter((count) => !isHeld(count, now));
  const due = free.filter((count) => count.from <= now && isCallable(count, policy, now));
  const promised = free.filter(({ state }) => state === 'promised');
  const overdue = sum(promised.filter(({ to }) => to <= now));
  const soon = sum(promised.filter(({ from, to }) => to > now && from <= plusMinutes(now, 30)));
  const eligible = hoursFrom(now).map((hour, n) => {
    const end = plusMinutes(`${hour.slice(0, 13)}:00:00.000Z`, 60);
    const at = n === 0 ? now : hour;
    return sum(free.filter((count) => count.from < end && isCallable(count, policy, at)));
  });
  return {
    due: sum(due),
    waiting: sum(free) - sum(due),
    claimed: sum(counts) - sum(free),
    oldest: due.map(({ from }) => from).sort()[0] ?? null,
    eligible,
    overdue,
    soon,
  };
}

/** Minutes that one try takes, answered or not: the longest kind of the list. */
export function minutesOfATry(list: string, policy: Policy): number {
  const { previewSeconds, ringSeconds, wrapUpSeconds, answered, talkMinutes } = policy.supervision.pace;
  const talk = Math.max(...kindsServedBy(list, policy).map((kind) => talkMinutes[kind]));
  return (previewSeconds + ringSeconds + answered * (talk * 60 + wrapUpSeconds)) / 60;
}

type Row = ReturnType<typeof standing> & { readonly list: string; readonly band: number; readonly servedAs: number };

/**
 * Goes through the next day hour by hour: the operators who are there serve band by band, and what comes up joins. Gives
 * the hour's end at which a row that had something to do has nothing left.
 */
function exhaustion(rows: readonly Row[], there: number, policy: Policy, now: Moment): Map<Row, Moment> {
  const done = new Map<Row, number>();
  const ends = new Map<Row, Moment>();
  const hours = hoursFrom(now);
  for (const [n, hour] of hours.entries()) {
    const end = plusMinutes(`${hour.slice(0, 13)}:00:00.000Z`, 60);
    let minutes = (there * (Date.parse(end) - Date.parse(hour))) / 60_000;
    for (const row of rows) {
      const left = Math.max(0, (row.eligible[n] ?? 0) - (done.get(row) ?? 0));
      const each = minutesOfATry(row.list, policy);
      const served = Math.min(left, minutes / each);
      minutes -= served * each;
      done.set(row, (done.get(row) ?? 0) + served);
      const hadWork = row.due > 0 || left > 0;
      if (hadWork && left - served < 0.5 && there > 0 && !ends.has(row)) ends.set(row, end);
    }
  }
  return ends;
}

/** Every band of every list in which somebody stands, in the order in which they are served. */
export function bandsOf(counts: readonly BoardCount[], there: number, policy: Policy, now: Moment): BandBoard[] {
  const steering = policy.steering ?? unsteered;
  const groups = Map.groupBy(counts, ({ list, band }) => `${band}|${list}`);
  const rows: Row[] = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { list, band } = first;
    return [{ list, band, servedAs: servedBand({ list, band }, policy), ...standing(group, policy, now) }];
  });
  rows.sort((a, b) => a.servedAs - b.servedAs || (a.list < b.list ? -1 : 1));
  const served = rows.filter(({ list }) => !isPaused(list, steering, now));
  const ends = exhaustion(served, there, policy, now);
  return rows.map((row) => {
    const { list, band, servedAs, due, waiting, claimed, oldest, eligible, overdue, soon } = row;
    const canCall = Math.floor((there * 30) / minutesOfATry(list, policy));
    return {
      list,
      band,
      servedAs,
      paused: !served.includes(row),
      due,
      waiting,
      claimed,
      oldest,
      eligible,
      promises: { overdue, nextHalfHour: soon, atRisk: overdue + Math.max(0, soon - canCall) },
      exhaustedAt: ends.get(row) ?? null,
    };
  });
}

export interface OperatorBoard {
  readonly operator: string;
  readonly state: 'on-call' | 'between-calls' | 'practising' | 'away' | 'stopped';
  readonly since: Moment;
  readonly task?: string;
  readonly calls: number;
  readonly reached: number;
  readonly occupancy: number;
}

/** Minutes without a task after which somebody counts as away. */
const awayAfter = 15;

/** An operator of today; undefined for one who has done nothing today. */
export function operatorOf(seat: Seat, now: Moment): OperatorBoard | undefined {
  const { operator, hold, since, calls, reached, stoppedAt, startedAt = since } = seat;
  const holds = hold !== undefined && hold.until > now;
  if (!holds && seat.day !== now.slice(0, 10)) return undefined;
  const gone = plusMinutes(since, awayAfter);
  const practises = holds && isPractice(hold.personId);
  const away = !holds && gone <= now;
  const seconds = (from: Moment, to: Moment) => Math.max(0, Date.parse(to) - Date.parse(from)) / 1000;
  const busy = seat.busySeconds + (holds && !practises ? seconds(since, now) : 0);
  const there = seconds(startedAt, away ? gone : now);
  const occupancy = there === 0 ? 0 : Math.min(1, Math.round((busy / there) * 100) / 100);
  const doing = practises ? 'practising' : holds ? 'on-call' : away ? 'away' : 'between-calls';
  const state = stoppedAt === undefined ? doing : 'stopped';
  return { operator, state, since, ...(holds ? { task: hold.personId } : {}), calls, reached, occupancy };
}
