import { createServer } from 'node:http';
import * as z from 'zod/mini';
import { loopback } from '../engines/ports.ts';
import { serve } from '../engines/serve.ts';
import { openCarrier, type Together } from './carrier.ts';
import { serveConnect } from './connect-api.ts';
import { quietSimulation, Simulation } from './simulation.ts';

/** The telephony simulator: Amazon Connect's API on loopback, and its contact events on the runner's bus. */
export interface Simulator {
  readonly endpoint: string;
  /** What happens at or before the clock's time is told; to be called whenever a standing clock was moved. */
  tick(): void;
  state(): SimulatorState;
  /** Changes how it behaves from now on; what is left out stays. */
  change(settings: unknown): SimulatorState | undefined;
  stop(): Promise<void>;
}

export interface SimulatorState {
  /** When something happens next, in domain time: a driven clock can jump there. */
  readonly nextAt: string | null;
  readonly underWay: number;
  readonly started: number;
  readonly together: readonly Together[];
  readonly settings: Simulation;
}

export interface SimulatorOptions {
  readonly port: number;
  /** Domain time in epoch milliseconds. */
  readonly now: () => number;
  readonly emit: (event: object) => void;
}

/** A running clock is looked at this often while a call is under way. */
const lookEveryMs = 100;

export async function startSimulator({ port, now, emit }: SimulatorOptions): Promise<Simulator> {
  let simulation = quietSimulation;
  const carrier = openCarrier(() => simulation, emit);
  const server = createServer((request, response) => void serveConnect({ ...carrier, now }, request, response));
  const close = await serve(server, port);
  const timer = setInterval(() => carrier.nextAt() !== undefined && carrier.tick(now()), lookEveryMs).unref();
  const state = (): SimulatorState => {
    const next = carrier.nextAt();
    const nextAt = next === undefined ? null : new Date(next).toISOString();
    return {
      nextAt,
      ...carrier.counts(carrier.nextAt() === undefined ? Number.MAX_SAFE_INTEGER : now()),
      together: carrier.together(),
      settings: simulation,
    };
  };
  return {
    endpoint: `http://${loopback}:${port}`,
    tick: () => carrier.tick(now()),
    state,
    change(settings) {
      const more = typeof settings === 'object' && settings !== null ? settings : {};
      const read = z.safeParse(Simulation, { ...simulation, ...more });
      if (!read.success) return undefined;
      simulation = read.data;
      return state();
    },
    async stop() {
      clearInterval(timer);
      await close();
    },
  };
}
