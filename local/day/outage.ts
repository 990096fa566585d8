import { ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { consequences, Outcome } from '../../shared/domain/calls/outcome.ts';
import type { Site } from '../replay/site.ts';
import type { Outage } from './settings-of-day.ts';
import { tablesOf } from './staff-of-day.ts';

const Attempt = z.object({
  placedAt: z.optional(z.string()),
  outcome: z.optional(Outcome),
  contactId: z.optional(z.string()),
  /** The call that was running already: somebody else of the household was on the line. */
  within: z.optional(z.unknown()),
});

/**
 * Attempts that were placed while the carrier was out of order, by the table itself, and those of them that count though
 * nobody was rung: one whose order got no answer is sent again, and rings once the carrier is back.
 */
export function outageAttempts(site: Site, { from, to }: Outage): Promise<{ placed: number; counted: number }> {
  return site.use(async (running) => {
    const client = tablesOf(running);
    let [placed, counted]: [number, number] = [0, 0];
    let next: ScanCommandOutput['LastEvaluatedKey'];
    do {
      const page = await client.send(
        new ScanCommand({
          TableName: running.tables.CaseFiles,
          FilterExpression: 'begins_with(sk, :attempt)',
          ExpressionAttributeValues: { ':attempt': { S: 'ATTEMPT#' } },
          ExclusiveStartKey: next,
        }),
      );
      for (const item of page.Items ?? []) {
        const { placedAt = '', outcome, contactId, within } = z.parse(Attempt, unmarshall(item));
        if (placedAt < from || placedAt >= to) continue;
        placed += 1;
        const rang = contactId !== undefined || within !== undefined;
        if (!rang && outcome !== undefined && consequences[outcome].countsAsAttempt) counted += 1;
      }
      next = page.LastEvaluatedKey;
    } while (next !== undefined);
    client.destroy();
    return { placed, counted };
  });
}
