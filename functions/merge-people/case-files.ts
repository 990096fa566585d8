import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { caseInterviewReason, followUpReason } from '../../shared/domain/calls/reasons.ts';
import type { Task } from '../../shared/domain/calls/task.ts';
import { follow } from '../../shared/domain/care/follow-up.ts';
import { dayIn } from '../../shared/domain/hours/local-day.ts';
import { type Infection, infectionWrites, readInfection, readOwnInfections } from '../../shared/storage/cases.ts';
import { remove } from '../../shared/storage/dynamo.ts';
import { followUpWrites, readFollowUp, readFollowUps } from '../../shared/storage/follow-ups.ts';
import { keys } from '../../shared/storage/keys.ts';
import type { Merge } from '../../shared/storage/merges.ts';
import type { Desk } from './two-people.ts';

/**
 * What moves in CaseFiles when two people are one: infections and running follow-ups, because they decide what happens
 * next. Exposures, attempts and interviews stay where they were told, and are found by the ids that the task knows.
 */
interface Moves {
  readonly writes: readonly TransactWriteItem[];
  /** Reasons that are one with the survivor's own. */
  readonly dropped: ReadonlySet<string>;
  readonly infections: Merge['infections'];
  readonly followUps: Merge['followUps'];
}

export async function moveFiles(desk: Desk, from: string, to: Task, now: string): Promise<Moves> {
  const infections = await moveInfections(desk, from, to.personId, now);
  const followUps = await moveFollowUps(desk, from, to, now);
  return {
    writes: [...infections.writes, ...followUps.writes],
    dropped: new Set([...infections.dropped, ...followUps.dropped]),
    infections: infections.moved,
    followUps: followUps.moved,
  };
}

async function moveInfections(desk: Desk, from: string, to: string, recordedAt: string) {
  const writes: TransactWriteItem[] = [];
  const dropped: string[] = [];
  const moved: Merge['infections'] = [];
  for (const own of await readOwnInfections(desk, from)) {
    if (own.ended || own.movedTo !== undefined) continue;
    const theirs = await readInfection(desk, to, own.disease);
    const both = theirs !== undefined && !theirs.ended;
    const next: Omit<Infection, 'version'> = both
      ? { ...theirs, cases: [...new Set([...theirs.cases, ...own.cases])], recordedAt }
      : { ...own, personId: to, recordedAt };
    // One infection is interviewed once.
    if (both) dropped.push(caseInterviewReason(own.caseId, own.disease).id);
    moved.push({ disease: own.disease, how: both ? 'joined' : 'moved' });
    writes.push(
      ...infectionWrites(desk.caseFiles, theirs, next),
      ...infectionWrites(desk.caseFiles, own, { ...own, movedTo: to, recordedAt }),
    );
  }
  return { writes, dropped, moved };
}

async function moveFollowUps(desk: Desk, from: string, to: Task, now: string) {
  const writes: TransactWriteItem[] = [];
  const dropped: string[] = [];
  const moved: Merge['followUps'] = [];
  for (const own of await readFollowUps(desk, from)) {
    if (own.state !== 'open') continue;
    const { disease, because, next } = own;
    const theirs = await readFollowUp(desk, to.personId, disease, because);
    const ended = follow(own, own, { do: 'end', reason: 'cancelled' }, dayIn(to.person.zone, now));
    if (ended === 'not-followed') continue;
    writes.push(...followUpWrites(desk.caseFiles, own, ended.followUp));
    if (theirs?.state === 'open') {
      if (next !== undefined) dropped.push(followUpReason({ disease, because }, next.n).id);
      continue;
    }
    const scheduled = Math.max(own.scheduled, theirs?.scheduled ?? 0);
    const carried = {
      ...own,
      personId: to.personId,
      scheduled,
      since: scheduled,
      version: (theirs?.version ?? 0) + 1,
    };
    moved.push({ disease, because });
    writes.push(...followUpWrites(desk.caseFiles, theirs, carried));
  }
  return { writes, dropped, moved };
}

/** Undoes what a merge moved: infections and follow-ups go back as they are now. */
export async function returnFiles(
  desk: Desk,
  { survivor, merged, infections, followUps }: Merge,
  to: Task,
  now: string,
) {
  const writes: TransactWriteItem[] = [];
  const back: string[] = [];
  const own = new Map((await readOwnInfections(desk, merged)).map((each) => [each.disease, each] as const));
  for (const { disease, how } of infections) {
    const mine = own.get(disease);
    const theirs = await readInfection(desk, survivor, disease);
    if (mine === undefined || theirs === undefined) continue;
    const { movedTo: _, ...restored } = mine;
    if (how === 'joined') {
      const cases = theirs.cases.filter((each) => !mine.cases.includes(each) || each === theirs.caseId);
      writes.push(
        ...infectionWrites(desk.caseFiles, theirs, { ...theirs, cases, recordedAt: now }),
        ...infectionWrites(desk.caseFiles, mine, { ...restored, recordedAt: now }),
      );
    } else if (theirs.caseId === mine.caseId) {
      const { version: _v, ...current } = theirs;
      writes.push(
        remove(desk.caseFiles, keys.infection(survivor, disease), { version: theirs.version }),
        ...infectionWrites(desk.caseFiles, mine, { ...current, personId: merged, recordedAt: now }),
      );
    }
  }
  for (const { disease, because } of followUps) {
    const theirs = await readFollowUp(desk, survivor, disease, because);
    const mine = await readFollowUp(desk, merged, disease, because);
    if (theirs?.state !== 'open' || mine === undefined) continue;
    const ended = follow(theirs, theirs, { do: 'end', reason: 'cancelled' }, dayIn(to.person.zone, now));
    if (ended === 'not-followed') continue;
    if (theirs.next !== undefined) back.push(followUpReason(theirs, theirs.next.n).id);
    const scheduled = Math.max(theirs.scheduled, mine.scheduled);
    const carried = { ...theirs, personId: merged, scheduled, since: scheduled, version: mine.version + 1 };
    writes.push(
      ...followUpWrites(desk.caseFiles, theirs, ended.followUp),
      ...followUpWrites(desk.caseFiles, mine, carried),
    );
  }
  return { writes, back };
}
