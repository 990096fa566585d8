import { ask, endCall, type Floor } from './asking.ts';
import { benchDesk, memoryOf } from './bench-desk.ts';
import { seeded } from './chance.ts';
import { watchClaims } from './claims-watch.ts';
import type { Figures } from './figures.ts';
import type { ClaimBenchOptions } from './options.ts';
import { scheduler } from './scheduler.ts';
import { shiftStart } from './shift-start.ts';
import type { Stand } from './stand.ts';
import { steady } from './steady.ts';
import { machineTime } from './time.ts';
import { slowDown } from './virtual-store.ts';

export interface Measuring {
  readonly tasks: number;
  /** Domain time at which everything begins. */
  readonly from: string;
  readonly say: (line: string) => void;
}

type Found = Omit<Figures, 'tasks' | 'doubleClaims'>;

const here = 'this engine' as const;

/** Every part that was asked for, on one list; each leaves it a little shorter. */
export async function measureParts(stand: Stand, on: Measuring, options: ClaimBenchOptions): Promise<Figures[]> {
  const [time, chance, watch] = [machineTime(), seeded(options.seed), await watchClaims(stand)];
  const from = Date.parse(on.from);
  const desk = benchDesk({ client: stand.client(), memory: memoryOf(stand.client()), time, from, chance });
  const floor: Floor = { desk, watch, time, chance };
  const figures: Figures[] = [];
  for (const measure of partsOf(stand, floor, from, options)) {
    const found = await measure();
    const before = figures.reduce((sum, { doubleClaims }) => sum + doubleClaims, 0);
    figures.push({ ...found, tasks: on.tasks, doubleClaims: (await watch.doubles()) - before });
    on.say(`${found.part}, ${found.what}, ${found.operators} operators, ${found.store}: done`);
  }
  return figures;
}

const shiftStarts = [
  ['shift starts within a second', 1_000],
  ['shift starts at one instant', 0],
] as const;

function partsOf(stand: Stand, floor: Floor, from: number, options: ClaimBenchOptions): (() => Promise<Found>)[] {
  const { only, virtual, seconds, operators, shift, head } = options;
  const wants = (part: string) => only === undefined || only === part;
  const starts = shiftStarts.flatMap(([what, within]) => [
    ...(virtual
      ? []
      : [
          async () =>
            ({
              part: 'b',
              what,
              store: here,
              ...(await following(floor, () => shiftStart(floor, 'here', shift, within))),
            }) as const,
        ]),
    async () =>
      ({ part: 'b', what, store: 'virtual', ...(await virtualStart(stand, floor, from, options, within)) }) as const,
  ]);
  const work = operators.map(
    (n) => async () =>
      ({
        part: 'a',
        what: 'steady work',
        store: here,
        ...(await following(floor, () => steady(floor, n, seconds * 1000))),
      }) as const,
  );
  const fullHead = async () => {
    await fillHead(floor, head);
    const found = await following(floor, () => steady(floor, 16, seconds * 1000));
    return { part: 'c', what: 'head held and put off', store: here, ...found } as const;
  };
  return [
    ...(wants('b') ? starts : []),
    ...(wants('a') && !virtual ? work : []),
    ...(wants('c') && !virtual ? [fullHead] : []),
  ];
}

/** Counts lines while people work, as the stream's reader does, about a second behind. */
async function following<T>({ watch }: Floor, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => void watch.follow(), 1_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Everybody's requests take as long as DynamoDB's; the engine is asked one at a time. */
async function virtualStart(
  stand: Stand,
  { watch }: Floor,
  from: number,
  { shift, seed }: ClaimBenchOptions,
  within: number,
) {
  const [time, chance, client] = [scheduler(), seeded(seed), stand.client()];
  // Read once: nothing may wait for anything but virtual time, or a run would not repeat itself.
  const remembered = await memoryOf(stand.client())();
  const desk = benchDesk({ client, memory: async () => remembered, time, from, chance });
  slowDown(client, { engine: stand.client(), callQueue: 'CallQueue', time, chance });
  const [found] = await Promise.all([shiftStart({ desk, watch, time, chance }, 'virtual', shift, within), time.run()]);
  return found;
}

/** Claims that stand past the head of the line: every other one held, the others put off. */
async function fillHead(floor: Floor, calls: number): Promise<void> {
  let n = 0;
  const worker = async () => {
    while (n < calls) {
      n += 1;
      const operator = `head-${n}`;
      const sample = await ask(floor, operator, floor.time.now());
      if (n % 2 === 0) await endCall({ ...floor, chance: () => 0 }, operator, sample);
    }
  };
  await Promise.all(Array.from({ length: 24 }, worker));
  await floor.watch.follow();
}
