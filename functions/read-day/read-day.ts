import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DayResponse } from '../../shared/api/day.ts';
import { reopenUntil } from '../../shared/domain/calls/reopening.ts';
import { plusMinutes } from '../../shared/domain/dates.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { readTask } from '../../shared/storage/call-queue.ts';
import { readDone, readDrafted, readPromised, readSentBack, sentBackDays } from '../../shared/storage/diary.ts';

export interface Reading {
  readonly client: DynamoDBClient;
  readonly callQueue: string;
  readonly desk: string;
  readonly clock: Clock;
}

/** What an operator promised, left unfinished, got back, and finished within the last 24 hours. */
export async function readDay({ client, callQueue, desk, clock }: Reading, operator: string): Promise<DayResponse> {
  const queue = { client, table: callQueue };
  const diary = { client, table: desk };
  const now = clock();
  const dayBefore = plusMinutes(now, -24 * 60);
  const [before, since, promised, drafted, sentBack] = await Promise.all([
    readDone(diary, operator, dayBefore),
    readDone(diary, operator, now),
    readPromised(diary, operator),
    readDrafted(diary, operator),
    readSentBack(diary, operator),
  ]);
  const done = [...before.filter(({ at }) => at > dayBefore), ...since];
  // A promise is kept, moved or somebody else's by now: the task has the last word.
  const standing = await Promise.all(
    promised.map(async (each) => {
      const task = await readTask(queue, each.personId, 'eventual');
      return task?.promised && task.notBefore === each.at && (task.owner ?? operator) === operator
        ? [{ ...each, kind: task.place?.kind }]
        : [];
    }),
  );
  return {
    callBacks: standing
      .flat()
      .sort((a, b) => a.at.localeCompare(b.at))
      .map(({ personId, kind, at, zone, promisedAt }) => ({
        ...{ task: personId, at, promisedAt, ...(zone && { zone }) },
        ...(kind === undefined ? {} : { kind }),
      })),
    drafts: drafted.map(({ personId, savedAt }) => ({ task: personId, since: savedAt })),
    sentBack: sentBack
      .filter(({ at }) => at > plusMinutes(now, -sentBackDays * 24 * 60))
      .map(({ personId, interviewId, at, note }) => {
        const finished = done.find((each) => each.interviewId === interviewId && reopenUntil(each.at) > now);
        return {
          ...{ task: personId, interview: interviewId, at },
          ...(note === undefined ? {} : { note }),
          ...(finished && { reopen: { attempt: finished.attempt, until: reopenUntil(finished.at) } }),
        };
      }),
    done: done.toReversed().map(({ personId, attempt, kind, outcome, interviewId, at }) => ({
      ...{ task: personId, attempt, outcome, at },
      ...(kind === undefined ? {} : { kind }),
      ...(interviewId === undefined || reopenUntil(at) <= now ? {} : { reopenUntil: reopenUntil(at) }),
    })),
  };
}
