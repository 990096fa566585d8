import { describe, expect, it } from 'vitest';
import type { Operator, Turn } from '../../local/replay/operator.ts';
import { shiftOf } from '../../local/replay/shift.ts';

const interview = { did: 'called', kind: 'case-interview', outcome: 'completed' } as const;
const notification = { did: 'called', kind: 'contact-notification', outcome: 'completed' } as const;

/** A pipeline with strict bands: its interviews start notifications, which are there only once it has settled. */
function pipeline(operators: number, interviews: number, { later }: { later?: string } = {}) {
  let [notifications, underWay, running] = [0, 0, 0];
  const together: string[] = [];
  const turn = async (): Promise<Turn> => {
    const did: Turn | undefined =
      interviews > 0 ? interview : notifications > 0 ? notification : { did: 'nothing', askAgainAt: later };
    if (did === interview) [interviews, underWay] = [interviews - 1, underWay + 1];
    if (did === notification) notifications -= 1;
    if (did === notification && underWay > 0) together.push('a contact was called before all had been named');
    running += 1;
    await Promise.resolve();
    running -= 1;
    return did;
  };
  const control = {
    clock: () => Promise.reject(new Error('not asked for')),
    units: () => Promise.reject(new Error('not asked for')),
    driveTo: async (moment: string) => moment,
    letRun: async () => undefined,
    settled: async () => {
      if (running > 0) together.push('waited for rest while somebody was on a call');
      [notifications, underWay] = [notifications + underWay, 0];
    },
  };
  const one: Operator = { name: 'one', turn };
  const others = Array.from({ length: operators - 1 }, () => one);
  const held: Turn[] = [];
  const shift = shiftOf({
    operators: [one, ...others],
    control,
    interviewsAhead: () => interviews,
    held: (call) => held.push(call),
  });
  return { shift, held, together };
}

describe('a shift of simulated operators', () => {
  it.each([1, 2, 8])('%i of them hold every call there is and say when something is due again', async (operators) => {
    const { shift, held } = pipeline(operators, 20, { later: '2015-05-20T11:00:00.000Z' });
    expect(await shift.work()).toEqual({ calls: 40, dueAgainAt: '2015-05-20T11:00:00.000Z' });
    expect(held.filter((turn) => turn === interview)).toHaveLength(20);
    expect(held).toHaveLength(40);
  });

  it('calls contacts only after everybody who may name them has been interviewed', async () => {
    const { shift, together } = pipeline(8, 20);
    await shift.work();
    expect(together).toEqual([]);
  });

  it('asks everybody once, because a call of an interrupted replay comes back to its holder only', async () => {
    const asked: string[] = [];
    const operator = (name: string): Operator => ({
      name,
      turn: async () => {
        asked.push(name);
        return { did: 'nothing', askAgainAt: undefined };
      },
    });
    const idle = shiftOf({
      operators: [operator('a'), operator('b'), operator('c')],
      control: { clock: never, units: never, driveTo: never, letRun: never, settled: async () => undefined },
      interviewsAhead: () => 0,
      held: () => undefined,
    });
    await idle.work();
    expect(new Set(asked)).toEqual(new Set(['a', 'b', 'c']));
    asked.length = 0;
    await idle.work();
    expect(asked).toEqual(['a']);
  });

  it('does not take tasks of strangers, which are given back, for calls', async () => {
    let strangers = 3;
    const turn = async (): Promise<Turn> => {
      strangers -= 1;
      return strangers >= 0 ? { did: 'gave-back' } : { did: 'nothing', askAgainAt: undefined };
    };
    const shift = shiftOf({
      operators: [{ name: 'a', turn }],
      control: { clock: never, units: never, driveTo: never, letRun: never, settled: async () => undefined },
      interviewsAhead: () => 0,
      held: () => undefined,
    });
    expect((await shift.work()).calls).toBe(0);
  });
});

function never(): Promise<never> {
  return Promise.reject(new Error('not asked for'));
}
