import type { SerialIntervalQuery, SerialIntervalResponse } from '../../shared/api/metrics.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { serialIntervalsOf } from '../../shared/domain/metrics/serial-interval.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { answered, type Metrics, orNull, outbreakOf, read } from './question.ts';

export async function readSerialInterval(
  metrics: Metrics,
  query: SerialIntervalQuery,
): Promise<SerialIntervalResponse | Refused> {
  const question = await read(metrics, query);
  if (isRefused(question)) return question;
  const { over = 'links', sources = 'each', from, to } = query;
  const { window, profile } = question;
  const greatest = profile.greatestSerialInterval;
  const found = serialIntervalsOf(await outbreakOf(question, over), { sources, window, greatest });
  const { days, summary, ...left } = found;
  return {
    ...answered(question, 'serial-interval', {
      from,
      to,
      over,
      sources,
      greatest: greatest === undefined ? undefined : String(greatest),
    }),
    n: summary.n,
    mean: orNull(summary.mean),
    median: orNull(summary.median),
    sd: orNull(summary.sd),
    p95: orNull(summary.p95),
    days: [...days].sort(([a], [b]) => a - b).map(([interval, pairs]) => ({ days: interval, pairs })),
    ...left,
  };
}
