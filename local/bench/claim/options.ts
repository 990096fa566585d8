import { readArguments, UsageError, wholeNumber } from '../../command-line.ts';

export interface ClaimBenchOptions {
  readonly only: string | undefined;
  /** Only what runs in virtual time, which is the same on every machine. */
  readonly virtual: boolean;
  /** Lengths of the lists. */
  readonly tasks: readonly number[];
  /** How long steady work is measured, each time. */
  readonly seconds: number;
  readonly seed: number;
  readonly report: string | undefined;
  /** How many work steadily, each in turn. */
  readonly operators: readonly number[];
  /** How many begin a shift. */
  readonly shift: number;
  /** Calls at the head of the line, half of them held and half put off. */
  readonly head: number;
}

const text = { type: 'string' } as const;

export function readClaimOptions(args: readonly string[]): ClaimBenchOptions {
  const { values } = readArguments({
    args: [...args],
    options: {
      only: text,
      virtual: { type: 'boolean', default: false },
      tasks: { ...text, default: '40000,400000' },
      seconds: { ...text, default: '10' },
      seed: { ...text, default: '1' },
      report: text,
    },
  });
  if (values.only !== undefined && !['a', 'b', 'c'].includes(values.only))
    throw new UsageError(`--only is a, b or c, not '${values.only}'.`);
  return {
    only: values.only,
    virtual: values.virtual,
    tasks: values.tasks.split(',').map((each) => wholeNumber(each, '--tasks')),
    seconds: wholeNumber(values.seconds, '--seconds'),
    seed: wholeNumber(values.seed, '--seed'),
    report: values.report,
    operators: [1, 16, 800],
    shift: 800,
    head: 4_000,
  };
}
