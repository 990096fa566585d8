import { resolve } from 'node:path';
import { readArguments, wholeNumber } from '../command-line.ts';

export interface DayOptions {
  readonly operators: number;
  readonly cases: number;
  readonly days: number;
  readonly seed: string;
  readonly report: string | undefined;
  /** The first port of the `npm start` that is started for it. */
  readonly port: number;
}

export const help = `A day on the desk, in minutes: cases come in, operators in two shifts claim, call and finish, the phones are simulated
with all their faults, and Amazon Connect fails for 20 minutes. It runs on a state of its own, which goes afterwards.

  npm run day -- [--operators 50] [--cases 500] [--days 2] [--seed 1] [--report FILE] [--port 17800]

The same seed gives the same report, apart from seconds and units. It ends with 1 where a promise was broken.`;

const text = { type: 'string' } as const;

/** @throws UsageError with one clear line */
export function readDayOptions(args: readonly string[]): DayOptions | 'help' {
  const { values } = parse(args);
  if (values.help === true) return 'help';
  return {
    operators: wholeNumber(values.operators ?? '50', '--operators', 1, 999),
    cases: wholeNumber(values.cases ?? '500', '--cases', 1, 100_000),
    days: wholeNumber(values.days ?? '2', '--days', 1, 60),
    seed: values.seed ?? '1',
    report: values.report === undefined ? undefined : resolve(values.report),
    port: wholeNumber(values.port ?? '17800', '--port', 1, 65_000),
  };
}

function parse(args: readonly string[]) {
  const options = { operators: text, cases: text, days: text, seed: text, report: text, port: text };
  return readArguments({ args: [...args], options: { ...options, help: { type: 'boolean', short: 'h' } } });
}
