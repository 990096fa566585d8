import { type ClockAnswer, controlClient, type UnitsAnswer } from '../control-client.ts';
import type { Site } from './site.ts';

/** The runner's own port, through restarts of the runner. */
export interface Control {
  clock(): Promise<ClockAnswer>;
  /** Moves the clock to that moment unless it is past it already, and lets it stand. Gives the time it is then. */
  driveTo(moment: string): Promise<string>;
  letRun(): Promise<void>;
  /** Returns when no message, stream record or invocation is under way. */
  settled(): Promise<void>;
  units(): Promise<UnitsByOperation>;
}

export type UnitsByOperation = UnitsAnswer['operations'];

/** One wait; a long one is asked for again. */
const withinMs = 20_000;

export function controlOf(site: Site): Control {
  const ask = <Answer>(question: (client: ReturnType<typeof controlClient>) => Promise<Answer>) =>
    site.use((running) => question(controlClient(running)));
  return {
    clock: () => ask((client) => client.clock()),
    driveTo: async (moment) => (await ask((client) => client.drive(moment))).now ?? moment,
    letRun: async () => void (await ask((client) => client.run())),
    async settled() {
      while (!(await ask((client) => client.settled(withinMs))).settled);
    },
    units: async () => (await ask((client) => client.units())).operations,
  };
}
