import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod/mini';
import { readText, serve } from '../engines/serve.ts';
import type { Simulator } from '../simulator/simulator.ts';
import type { LocalClock } from './clock.ts';
import type { Gate } from './gate.ts';
import type { Quiet } from './in-flight.ts';
import type { UnitSums } from './units.ts';

export interface ControlOptions {
  readonly port: number;
  /** Whoever knows it may drive the clock: it lies in the state directory. */
  readonly token: string;
  readonly clock: LocalClock;
  readonly quiet: Quiet;
  readonly units: UnitSums;
  readonly runScheduled: (name: string) => Promise<boolean>;
  readonly gate: Gate;
  readonly simulator: Pick<Simulator, 'tick' | 'state' | 'change'>;
}

const Drive = z.object({ to: z.iso.datetime({ offset: true }) });
const longestWaitMs = 10 * 60_000;

/** Serves the control port: the clock, what is in flight, what was spent. The replay and the tests are its clients. */
export function startControl(options: ControlOptions): Promise<() => Promise<void>> {
  const server = createServer((request, response) => {
    answer(options, request, response).catch((error: unknown) => reply(response, 500, { message: String(error) }));
  });
  return serve(server, options.port);
}

async function answer(options: ControlOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { clock, quiet, units, simulator } = options;
  if (!mayControl(options.token, request)) return reply(response, 401, { message: 'Unauthorized' });
  const url = new URL(request.url ?? '/', 'http://localhost');
  const scheduled = request.method === 'POST' ? /^\/schedules\/([\w-]+)$/.exec(url.pathname)?.[1] : undefined;
  if (scheduled !== undefined) {
    const ran = await options.runScheduled(scheduled);
    return reply(response, ran ? 200 : 404, { ran });
  }
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /clock':
      return reply(response, 200, clock.state());
    case 'POST /clock': {
      const drive = z.safeParse(Drive, parse((await readText(request, 1024)) ?? ''));
      if (!drive.success) return reply(response, 400, { message: 'Expected {"to": "<ISO 8601 time with zone>"}' });
      const driven = clock.drive(Date.parse(drive.data.to));
      simulator.tick();
      return reply(response, 200, driven);
    }
    case 'POST /clock/run':
      return reply(response, 200, clock.run());
    case 'GET /in-flight':
      return reply(response, 200, await quiet.inFlight());
    case 'GET /settled': {
      const asked = Number(url.searchParams.get('within') ?? 0);
      return reply(response, 200, await quiet.settled(Math.min(Number.isFinite(asked) ? asked : 0, longestWaitMs)));
    }
    case 'GET /phones':
      return reply(response, 200, simulator.state());
    case 'POST /phones': {
      const changed = simulator.change(parse((await readText(request, 64 * 1024)) ?? ''));
      const wrong = { message: 'Expected settings of the simulator: local/simulator/simulation.ts says which' };
      return changed === undefined ? reply(response, 400, wrong) : reply(response, 200, changed);
    }
    case 'POST /held':
      options.gate.hold();
      return reply(response, 200, { held: true });
    case 'DELETE /held':
      options.gate.release();
      return reply(response, 200, { held: false });
    case 'GET /units':
      return reply(response, 200, { operations: units.sums() });
    default:
      return reply(response, 404, { message: 'Not Found' });
  }
}

function mayControl(token: string, request: IncomingMessage): boolean {
  const [expected, given] = [Buffer.from(`Bearer ${token}`), Buffer.from(request.headers.authorization ?? '')];
  return expected.length === given.length && timingSafeEqual(expected, given);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
