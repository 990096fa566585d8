import { resolve } from 'node:path';
import { builtPage } from './built-page.ts';
import { readArguments, UsageError, wholeNumber } from './command-line.ts';
import { LocalFailure } from './engines/failure.ts';
import { defaultPort, type Local, projectRoot, startLocal } from './start-local.ts';
import { summary } from './summary.ts';

const help = `npm start [-- options]: Ringtrace on this machine, until Ctrl-C

  --port N     the first of nine ports (default ${defaultPort}: API; then sign-in, DynamoDB, SQS, keys, control, telephony
               simulator, console, whole files)
  --state DIR  where state is kept (default .ringtrace)
  --fresh      forget the state first
  --help       this text

RINGTRACE_ENGINE=dynamodb-local uses DynamoDB Local on Java instead of the embedded engine.`;

interface Arguments {
  readonly port: number;
  readonly state: string;
  readonly fresh: boolean;
  readonly help: boolean;
}

function startArguments(): Arguments {
  const { values } = readArguments({
    options: {
      port: { type: 'string', default: String(defaultPort) },
      state: { type: 'string', default: `${projectRoot}.ringtrace` },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const { state, fresh, help } = values;
  return { port: wholeNumber(values.port, '--port', 1, 65_527), state: resolve(state), fresh, help };
}

/** Stops at the first signal, gives up waiting at the second. */
function stopOnSignals(stop: () => Promise<void>): void {
  let asked = false;
  const onSignal = () => {
    if (asked) process.exit(1);
    asked = true;
    console.log('\nStopping. Ctrl-C again forces it.');
    stop().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
}

function fail(error: unknown): never {
  const canBeMended = error instanceof LocalFailure || error instanceof UsageError;
  console.error(canBeMended ? `ringtrace: ${error.message}` : error);
  process.exit(1);
}

async function main(): Promise<void> {
  const { port, state, fresh, help: helpAsked } = startArguments();
  if (helpAsked) {
    console.log(help);
    return;
  }
  const began = Date.now();
  const starting = startLocal({
    port,
    state,
    fresh,
    page: (say) => builtPage(projectRoot, () => say('building the console')),
    engine: process.env.RINGTRACE_ENGINE,
    progress: (line) => console.log(`- ${line}`),
  });
  // Asked to stop while starting: what has begun is finished, then stopped.
  stopOnSignals(async () => {
    const local: Local | undefined = await starting.catch(() => undefined);
    await local?.stop();
  });
  const { running } = await starting;
  console.log(`- ready after ${((Date.now() - began) / 1000).toFixed(1)} s`);
  console.log(summary(running, state));
}

main().catch(fail);
