import { parentPort, workerData } from 'node:worker_threads';
import { tellTime } from './clock-memory.ts';
import type { FromWorker, Invoke, WorkerData } from './worker-messages.ts';

/** A thread in which one function runs, as in a Lambda environment of its own. */
const data: WorkerData = workerData;
const port = parentPort;
if (port === null) throw new Error('worker.ts runs as a worker thread only');

const tell = (message: FromWorker) => port.postMessage(message);

Reflect.set(globalThis, Symbol.for('ringtrace.clock'), () => tellTime(data.clock));

// Over the port and not the stream: what an invocation printed then arrives before its result, and its units are counted by then.
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk: string | Uint8Array) => {
    tell({ kind: 'printed', text: typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8') });
    return true;
  };
}

const loaded: unknown = await import(data.module);
const handler = exported(loaded);

port.on('message', (message: Invoke) => void invoke(message));

async function invoke({ id, event, deadline }: Invoke): Promise<void> {
  try {
    const result: unknown = await handler(JSON.parse(event), context(id, deadline));
    tell({ kind: 'returned', id, result: JSON.stringify(result) });
  } catch (error) {
    const { name, message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    tell({ kind: 'threw', id, name, message, stack });
  }
}

function exported(module: unknown): (event: unknown, context: object) => unknown {
  // A CommonJS module arrives as the default export.
  for (const holder of [
    module,
    module !== null && typeof module === 'object' ? Reflect.get(module, 'default') : undefined,
  ]) {
    const found: unknown =
      typeof holder === 'object' && holder !== null ? Reflect.get(holder, data.handler) : undefined;
    if (typeof found === 'function') return (event, context) => found(event, context);
  }
  throw new Error(`${data.name}: its module exports no function ${data.handler}`);
}

function context(awsRequestId: string, deadline: number): object {
  return {
    awsRequestId,
    functionName: data.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${data.name}`,
    memoryLimitInMB: String(data.memoryMb),
    logGroupName: `/aws/lambda/${data.name}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: false,
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  };
}
