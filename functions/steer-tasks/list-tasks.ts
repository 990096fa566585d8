import { type Refused, refuseField } from '../../shared/api/problem.ts';
import type { TasksQuery, TasksResponse } from '../../shared/api/tasks.ts';
import { isClaimed, type Task } from '../../shared/domain/calls/task.ts';
import type { Moment } from '../../shared/domain/dates.ts';
import { type CallQueueTable, readTask } from '../../shared/storage/call-queue.ts';
import { pageOfLines, standsIn } from './selection.ts';

/** The tasks of a list and band in their lines' order, 25 at a time, with what identifies nobody. */
export async function listTasks(
  queue: CallQueueTable,
  { list, band, after }: TasksQuery,
  now: Moment,
): Promise<TasksResponse | Refused> {
  const filter = { list, ...(band === undefined ? {} : { band: Number(band) }) };
  const page = await pageOfLines(queue, filter, after);
  if (page === undefined) return refuseField('after', 'pointer');
  const tasks = await Promise.all(page.people.map((personId) => readTask(queue, personId, 'eventual')));
  const shown = tasks.flatMap((task) => (task === undefined || !standsIn(filter, task) ? [] : [viewOf(task, now)]));
  return { tasks: shown.flat(), ...(page.cursor === undefined ? {} : { next: page.cursor }) };
}

function viewOf(task: Task, now: Moment): TasksResponse['tasks'] {
  const { personId, place, attempts, owner, ownerUntil, holder } = task;
  if (place === undefined) return [];
  return [
    {
      task: personId,
      kind: place.kind,
      list: place.list,
      band: place.band,
      availableAt: place.availableAt,
      attempts,
      ...(owner === undefined || ownerUntil === undefined || ownerUntil <= now ? {} : { keptFor: owner }),
      ...(isClaimed(task, now) && holder !== undefined ? { heldBy: holder } : {}),
    },
  ];
}
