import { randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startConsole } from './console-server.ts';
import { endStale } from './engines/child.ts';
import { enginePidFile, startDynamoDb } from './engines/dynamodb.ts';
import { startKeys } from './engines/keys.ts';
import { startObjects } from './engines/objects.ts';
import { loopback, requireFree } from './engines/ports.ts';
import { issuerAt, startSignIn } from './engines/sign-in.ts';
import { queueUrl, startSqs } from './engines/sqs.ts';
import { readAssembly } from './runner/assembly.ts';
import { openClock } from './runner/clock.ts';
import { tellTime } from './runner/clock-memory.ts';
import { startControl } from './runner/control.ts';
import { deploy } from './runner/deployment.ts';
import { replaceFile } from './runner/files.ts';
import { type Plan, plan } from './runner/plan.ts';
import type { PlannedConsole } from './runner/plan-console.ts';
import { startRunner } from './runner/runner.ts';
import { openUnits } from './runner/units.ts';
import { type Running, runningFile } from './running.ts';
import { startSimulator } from './simulator/simulator.ts';
import { lockState } from './state-lock.ts';
import { localPrefix, placeholderIssuer, synthesise } from './synthesise.ts';

/** The project's own directory. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

export interface LocalOptions {
  /** The first of nine ports; 4700 where left out. */
  readonly port?: number;
  /** Where state is kept; `.ringtrace` of the project where left out. */
  readonly state?: string;
  /** Forgets the state first. */
  readonly fresh?: boolean;
  /** A synthesised assembly; that of stage `local`, made when needed, where left out. */
  readonly assembly?: string;
  /** Gives the folder of the console's built page; where left out, no console is served. */
  readonly page?: (progress: (line: string) => void) => Promise<string>;
  /** The value of RINGTRACE_ENGINE. */
  readonly engine?: string | undefined;
  /** Hears each step in one line. */
  readonly progress?: (line: string) => void;
}

/** What was started. */
export interface Local {
  readonly running: Running;
  stop(): Promise<void>;
}

export const defaultPort = 4700;

/** The ports, in this order from the first on. */
const purposes = ['api', 'signIn', 'dynamodb', 'sqs', 'keys', 'control', 'connect', 'console', 'objects'] as const;
type Ports = Readonly<Record<(typeof purposes)[number], number>>;

const purposeNames = {
  api: 'the HTTP API',
  signIn: 'sign-in',
  dynamodb: 'the DynamoDB engine',
  sqs: 'the SQS engine',
  keys: 'the key service',
  control: 'the control port',
  connect: 'the telephony simulator',
  console: 'the console',
  objects: 'the service of whole files',
} as const;

/**
 * Starts Ringtrace on this machine: engines, sign-in, and the runner that wires the synthesised templates.
 *
 * @throws LocalFailure for what a person can mend; what had been started is stopped then
 */
export async function startLocal(options: LocalOptions = {}): Promise<Local> {
  const directory = options.state ?? join(projectRoot, '.ringtrace');
  const unlock = lockState(directory);
  /** Stops what runs, the last started first. */
  const stops: (() => Promise<void> | void)[] = [unlock];
  const stop = async () => {
    for (let last = stops.pop(); last !== undefined; last = stops.pop()) await last();
  };
  try {
    const running = await start(options, directory, stops);
    return { running, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: LocalOptions,
  directory: string,
  stops: (() => Promise<void> | void)[],
): Promise<Running> {
  const progress = options.progress ?? (() => undefined);
  const ports = portsFrom(options.port ?? defaultPort);
  await endLeftovers(directory, progress);
  for (const purpose of purposes) await requireFree(ports[purpose], purposeNames[purpose]);
  if (options.fresh === true) forget(directory);
  mkdirSync(directory, { recursive: true, mode: 0o700 });

  // Together: each keeps one core busy.
  const [assembly, page] = await Promise.all([
    options.assembly ?? synthesise(projectRoot, () => progress('synthesising the templates')),
    options.page?.(progress),
  ]);
  const planned = planFor(assembly, ports);
  progress(
    `templates: ${planned.functions.length} functions, ${planned.tables.length} tables, ${planned.queues.length} queues`,
  );

  const { dynamodb, sqs, keys, objects, signIn } = await startEngines(ports, directory, options.engine, stops);
  progress(`tables on ${dynamodb.endpoint} (${dynamodb.kind})`);
  progress(`queues on ${sqs.endpoint}, keys on ${keys.endpoint}, sign-in on ${signIn.issuer}`);

  const clock = openClock(join(directory, 'clock.json'));
  stops.push(clock.stop);
  const units = openUnits(join(directory, 'units.json'));
  stops.push(units.stop);
  const runner = await startRunner({
    plan: planned,
    dynamodb: dynamodb.endpoint,
    keys: keys.endpoint,
    connect: `http://${loopback}:${ports.connect}`,
    objects: objects.endpoint,
    sqs,
    apiPort: ports.api,
    clock,
    units,
    directory,
    prefix: localPrefix,
  });
  stops.push(runner.stop);
  const simulator = await startSimulator({
    port: ports.connect,
    now: () => tellTime(clock.cells),
    emit: (event) => runner.emit(event),
  });
  stops.push(simulator.stop);
  const token = randomUUID();
  stops.push(
    await startControl({
      port: ports.control,
      token,
      clock,
      quiet: runner.quiet,
      units,
      simulator,
      runScheduled: runner.runScheduled,
      gate: runner.gate,
    }),
  );
  const console = planned.console && page && (await serveConsole(planned.console, page, ports));
  if (console) stops.push(console.stop);
  const running = describe(planned, ports, token, {
    ...(console && { console: console.address }),
    dynamodb: dynamodb.endpoint,
    sqs: sqs.endpoint,
    keys: keys.endpoint,
    connect: simulator.endpoint,
  });
  replaceFile(runningFile(directory), JSON.stringify(running, undefined, 2));
  stops.push(() => rmSync(runningFile(directory), { force: true }));
  return running;
}

/** What stands here for AWS's own services, and for the department's sign-in. */
async function startEngines(
  ports: Ports,
  directory: string,
  engine: string | undefined,
  stops: (() => Promise<void> | void)[],
) {
  const at = (port: number, name: string) => ({ port, directory: join(directory, name) });
  const dynamodb = await startDynamoDb({ ...at(ports.dynamodb, 'dynamodb'), engine });
  stops.push(dynamodb.stop);
  const sqs = await startSqs(at(ports.sqs, 'sqs'));
  stops.push(sqs.stop);
  const keys = await startKeys(at(ports.keys, 'keys'));
  stops.push(keys.stop);
  const objects = await startObjects(at(ports.objects, 'objects'));
  stops.push(objects.stop);
  const signIn = await startSignIn({ ...at(ports.signIn, 'sign-in'), consolePort: ports.console });
  stops.push(signIn.stop);
  return { dynamodb, sqs, keys, objects, signIn };
}

function portsFrom(first: number): Ports {
  return {
    api: first,
    signIn: first + 1,
    dynamodb: first + 2,
    sqs: first + 3,
    keys: first + 4,
    control: first + 5,
    connect: first + 6,
    console: first + 7,
    objects: first + 8,
  };
}

/** Ends the engine that a killed run left behind: it would hold its port. */
async function endLeftovers(directory: string, progress: (line: string) => void): Promise<void> {
  const ended = await endStale(enginePidFile(join(directory, 'dynamodb')));
  if (ended !== undefined) progress(`ended the engine that an earlier run left behind (process ${ended})`);
}

/** What a state directory holds besides the lock; named one by one, because the directory may be anyone's. */
const stateNames = [
  'dynamodb',
  'sqs',
  'keys',
  'objects',
  'sign-in',
  'checkpoints',
  'logs',
  'inline',
  'clock.json',
  'units.json',
  'replays',
  'running.json',
];

function forget(directory: string): void {
  for (const name of stateNames) rmSync(join(directory, name), { recursive: true, force: true });
}

function planFor(assembly: string, ports: Ports): Plan {
  const at = (port: number) => `http://${loopback}:${port}`;
  const planned = plan(deploy(readAssembly(assembly), { apiUrl: at(ports.api), sqsPort: ports.sqs }));
  const routes = planned.api.routes.map((route) =>
    route.authorizer?.issuer === placeholderIssuer
      ? { ...route, authorizer: { ...route.authorizer, issuer: issuerAt(ports.signIn) } }
      : route,
  );
  return { ...planned, api: { ...planned.api, routes } };
}

/** Serves the page with what the templates say, sign-in and calls being those of this machine. */
async function serveConsole(planned: PlannedConsole, page: string, ports: Ports) {
  const here = (text: string) => text.replaceAll(placeholderIssuer, issuerAt(ports.signIn));
  const headers = Object.entries(planned.headers).map(([name, value]) => [name, here(value)] as const);
  const { connect: _instance, practice: _throwAway, ...config } = planned.config;
  const { stop } = await startConsole({
    plan: {
      ...planned,
      headers: Object.fromEntries(headers),
      config: { ...config, issuer: here(config.issuer), simulator: true },
    },
    page,
    port: ports.console,
  });
  return { stop, address: `http://${loopback}:${ports.console}/` };
}

type Endpoints = Pick<Running, 'dynamodb' | 'sqs' | 'keys' | 'connect' | 'console'>;

function describe(planned: Plan, ports: Ports, token: string, endpoints: Endpoints): Running {
  const short = (name: string) => (name.startsWith(localPrefix) ? name.slice(localPrefix.length) : name);
  const at = (port: number) => `http://${loopback}:${port}`;
  return {
    pid: process.pid,
    startedAt: new Date().toISOString(),
    api: at(ports.api),
    signIn: at(ports.signIn),
    ...endpoints,
    control: at(ports.control),
    token,
    queues: Object.fromEntries(planned.queues.map(({ name }) => [short(name), queueUrl(ports.sqs, name)])),
    tables: Object.fromEntries(planned.tables.map(({ name }) => [short(name), name])),
    functions: planned.functions.map(({ name }) => short(name)),
  };
}
