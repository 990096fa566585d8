import type { SteerResponse, TaskFilter } from '../../shared/api/tasks.ts';
import type { Moment } from '../../shared/domain/dates.ts';
import type { Client } from '../api/client.ts';

/** What a supervisor does with tasks from the board: one act, over one task or over many that a filter names. */

export type ActName = 'forceRelease' | 'moveTasks' | 'assignTasks' | 'closeTasks';

export type Act =
  | { readonly act: 'forceRelease' }
  | { readonly act: 'moveTasks'; readonly to: { readonly list?: string; readonly band?: number } }
  | { readonly act: 'assignTasks'; readonly to: { readonly operator: string; readonly until: Moment } }
  | { readonly act: 'closeTasks'; readonly alsoHeld: boolean };

export type Over = { readonly task: string } | { readonly filter: TaskFilter };

interface Sending {
  readonly reason: string;
  readonly dryRun?: boolean;
  readonly token?: string;
  readonly cursor?: string;
}

export function steer(client: Client, act: Act, over: Over, sending: Sending): Promise<SteerResponse> {
  const body = { ...over, ...sending };
  switch (act.act) {
    case 'forceRelease':
      return client.call('forceRelease', { body });
    case 'moveTasks':
      return client.call('moveTasks', { body: { ...body, to: act.to } });
    case 'assignTasks':
      return client.call('assignTasks', { body: { ...body, to: act.to } });
    case 'closeTasks':
      return client.call('closeTasks', { body: { ...body, alsoHeld: act.alsoHeld } });
  }
}

export interface Progress {
  readonly done: number;
  readonly unchanged: number;
  /** Where the next page begins. */
  readonly cursor?: string | undefined;
  readonly ended: boolean;
}

export const notBegun: Progress = { done: 0, unchanged: 0, ended: false };

/**
 * Goes on page by page to the end, and tells of each. A page that was not heard of may be sent again: what it had done is
 * then found unchanged. Whoever catches the failure goes on from the progress they were told last.
 */
export async function carryOut(
  page: (cursor: string | undefined) => Promise<SteerResponse>,
  from: Progress,
  told: (progress: Progress) => void,
): Promise<void> {
  let progress = from;
  while (!progress.ended) {
    const { done, unchanged, cursor } = await page(progress.cursor);
    progress = {
      done: progress.done + done,
      unchanged: progress.unchanged + unchanged,
      cursor,
      ended: cursor === undefined,
    };
    told(progress);
  }
}
