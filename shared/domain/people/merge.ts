import { placed, type Reason, replaced, type Servable, type Task } from '../calls/task.ts';
import { type Contribution, closed, disposed, plus, taken } from '../cases/ledger.ts';
import type { Moment } from '../dates.ts';
import type { Policy } from '../desk/policy.ts';

/**
 * Two people who turn out to be one: the reasons to call either are one task's from then on. What was known of each stays
 * where it is, so that it can be undone when they turn out to be two after all.
 */

export interface Merged {
  readonly survivor: Task;
  readonly merged: Task;
  readonly ledger: Contribution;
}

const withoutClaim = ({ holder: _h, claimedAt: _c, claimedUntil: _u, offered: _o, place: _p, ...task }: Task) => task;

/** The survivor's task with all reasons but those of `dropped`, and the other one, closed and pointing to it. */
export function absorb(
  survivor: Task,
  merged: Task,
  dropped: ReadonlySet<string>,
  policy: Policy,
  now: Moment,
): Merged {
  const moved = Object.values(merged.reasons).filter(({ id }) => !dropped.has(id));
  const { survivor: after, ledger } = given(survivor, moved, merged, policy, now);
  const known = [merged.personId, ...(merged.alsoKnownAs ?? [])];
  return {
    survivor: {
      ...after,
      alsoKnownAs: [...new Set([...(survivor.alsoKnownAs ?? []), ...known])],
    },
    merged: {
      ...withoutClaim(merged),
      reasons: {},
      state: 'closed',
      mergedInto: survivor.personId,
      version: merged.version + 1,
    },
    ledger: plus(ledger, merged.state === 'open' ? closed(merged.openedBy) : {}),
  };
}

/** A task with more reasons than before; where it is opened by them, it counts as taken in once more. */
function given(task: Task, reasons: readonly Reason[], from: Task, policy: Policy, now: Moment) {
  const { openedBy } = from;
  const version = task.version + 1;
  const added = Object.fromEntries(reasons.map((reason) => [reason.id, { ...reason, since: version }]));
  const { place: _, ...current } = task;
  const opens = task.state === 'closed' && reasons.length > 0;
  const next = {
    ...current,
    reasons: { ...task.reasons, ...added },
    version,
    ...(opens ? { openedBy, counted: 0 } : {}),
    ...(from.died ? { died: true } : {}),
    // Whoever was promised an hour keeps it.
    ...(opens && from.promised ? { promised: true, ...(from.notBefore && { notBefore: from.notBefore }) } : {}),
  };
  const ledger = opens ? plus(taken(openedBy), disposed(openedBy, 'opened')) : {};
  return { survivor: replaced(task, next, policy, now), ledger };
}

/** They are two after all: what came with the one goes back with them, as far as it was not answered. */
export function part(survivor: Task, merged: Task, back: readonly Reason[], policy: Policy, now: Moment): Merged {
  const ids = new Set(back.map(({ id }) => id));
  const left = Object.fromEntries(Object.entries(survivor.reasons).filter(([id]) => !ids.has(id)));
  const { place: _, ...current } = survivor;
  const others = (survivor.alsoKnownAs ?? []).filter((id) => id !== merged.personId);
  const next = replaced(
    survivor,
    { ...current, reasons: left, alsoKnownAs: others, version: survivor.version + 1 },
    policy,
    now,
  );
  const closes = survivor.state === 'open' && next.state === 'closed';
  const { mergedInto: _into, ...own } = merged;
  const returned = given(own, back, { ...survivor, promised: false, died: false }, policy, now);
  return {
    survivor: next,
    merged: back.length === 0 ? { ...own, version: merged.version + 1 } : returned.survivor,
    ledger: plus(returned.ledger, closes ? closed(survivor.openedBy) : {}),
  };
}

/** A task of somebody who was never to be called: it is there so that what comes for them goes to the survivor. */
export const emptyTask = (personId: string, reach: Servable, policy: Policy, now: Moment): Task =>
  placed(
    {
      personId,
      ...reach,
      state: 'closed',
      reasons: {},
      epoch: 0,
      version: 0,
      attempts: 0,
      counted: 0,
      tries: [],
      notFor: [],
      openedBy: 'case',
    },
    policy,
    now,
  );
