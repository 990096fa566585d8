import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Identity } from '../domain/people/identity.ts';
import {
  numbersKept,
  type Phone,
  type PhoneSource,
  type ReadPhone,
  readPhones,
  samePhone,
} from '../domain/people/phones.ts';
import type { LookupMacs } from '../runtime/lookup-keys.ts';
import { findMore, findPeople } from '../storage/lookups.ts';
import { profileWrites } from '../storage/people.ts';
import { type Profile, standingWrites } from '../storage/profiles.ts';

export interface LearningDesk {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly macs: LookupMacs;
  readonly readPhone: ReadPhone;
}

/** What the person, or whoever was asked, told of them. */
export interface ToldOfPerson {
  readonly phones?: readonly Phone[] | undefined;
  /** BCP 47: they are called in it from now on. */
  readonly language?: string | undefined;
  /** IANA: whose clock they live by. */
  readonly zone?: string | undefined;
}

/** The identity with what was told, the same where nothing is news; numbers that were known stay as they were. */
export function withTold(
  identity: Identity,
  { phones = [], language = identity.language, zone = identity.zone }: ToldOfPerson,
  read: ReadPhone,
  source: PhoneSource,
): Identity {
  const news = readPhones(phones, read, source).filter(
    (phone) => !identity.phones.some((known) => samePhone(known, phone)),
  );
  if (news.length === 0 && language === identity.language && zone === identity.zone) return identity;
  return {
    ...identity,
    phones: numbersKept([...identity.phones, ...news], 'last'),
    ...(language === undefined ? {} : { language }),
    ...(zone === undefined ? {} : { zone }),
  };
}

/** The writes of what was learned of somebody: a new version, and with new numbers every lookup that finds them by those. */
export async function learnedWrites(
  { client, people, macs }: LearningDesk,
  profile: Profile,
  identity: Identity,
  at: string,
): Promise<TransactWriteItem[]> {
  const news = identity.phones.filter((phone) => !profile.identity.phones.some((known) => samePhone(known, phone)));
  if (news.length === 0) return standingWrites(people, profile, identity, at);
  const table = { client, table: people, macs };
  const found = await findPeople(table, { name: identity.name, phones: news });
  const grown = await findMore(table, await findMore(table, found, identity), profile.identity);
  return profileWrites(table, grown, profile, identity, at);
}
