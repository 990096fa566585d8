import { type Refused, refuse, refuseField } from '../../shared/api/problem.ts';
import type { SteerResponse, TaskFilter } from '../../shared/api/tasks.ts';
import type { Task } from '../../shared/domain/calls/task.ts';
import { type Moment, plusMinutes } from '../../shared/domain/dates.ts';
import { digestOf } from '../../shared/runtime/ids.ts';
import { readTask } from '../../shared/storage/call-queue.ts';
import { type Act, actOn, type Steering, type Who } from './act.ts';
import { countAtMost, countInLines, heldSince, heldTasks, pageOfLines, pageOfSeats, standsIn } from './selection.ts';

export interface Steer {
  readonly act: Act;
  readonly task?: string | undefined;
  readonly filter?: TaskFilter | undefined;
  readonly dryRun?: boolean | undefined;
  readonly token?: string | undefined;
  readonly cursor?: string | undefined;
  readonly reason: string;
}

const queueOf = ({ client, callQueue }: Steering) => ({ client, table: callQueue });

/** A supervisor's act on one task, or on many: those first counted, then done in pages that may be repeated. */
export async function steerTasks(
  steering: Steering,
  supervisor: string,
  steer: Steer,
): Promise<SteerResponse | Refused> {
  const { task, filter, act, reason } = steer;
  const who = { supervisor, reason };
  if ((task === undefined) === (filter === undefined)) return refuseField('task', 'one-or-many');
  if (act.act === 'move' && act.to.list === undefined && act.to.band === undefined)
    return refuseField('to', 'where-to');
  if (task !== undefined) {
    const result = await actOn(steering, task, act, who);
    return result === 'no-such-task'
      ? refuse('no-such-task')
      : { done: result === 'done' ? 1 : 0, unchanged: result === 'done' ? 0 : 1 };
  }
  const wanted = filter ?? {};
  if (act.act !== 'force-release' && wanted.list === undefined) return refuseField('filter.list', 'absent');
  return steer.dryRun ? counted(steering, act, wanted) : oneByOne(steering, who, steer, wanted);
}

/** What a count was of, when, and how many there were: the real request must be for the same. */
const tokenOf = (act: Act, filter: TaskFilter, at: Moment, count: number): string =>
  `${at}.${count}.${digestOf({ act, filter, at, count })}`;

/** Minutes for which a count stands for what somebody then does. */
const tokenMinutes = 60;

function countedAt(token: string, act: Act, filter: TaskFilter, now: Moment): Moment | undefined {
  const [, at = '', count = ''] = /^(\S+Z)\.(\d+)\.\S+$/.exec(token) ?? [];
  if (token !== tokenOf(act, filter, at, Number(count))) return undefined;
  return at <= now && at > plusMinutes(now, -tokenMinutes) ? at : undefined;
}

async function counted(steering: Steering, act: Act, filter: TaskFilter): Promise<SteerResponse> {
  const at = steering.clock();
  const count =
    act.act === 'force-release' ? await countHeld(steering, filter, at) : await countInLines(queueOf(steering), filter);
  const atLeast = count >= countAtMost ? { atLeast: true } : {};
  return { count, ...atLeast, token: tokenOf(act, filter, at, count), done: 0, unchanged: 0 };
}

async function countHeld(steering: Steering, filter: TaskFilter, at: Moment): Promise<number> {
  const held = await heldTasks(queueOf(steering), filter);
  const tasks = await Promise.all(held.map(({ personId }) => readTask(queueOf(steering), personId, 'eventual')));
  return tasks.filter((task) => task !== undefined && heldSince(filter, task, at)).length;
}

async function oneByOne(
  steering: Steering,
  who: Who,
  steer: Steer,
  filter: TaskFilter,
): Promise<SteerResponse | Refused> {
  const { act, token, cursor } = steer;
  const at = token === undefined ? undefined : countedAt(token, act, filter, steering.clock());
  if (at === undefined) return refuse('count-first');
  const held = act.act === 'force-release';
  const page = await (held ? pageOfSeats : pageOfLines)(queueOf(steering), filter, cursor);
  if (page === undefined) return refuseField('cursor', 'pointer');
  const isMeant = (task: Task) => (held ? heldSince(filter, task, at) : standsIn(filter, task));
  let done = 0;
  for (const personId of page.people) if ((await actOn(steering, personId, act, who, isMeant)) === 'done') done += 1;
  const more = page.cursor === undefined ? {} : { cursor: page.cursor };
  return { done, unchanged: page.people.length - done, ...more };
}
