import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Dialling } from '../../shared/domain/calls/dialling.ts';
import { consequences, type Outcome } from '../../shared/domain/calls/outcome.ts';
import { callOn, closeCall } from '../../shared/domain/calls/phone-line.ts';
import type { Task } from '../../shared/domain/calls/task.ts';
import type { Contribution } from '../../shared/domain/cases/ledger.ts';
import { outcomeWrite } from '../../shared/storage/attempts.ts';
import { phoneLineWrites, readPhoneLine } from '../../shared/storage/phone-lines.ts';

/** The try that was placed under the claim which this finish ends: it is the one that gets the outcome. */
export const placedUnder = ({ dialling, epoch }: Task): Dialling | undefined =>
  dialling?.epoch === epoch ? dialling : undefined;

interface Said {
  readonly personId: string;
  readonly ordinal: number;
  readonly epoch: number;
  readonly operator: string;
  readonly outcome: Outcome;
  readonly reasons: readonly string[];
  readonly interviewId?: string;
  readonly digest: string;
  readonly recordedAt: string;
}

/** The operator's word on a placed attempt, which outranks what telephony said; where they dialled, the line is free. */
export async function placedWrites(
  { client, caseFiles, callQueue }: { client: DynamoDBClient; caseFiles: string; callQueue: string },
  { line }: Dialling,
  { personId, ordinal, epoch, operator, ...said }: Said,
  ledger: Contribution,
): Promise<TransactWriteItem[]> {
  const which = { personId, ordinal, epoch, operator };
  const phoneLine = await readPhoneLine({ client, table: callQueue }, line);
  return [
    outcomeWrite(caseFiles, which, { ...said, by: 'operator' }, ledger),
    ...(callOn(phoneLine.calls, which) === undefined
      ? []
      : phoneLineWrites(callQueue, phoneLine, closeCall(phoneLine.calls, which, consequences[said.outcome].reached))),
  ];
}
