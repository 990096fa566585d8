import type { Control } from './control.ts';
import type { Operator, Turn } from './operator.ts';

/** All operators of a replay at work. */
export interface Shift {
  /**
   * Works until nothing is due and nothing is under way.
   *
   * @returns how many calls were held, and when something is due again
   */
  work(): Promise<Worked>;
}

export interface Worked {
  readonly calls: number;
  readonly dueAgainAt: string | undefined;
}

export interface ShiftOptions {
  /** At least one. */
  readonly operators: readonly [Operator, ...Operator[]];
  readonly control: Control;
  /** Case interviews that may still be to come; more do no harm. */
  readonly interviewsAhead: () => number;
  readonly held: (turn: Extract<Turn, { did: 'called' }>) => void;
}

/**
 * Holds the case interviews first and lets what they started come to rest, then makes the other calls. Bands serve them in
 * this order anyway; waiting in between means that a contact whom three cases name on one day is called once for all
 * three, on every run, so that a replay's numbers do not depend on who was quicker.
 */
export function shiftOf({ operators, control, interviewsAhead, held }: ShiftOptions): Shift {
  const turnOf = async (operator: Operator): Promise<Turn> => {
    const turn = await operator.turn();
    if (turn.did === 'called') held(turn);
    return turn;
  };

  const interviews = async (): Promise<number> => {
    let [permits, calls] = [interviewsAhead(), 0];
    const line = async (operator: Operator) => {
      while (permits > 0) {
        permits -= 1;
        const turn = await turnOf(operator);
        calls += callsIn(turn);
        // Somebody who shares a phone with a person on a call is asked later; others may still be due.
        if (turn.did === 'put-off') continue;
        // Strict bands: whoever is served something else has seen the last interview that is due.
        if (turn.did !== 'called' || turn.kind !== 'case-interview') permits = 0;
      }
    };
    await Promise.all(operators.map(line));
    return calls;
  };

  const everything = async (): Promise<number> => {
    let calls = 0;
    const line = async (operator: Operator) => {
      for (let turn = await turnOf(operator); turn.did !== 'nothing'; turn = await turnOf(operator))
        calls += callsIn(turn);
    };
    await Promise.all(operators.map(line));
    return calls;
  };

  const [first] = operators;
  /** A call left over from an interrupted replay is given back to its holder only: so everybody is asked once. */
  let everybodyAsked = false;

  return {
    async work() {
      await control.settled();
      for (let total = 0; ; ) {
        const probe = await turnOf(first);
        if (probe.did === 'nothing' && everybodyAsked) return { calls: total, dueAgainAt: probe.askAgainAt };
        everybodyAsked = true;
        const interviewed = await interviews();
        if (interviewed > 0) await control.settled();
        total += callsIn(probe) + interviewed + (await everything());
        await control.settled();
      }
    },
  };
}

/** A task of somebody else that is given back is none. */
const callsIn = ({ did }: Turn) => (did === 'called' ? 1 : 0);
