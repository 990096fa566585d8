import * as z from 'zod/mini';
import { LedgerKind, Place } from '../../shared/domain/calls/task.ts';
import { addTo, type Contribution } from '../../shared/domain/cases/ledger.ts';
import { isPractice } from '../../shared/domain/desk/practice.ts';
import { lineKey } from '../../shared/storage/call-queue.ts';

const Standing = z.object({ personId: z.string(), place: z.optional(Place), openedBy: LedgerKind });

const standing = (item: Readonly<Record<string, unknown>> | undefined): Contribution => {
  if (item === undefined) return {};
  const { personId, place, openedBy } = z.parse(Standing, item);
  return place === undefined
    ? {}
    : { [`line.${lineKey(place)}`]: 1, ...(isPractice(personId) ? {} : { [`open.${openedBy}`]: 1 }) };
};

/** How one change of a task moves the numbers of open tasks, by line and by what opened them. */
export function lineChange(change: {
  readonly before: Readonly<Record<string, unknown>> | undefined;
  readonly after: Readonly<Record<string, unknown>> | undefined;
}): Contribution {
  const sum = addTo(addTo(new Map(), standing(change.after)), standing(change.before), -1);
  return Object.fromEntries([...sum].filter(([, n]) => n !== 0));
}
