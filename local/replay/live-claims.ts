/**
 * Watches from outside that no task is held by two operators at once (docs/design.md, section 3, promise 2). It knows
 * only what the API answered to whom, and the standing clock.
 */
export interface LiveClaims {
  taken(claim: Claim, now: string): void;
  /** The holder sends the call's end: from now on the task may rightly be somebody else's before the answer is here. */
  ending(claim: Claim): void;
  /** The end was stored, or refused because the task was taken meanwhile. */
  ended(claim: Claim, outcome: 'stored' | 'refused'): void;
}

export interface Claim {
  readonly task: string;
  readonly epoch: number;
  readonly operator: string;
  /** Domain time, ISO 8601 in UTC. */
  readonly until: string;
}

interface Held extends Claim {
  ending: boolean;
}

/** @param onDouble told how many times it has happened so far, and how this one was */
export function liveClaims(onDouble: (times: number, how: string) => void): LiveClaims {
  const held = new Map<string, Held>();
  /** Claims that were taken over while their end was under way, with the operator who has the task now. */
  const overtaken = new Map<string, string>();
  let times = 0;
  const nameOf = ({ task, epoch }: Claim) => `${task} ${epoch}`;
  const report = ({ task, epoch, operator }: Claim, other: string) => {
    times += 1;
    onDouble(times, `${task}: held by ${operator} under epoch ${epoch} and given to ${other}`);
  };

  return {
    taken(claim, now) {
      const before = held.get(claim.task);
      held.set(claim.task, { ...claim, ending: false });
      if (before === undefined || (before.operator === claim.operator && before.epoch <= claim.epoch)) return;
      if (before.epoch >= claim.epoch) report(before, claim.operator);
      else if (before.until > now) {
        if (before.ending) overtaken.set(nameOf(before), claim.operator);
        else report(before, claim.operator);
      }
    },
    ending(claim) {
      const mine = held.get(claim.task);
      if (mine?.epoch === claim.epoch) mine.ending = true;
    },
    ended(claim, outcome) {
      const by = overtaken.get(nameOf(claim));
      overtaken.delete(nameOf(claim));
      if (by !== undefined && outcome === 'refused') report(claim, by);
      // Its epoch stays known: none may come again.
      const mine = held.get(claim.task);
      if (mine?.epoch === claim.epoch) held.set(claim.task, { ...mine, until: '' });
    },
  };
}
