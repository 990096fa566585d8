import * as z from 'zod/mini';
import { type Running, readRunning } from './running.ts';

export { type Running, readRunning };

const ClockAnswer = z.object({ now: z.nullable(z.string()), mode: z.enum(['unset', 'running', 'standing']) });
const InFlightAnswer = z.object({
  total: z.number(),
  queues: z.record(z.string(), z.number()),
  streams: z.record(z.string(), z.number()),
  invocations: z.number(),
});
const SettledAnswer = z.extend(InFlightAnswer, { settled: z.boolean() });
const UnitsAnswer = z.object({
  operations: z.record(z.string(), z.object({ wru: z.number(), rru: z.number(), n: z.number() })),
});

const HeldAnswer = z.object({ held: z.boolean() });
const PhonesAnswer = z.object({
  nextAt: z.nullable(z.string()),
  underWay: z.number(),
  started: z.number(),
  /** Calls of one number that were under way at once, by their contact ids. */
  together: z.array(z.object({ first: z.string(), second: z.string() })),
});

export type ClockAnswer = z.infer<typeof ClockAnswer>;
export type InFlightAnswer = z.infer<typeof InFlightAnswer>;
export type SettledAnswer = z.infer<typeof SettledAnswer>;
export type PhonesAnswer = z.infer<typeof PhonesAnswer>;
export type UnitsAnswer = z.infer<typeof UnitsAnswer>;

/** The control port of what runs here. Every call throws where the port answers with anything but success. */
export interface ControlClient {
  clock(): Promise<ClockAnswer>;
  /** Moves the domain's clock to this ISO time, or leaves it where it is when that is later; it stands still then. */
  drive(to: string): Promise<ClockAnswer>;
  /** Lets the clock run on at the machine's speed. */
  run(): Promise<ClockAnswer>;
  inFlight(): Promise<InFlightAnswer>;
  /** Waits until nothing is in flight, at most that many milliseconds. */
  settled(within: number): Promise<SettledAnswer>;
  units(): Promise<UnitsAnswer>;
  /** Holds back what queues and streams hand to functions, or lets it go on. */
  hold(): Promise<void>;
  release(): Promise<void>;
  /** Runs a scheduled function now, by its short name: a driven clock does not wait for the machine's. */
  runScheduled(name: string): Promise<{ ran: boolean }>;
  /** What the telephony simulator is at, and when something happens next there. */
  phones(): Promise<PhonesAnswer>;
  /** Changes how it behaves: what is left out stays (local/simulator/simulation.ts). */
  setPhones(settings: object): Promise<PhonesAnswer>;
}

export function controlClient({ control, token }: Pick<Running, 'control' | 'token'>): ControlClient {
  const ask = async <Schema extends z.ZodMiniType>(
    schema: Schema,
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<z.infer<Schema>> => {
    const response = await fetch(`${control}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`The control port answered ${response.status}: ${await response.text()}`);
    return z.parse(schema, await response.json());
  };
  return {
    clock: () => ask(ClockAnswer, 'GET', '/clock'),
    drive: (to) => ask(ClockAnswer, 'POST', '/clock', { to }),
    run: () => ask(ClockAnswer, 'POST', '/clock/run'),
    inFlight: () => ask(InFlightAnswer, 'GET', '/in-flight'),
    settled: (within) => ask(SettledAnswer, 'GET', `/settled?within=${within}`),
    hold: async () => void (await ask(HeldAnswer, 'POST', '/held')),
    release: async () => void (await ask(HeldAnswer, 'DELETE', '/held')),
    runScheduled: (name) => ask(z.object({ ran: z.boolean() }), 'POST', `/schedules/${name}`),
    phones: () => ask(PhonesAnswer, 'GET', '/phones'),
    setPhones: (settings) => ask(PhonesAnswer, 'POST', '/phones', settings),
    units: () => ask(UnitsAnswer, 'GET', '/units'),
  };
}
