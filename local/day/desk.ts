import type { ClaimedTask } from '../../shared/api/calls.ts';
import { SpokenProtocol } from '../../shared/api/protocols.ts';
import type { Outcome } from '../../shared/domain/calls/outcome.ts';
import type { ApiClient } from '../replay/api-client.ts';
import type { LiveClaims } from '../replay/live-claims.ts';
import type { DayPlan } from './people.ts';
import type { Phone } from './phone.ts';
import type { Shift } from './shifts.ts';
import { count, type Rings, type Tally } from './tally.ts';

/** What the operators of a day share. */
export interface DayDesk {
  readonly plan: DayPlan;
  readonly seed: string;
  readonly phone: Phone;
  readonly rings: Rings;
  readonly tally: Tally;
  readonly claims: LiveClaims;
  /** The day's own time, in epoch milliseconds. */
  now(): number;
  /** Brings the clock of what runs to that time, after all that was in flight has ended. */
  ready(): Promise<void>;
  /** A protocol as it is said, asked for once. */
  protocols(name: string, api: ApiClient): Promise<SpokenProtocol>;
  /** Whether asking may bring anything: since somebody found nothing there was news, or its time has come. */
  mayFind(operator: string): boolean;
  foundNothing(operator: string, until: number): void;
  /** Something may have made a task due. */
  tell(): void;
  /** Somebody's phone rings: was it promised for about now? */
  rang(task: string): void;
  finished(operator: string, task: ClaimedTask, outcome: Outcome, callBackAt: number | undefined): void;
  /** Whether anybody works then, and when somebody does again after it. */
  someoneAt(at: number): boolean;
  nextMorning(at: number): number;
}

type Given = Pick<DayDesk, 'plan' | 'seed' | 'phone' | 'rings' | 'tally' | 'claims' | 'now' | 'ready'>;

const minute = 60_000;
/** A call-back is on time within this of the hour agreed. */
const onTime = 15 * minute;
/** The last half hour of a day is for what is left over. */
const beforeTheEnd = 30 * minute;

export function dayDesk(given: Given, days: readonly Shift[]): DayDesk {
  const promised = new Map<string, number>();
  const protocols = new Map<string, SpokenProtocol>();
  /** Hours at which somebody's own call-backs are due: the desk keeps them for whoever promised. */
  const own = new Map<string, number[]>();
  let nothingUntil = 0;
  let toldAt = 0;
  const { tally, now } = given;
  return {
    ...given,
    async protocols(name, api) {
      const known = protocols.get(name) ?? (await api.get(`/protocols/${name}?language=en`, SpokenProtocol));
      protocols.set(name, known);
      return known;
    },
    mayFind: (operator) => now() >= nothingUntil || (own.get(operator) ?? []).some((at) => at <= now()),
    foundNothing(operator, until) {
      // What came of the news of this moment is there at the next.
      nothingUntil = toldAt === now() ? now() + 1 : until;
      own.set(
        operator,
        (own.get(operator) ?? []).filter((at) => at > now()),
      );
    },
    tell() {
      nothingUntil = 0;
      toldAt = now();
    },
    rang(task) {
      const at = promised.get(task);
      if (at === undefined) return;
      promised.delete(task);
      const late = now() - at;
      tally.callBacks.latestMinutes = Math.max(tally.callBacks.latestMinutes, Math.round(late / minute));
      if (Math.abs(late) <= onTime) tally.callBacks.kept += 1;
      else tally.callBacks.late += 1;
    },
    finished(operator, { id, kind }, outcome, callBackAt) {
      tally.calls += 1;
      count(tally.outcomes, outcome);
      if (kind === 'follow-up-check' && outcome === 'completed') tally.followUps.done += 1;
      if (callBackAt === undefined) return;
      tally.callBacks.promised += 1;
      promised.set(id, callBackAt);
      own.set(operator, [...(own.get(operator) ?? []), callBackAt]);
    },
    someoneAt: (at) => days.some(({ from, to }) => from <= at && at < to - beforeTheEnd),
    nextMorning: (at) => (days.find(({ from }) => from > at)?.from ?? at) + 2 * 60 * minute,
  };
}
