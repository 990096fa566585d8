/**
 * The only fields a log line may have: ids, codes, counts and durations. No name, number, address or answer can be
 * logged, because there is no field to put it in (docs/design.md, promise 9).
 */
export interface LogFields {
  readonly function?: string;
  readonly operation?: string;
  readonly intakeId?: string;
  readonly caseId?: string;
  readonly personId?: string;
  readonly exposureId?: string;
  readonly interviewId?: string;
  readonly epoch?: number;
  readonly code?: string;
  /** A class of error, never its message: a message may quote what it could not use. */
  readonly error?: string;
  readonly stack?: string;
  readonly status?: number;
  readonly n?: number;
  readonly wru?: number;
  readonly rru?: number;
  readonly milliseconds?: number;
}

export type Log = (event: string, fields?: LogFields) => void;

/** One JSON object a line on standard output, which is what Lambda keeps. */
export const log: Log = (event, fields = {}) => {
  process.stdout.write(`${JSON.stringify({ event, ...fields })}\n`);
};

/** The class of an error and where it was thrown, without its message: that may carry somebody's data. */
export function errorFields(error: unknown): Pick<LogFields, 'error' | 'stack'> {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { error: error.name, stack: frames.slice(0, 4).join(' ').replaceAll(/\s+/g, ' ') };
}

/**
 * Writes figures that CloudWatch reads out of the log by itself (embedded metric format), by name of function, which
 * carries the stage. Counts only: a metric may be read by anybody in the account.
 */
export const measureOf = (functionName: string, now: () => number) => (metric: string, value: number) => {
  const CloudWatchMetrics = [{ Namespace: 'Ringtrace', Dimensions: [['FunctionName']], Metrics: [{ Name: metric }] }];
  const line = { _aws: { Timestamp: now(), CloudWatchMetrics }, FunctionName: functionName, [metric]: value };
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
