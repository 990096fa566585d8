import type { Context, SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { errorFields, log } from './log.ts';
import { countingUnits } from './units.ts';

/** Milliseconds before the function's own time limit at which no further record is begun. */
const reserve = 5_000;

/**
 * Handles the records of an SQS batch one by one in parallel and reports those that failed: the rest of the batch is
 * done with. A function that ran out of time would give back the whole batch, so records not begun are reported early.
 */
export async function eachMessage(
  name: string,
  event: { readonly Records: readonly SQSRecord[] },
  context: Pick<Context, 'getRemainingTimeInMillis'>,
  handle: (record: SQSRecord) => Promise<string>,
): Promise<SQSBatchResponse> {
  const failed = await Promise.all(
    event.Records.map(async (record) => {
      if (context.getRemainingTimeInMillis() < reserve) return record.messageId;
      try {
        const { result: operation, units } = await countingUnits(() => handle(record));
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
