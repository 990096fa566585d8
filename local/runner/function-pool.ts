import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ClockCells } from './clock-memory.ts';
import type { PlannedFunction } from './plan-functions.ts';
import type { FromWorker, Invoke, WorkerData } from './worker-messages.ts';

/** An invocation that did not return: it threw, ran out of time, or its thread died. */
export class InvocationFailed extends Error {
  override readonly name = 'InvocationFailed';
  readonly reason: 'threw' | 'timed-out' | 'died';

  constructor(reason: InvocationFailed['reason'], message: string) {
    super(message);
    this.reason = reason;
  }
}

/** A function that can be invoked; as many threads as are needed at once, up to a bound. */
export interface FunctionPool {
  readonly name: string;
  /**
   * Invokes with an event and gives what the handler returned.
   *
   * @throws InvocationFailed
   */
  invoke(event: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

export interface PoolOptions {
  readonly clock: ClockCells;
  /** The endpoints and credentials that every function here gets besides its own variables. */
  readonly environment: Readonly<Record<string, string>>;
  /** Holds the modules of inline functions. */
  readonly directory: string;
  /** Threads at most, and invocations at once in each; more wait. */
  readonly threads: number;
  readonly invocationsInThread: number;
  /** Hears every piece of text the function printed, before the invocation's promise settles. */
  printed(text: string): void;
}

type Ended = Extract<FromWorker, { id: string }> | InvocationFailed;

interface Thread {
  readonly worker: Worker;
  /** Ends the invocation of that id, with how it ended. */
  readonly running: Map<string, (ended: Ended) => void>;
}

/**
 * Starts nothing yet: the first invocation starts the first thread. Unlike Lambda's, an environment here serves several
 * invocations at once: they wait for loopback most of the time, and each further thread costs the loading of the SDK.
 */
export function functionPool(planned: PlannedFunction, options: PoolOptions): FunctionPool {
  const data: WorkerData = {
    name: planned.name,
    module: moduleUrl(planned, options.directory),
    handler: planned.handler,
    memoryMb: planned.memoryMb,
    clock: options.clock,
  };
  const all = new Set<Thread>();
  const waiting: (() => void)[] = [];

  const start = (): Thread => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: data,
      env: { ...options.environment, ...planned.environment, AWS_LAMBDA_FUNCTION_NAME: planned.name },
      // Not our own flags: a debugger's or a test runner's would reach every function.
      execArgv: [],
    });
    const thread: Thread = { worker, running: new Map() };
    all.add(thread);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'printed') options.printed(message.text);
      else thread.running.get(message.id)?.(message);
    });
    const died = (why: string) => {
      all.delete(thread);
      for (const settle of thread.running.values()) settle(new InvocationFailed('died', `${planned.name}: ${why}`));
      waiting.shift()?.();
    };
    worker.on('error', (error) => {
      options.printed(`${JSON.stringify({ event: 'worker-died', function: planned.name, message: String(error) })}\n`);
      died(String(error));
    });
    worker.on('exit', () => all.has(thread) && died('its thread ended'));
    return thread;
  };

  const free = (): Thread | undefined => {
    const [idlest] = [...all].sort((a, b) => a.running.size - b.running.size);
    if (idlest !== undefined && idlest.running.size < options.invocationsInThread) return idlest;
    return all.size < options.threads ? start() : undefined;
  };

  const take = async (): Promise<Thread> => {
    for (;;) {
      const thread = free();
      if (thread !== undefined) return thread;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };

  const runOn = async (thread: Thread, event: string): Promise<Ended> => {
    const id = randomUUID();
    const message: Invoke = { id, event, deadline: Date.now() + planned.timeoutMs };
    const ended = new Promise<Ended>((resolve) => thread.running.set(id, resolve));
    const timer = setTimeout(() => {
      const late = `${planned.name} ran longer than ${planned.timeoutMs / 1000} s`;
      thread.running.get(id)?.(new InvocationFailed('timed-out', late));
      void thread.worker.terminate();
    }, planned.timeoutMs);
    thread.worker.postMessage(message);
    try {
      return await ended;
    } finally {
      clearTimeout(timer);
      thread.running.delete(id);
      waiting.shift()?.();
    }
  };

  return {
    name: planned.name,
    async invoke(event) {
      const ended = await runOn(await take(), JSON.stringify(event));
      if (ended instanceof InvocationFailed) throw ended;
      return outcome(planned.name, ended, options);
    },
    async stop() {
      const threads = [...all];
      all.clear();
      for (const { running } of threads)
        for (const settle of running.values())
          settle(new InvocationFailed('died', `${planned.name}: the runner stopped`));
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function outcome(name: string, ended: Exclude<Ended, InvocationFailed>, options: PoolOptions): unknown {
  if (ended.kind === 'returned') return ended.result === undefined ? undefined : JSON.parse(ended.result);
  const thrown = ended;
  options.printed(
    `${JSON.stringify({ event: 'threw', function: name, name: thrown.name, message: thrown.message, stack: thrown.stack })}\n`,
  );
  throw new InvocationFailed('threw', `${thrown.name}: ${thrown.message}`);
}

/** An inline function is CommonJS, as Lambda has it. */
function moduleUrl({ name, module }: PlannedFunction, directory: string): string {
  if ('file' in module) return pathToFileURL(module.file).href;
  mkdirSync(directory, { recursive: true });
  const file = join(directory, `${name}.cjs`);
  writeFileSync(file, module.inline);
  return pathToFileURL(file).href;
}
