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
  /** Threads at most; more invocations wait. */
  readonly most: number;
  /** Hears every piece of text the function printed, before the invocation's promise settles. */
  printed(text: string): void;
}

interface Thread {
  readonly worker: Worker;
  /** Ends the invocation that runs, with how it ended. */
  settle: ((ended: FromWorker | InvocationFailed) => void) | undefined;
}

/** Starts nothing yet: the first invocation starts the first thread. */
export function functionPool(planned: PlannedFunction, options: PoolOptions): FunctionPool {
  const data: WorkerData = {
    name: planned.name,
    module: moduleUrl(planned, options.directory),
    handler: planned.handler,
    memoryMb: planned.memoryMb,
    clock: options.clock,
  };
  const idle: Thread[] = [];
  const all = new Set<Thread>();
  const waiting: ((thread: Thread) => void)[] = [];

  const start = (): Thread => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: data,
      env: { ...options.environment, ...planned.environment, AWS_LAMBDA_FUNCTION_NAME: planned.name },
      // Not our own flags: a debugger's or a test runner's would reach every function.
      execArgv: [],
    });
    const thread: Thread = { worker, settle: undefined };
    all.add(thread);
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'printed') options.printed(message.text);
      else thread.settle?.(message);
    });
    const died = (why: string) => {
      all.delete(thread);
      const place = idle.indexOf(thread);
      if (place >= 0) idle.splice(place, 1);
      thread.settle?.(new InvocationFailed('died', `${planned.name}: ${why}`));
      const next = waiting.shift();
      if (next !== undefined) next(start());
    };
    worker.on('error', (error) => {
      options.printed(`${JSON.stringify({ event: 'worker-died', function: planned.name, message: String(error) })}\n`);
      died(String(error));
    });
    worker.on('exit', () => all.has(thread) && died('its thread ended'));
    return thread;
  };

  const take = async (): Promise<Thread> => {
    const free = idle.pop();
    if (free !== undefined) return free;
    if (all.size < options.most) return start();
    return new Promise((resolve) => waiting.push(resolve));
  };

  const giveBack = (thread: Thread) => {
    if (!all.has(thread)) return;
    const next = waiting.shift();
    if (next === undefined) idle.push(thread);
    else next(thread);
  };

  const cutOff = (thread: Thread) => {
    thread.settle?.(new InvocationFailed('timed-out', `${planned.name} ran longer than ${planned.timeoutMs / 1000} s`));
    void thread.worker.terminate();
  };

  const runOn = async (thread: Thread, event: string): Promise<FromWorker | InvocationFailed> => {
    const timer = setTimeout(() => cutOff(thread), planned.timeoutMs);
    const message: Invoke = { id: randomUUID(), event, deadline: Date.now() + planned.timeoutMs };
    const ended = await new Promise<FromWorker | InvocationFailed>((resolve) => {
      thread.settle = resolve;
      thread.worker.postMessage(message);
    });
    thread.settle = undefined;
    clearTimeout(timer);
    return ended;
  };

  return {
    name: planned.name,
    async invoke(event) {
      const thread = await take();
      const ended = await runOn(thread, JSON.stringify(event));
      if (ended instanceof InvocationFailed) throw ended;
      giveBack(thread);
      return outcome(planned.name, ended, options);
    },
    async stop() {
      const threads = [...all];
      all.clear();
      for (const { settle } of threads) settle?.(new InvocationFailed('died', `${planned.name}: the runner stopped`));
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function outcome(name: string, ended: FromWorker, options: PoolOptions): unknown {
  if (ended.kind === 'returned') return ended.result === undefined ? undefined : JSON.parse(ended.result);
  const thrown = ended.kind === 'threw' ? ended : { name: '', message: '', stack: '' };
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
