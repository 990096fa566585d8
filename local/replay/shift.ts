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
  readonly operators: readonly Operator[];
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
        if (turn.did !== 'nothing') calls += 1;
        // Strict bands: whoever is served something else has seen the last interview that is due.
        if (turn.did !== 'called' || turn.kind !== 'case-interview') permits = 0;
      }
    };
    await Promise.all(operators.map(line));
    return calls;
  };

  const everything = async (who: readonly Operator[]) => {
    const due: string[] = [];
    let calls = 0;
    const line = async (operator: Operator) => {
      for (let turn = await turnOf(operator); ; turn = await turnOf(operator)) {
        if (turn.did === 'nothing') {
          if (turn.askAgainAt !== undefined) due.push(turn.askAgainAt);
          return;
        }
        calls += 1;
      }
    };
    await Promise.all(who.map(line));
    return { calls, dueAgainAt: due.sort()[0] };
  };

  return {
    async work() {
      let total = 0;
      await control.settled();
      // The first round asks everybody, because a call left over from an interrupted replay is given back to its holder only.
      for (let who: readonly Operator[] = operators; ; who = operators.slice(0, 1)) {
        const interviewed = await interviews();
        if (interviewed > 0) await control.settled();
        const { calls, dueAgainAt } = await everything(interviewed > 0 ? operators : who);
        total += interviewed + calls;
        if (interviewed + calls === 0) return { calls: total, dueAgainAt };
        await control.settled();
      }
    },
  };
}
