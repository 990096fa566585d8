import type { Context, SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { deriveId } from './ids.ts';
import { errorFields, log } from './log.ts';
import { countingUnits } from './units.ts';

/** Longer ids of a sender's own do not fit into a key; the same one still gives the same. */
const idAtMost = 200;

/** What tells one delivery from another: the sender's own id of it, or the queue's. */
export function intakeIdOf({
  messageId,
  messageAttributes,
}: Pick<SQSRecord, 'messageId' | 'messageAttributes'>): string {
  const own = messageAttributes.intakeId?.stringValue || messageId;
  return Buffer.byteLength(own) > idAtMost ? deriveId('intake', own) : own;
}

/** Milliseconds before the function's own time limit at which it stops waiting for records. */
const reserve = 5_000;

/** Said of a record that was not done in time: it comes again, and finds done what was done of it. */
class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** What `work` gives, unless the time is over first. */
async function within<T>(milliseconds: number, work: () => Promise<T>): Promise<T> {
  if (milliseconds <= 0) throw new OutOfTime();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutOfTime()), milliseconds);
  });
  try {
    return await Promise.race([work(), over]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Handles the records of an SQS batch in parallel and reports those that failed: the rest of the batch is done with. A
 * function that ran out of time would give back the whole batch, so what is not done in time is reported before that.
 */
export async function eachMessage(
  name: string,
  event: { readonly Records: readonly SQSRecord[] },
  context: Pick<Context, 'getRemainingTimeInMillis'>,
  handle: (record: SQSRecord) => Promise<string>,
): Promise<SQSBatchResponse> {
  const failed = await Promise.all(
    event.Records.map(async (record) => {
      try {
        const left = context.getRemainingTimeInMillis() - reserve;
        const { result: operation, units } = await within(left, () => countingUnits(() => handle(record)));
        log('units', { function: name, operation, ...units });
        return undefined;
      } catch (error) {
        log('record-failed', { function: name, intakeId: record.messageId, ...errorFields(error) });
        return record.messageId;
      }
    }),
  );
  return {
    batchItemFailures: failed.filter((id) => id !== undefined).map((itemIdentifier) => ({ itemIdentifier })),
  };
}
