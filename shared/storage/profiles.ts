import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { Identity } from '../domain/people/identity.ts';
import { asRead, getItem, getItems, put } from './dynamo.ts';
import { keys } from './keys.ts';

/** Who a person is, as known now; what was known before stays as a version of its own. */
export const Profile = z.object({
  personId: z.string(),
  identity: Identity,
  version: z.int(),
  /** People this one may be the same as, to be asked at the identity check. */
  possibleDuplicates: z.array(z.string()),
  /** People whom somebody has told apart from this one: nobody asks again. */
  notTheSame: z.optional(z.array(z.string())),
  /** The same person as this other one, who stands for both. */
  mergedInto: z.optional(z.string()),
  recordedAt: z.string(),
});
export type Profile = z.infer<typeof Profile>;

export interface ProfileTable {
  readonly client: DynamoDBClient;
  readonly table: string;
}

export async function readProfile(
  { client, table }: ProfileTable,
  personId: string,
  read: 'consistent' | 'eventual' = 'consistent',
): Promise<Profile | undefined> {
  const profile = await readOwnProfile({ client, table }, personId, read);
  return profile?.mergedInto === undefined ? profile : readProfile({ client, table }, profile.mergedInto, read);
}

/** The profile under this very id, also where its person is the same as another. */
export async function readOwnProfile(
  { client, table }: ProfileTable,
  personId: string,
  read: 'consistent' | 'eventual' = 'consistent',
): Promise<Profile | undefined> {
  const item = await getItem(client, table, keys.profile(personId), read);
  return item && z.parse(Profile, item);
}

/** Several people at once; those who are not there are left out. */
export async function readProfiles({ client, table }: ProfileTable, people: readonly string[]): Promise<Profile[]> {
  if (people.length === 0) return [];
  const items = await getItems(
    client,
    table,
    people.map((personId) => keys.profile(personId)),
  );
  return items.map((item) => z.parse(Profile, item));
}

/** A profile as it was. */
export async function readProfileVersion(
  { client, table }: ProfileTable,
  personId: string,
  version: number,
): Promise<Profile | undefined> {
  const item = await getItem(client, table, keys.profileVersion(personId, version));
  return item && z.parse(Profile, item);
}

/** The writes of a profile that changed in what finds nobody: no lookup moves. */
export function standingWrites(
  table: string,
  known: Profile,
  identity: Identity,
  recordedAt: string,
): TransactWriteItem[] {
  const { personId, version } = known;
  return [
    put(table, { ...known, identity, version: version + 1, recordedAt, ...keys.profile(personId) }, asRead(known)),
    put(table, { ...known, ...keys.profileVersion(personId, version) }, 'none'),
  ];
}
