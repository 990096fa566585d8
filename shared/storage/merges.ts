import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { Reason } from '../domain/calls/task.ts';
import { FollowedBecause } from '../domain/care/follow-up.ts';
import type { Contribution } from '../domain/cases/ledger.ts';
import { asRead, getItem, put, remove } from './dynamo.ts';
import { keys } from './keys.ts';

/** What a merge moved from one person to another, so that it can be undone; under pseudonyms, with the survivor. */
export const Merge = z.object({
  survivor: z.string(),
  merged: z.string(),
  state: z.enum(['merged', 'parted']),
  /** Ids of the reasons that moved, and those that were one with the survivor's own. */
  moved: z.array(z.string()),
  dropped: z.array(Reason),
  /** `moved`: the survivor had none. `joined`: both had one, which is one infection. */
  infections: z.array(z.object({ disease: z.string(), how: z.enum(['moved', 'joined']) })),
  followUps: z.array(z.object({ disease: z.string(), because: FollowedBecause })),
  /** The survivor's profile before, by its version. */
  survivorVersion: z.int(),
  by: z.string(),
  recordedAt: z.string(),
  version: z.int(),
});
export type Merge = z.infer<typeof Merge>;

const Stored = z.extend(Merge, { ledger: z.record(z.string(), z.number()) });

export async function readMerge(
  { client, caseFiles }: { readonly client: DynamoDBClient; readonly caseFiles: string },
  survivor: string,
  merged: string,
): Promise<z.infer<typeof Stored> | undefined> {
  const item = await getItem(client, caseFiles, keys.merge(survivor, merged));
  return item && z.parse(Stored, item);
}

/** The writes of a merge's next state, found from either side. Its ledger grows: what an earlier time contributed stays. */
export function mergeWrites(
  caseFiles: string,
  before: Merge | undefined,
  after: Merge,
  ledger: Contribution,
): TransactWriteItem[] {
  const { survivor, merged, state } = after;
  const pointer = keys.mergedInto(merged);
  return [
    put(caseFiles, { ...after, ledger, ...keys.merge(survivor, merged) }, asRead(before)),
    state === 'merged' ? put(caseFiles, { survivor, ...pointer }, 'none') : remove(caseFiles, pointer, 'none'),
  ];
}
