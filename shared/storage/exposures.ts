import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { Exposure } from '../domain/cases/exposure.ts';
import type { Contribution } from '../domain/cases/ledger.ts';
import { getItem, put, queryAll, queryPage } from './dynamo.ts';
import { keys } from './keys.ts';

/**
 * An exposure is stored with both people, so that either side is one query. The copy with the person who was asked
 * (`named`) is the one that is found again by its id, carries the ledger's entry, and is listed.
 */

/** The copy where it was named; without parties while nobody was made of it. */
export const Named = z.object({
  exposure: z.optional(Exposure),
  named: z.literal(true),
  ledger: z.record(z.string(), z.number()),
  /** The version of the interview's row that was worked, and what became of it. */
  since: z.int(),
  state: z.enum(['stands', 'withdrawn', 'set-aside']),
  version: z.int(),
});
export type Named = z.infer<typeof Named>;

/** Which way a naming points, seen from the person who was asked. */
export type Direction = 'exposed' | 'source';

export interface ExposureTable {
  readonly client: DynamoDBClient;
  readonly table: string;
}

const nearKey = (asked: string, direction: Direction, exposureId: string) =>
  direction === 'exposed' ? keys.exposed(asked, exposureId) : keys.exposedBy(asked, exposureId);

const farKey = ({ from, to, namedBy, exposureId }: Exposure) =>
  namedBy === 'from' ? keys.exposedBy(to.person, exposureId) : keys.exposed(from.person, exposureId);

export async function readNamed(
  { client, table }: ExposureTable,
  asked: string,
  direction: Direction,
  exposureId: string,
): Promise<Named | undefined> {
  const item = await getItem(client, table, nearKey(asked, direction, exposureId));
  return item && z.parse(Named, item);
}

export interface NamedState {
  readonly asked: string;
  readonly direction: Direction;
  readonly exposureId: string;
  readonly exposure: Exposure | undefined;
  readonly ledger: Contribution;
  readonly since: number;
  readonly state: Named['state'];
}

/** The writes of what became of a naming: guarded where it was named, copied to the other side. */
export function namedWrites(table: string, before: Named | undefined, next: NamedState): TransactWriteItem[] {
  const { asked, direction, exposureId, exposure, ledger, since, state } = next;
  const version = (before?.version ?? 0) + 1;
  const guard = before === undefined ? 'absent' : { version: before.version };
  const near = { exposure, named: true, ledger, since, state, version, ...nearKey(asked, direction, exposureId) };
  const far = exposure === undefined ? [] : [put(table, { exposure, version, ...farKey(exposure) }, 'none')];
  const was = before?.exposure;
  const kept = was === undefined ? [] : [put(table, { exposure: was, ...keys.exposureVersion(asked, was) }, 'none')];
  return [put(table, near, guard), ...far, ...kept];
}

/** What this person was asked and told: both directions in one query. */
export async function readNamings({ client, table }: ExposureTable, personId: string): Promise<Exposure[]> {
  const items = await queryAll(client, table, { pk: `PERSON#${personId}`, startsWith: 'EXPOSED' });
  return items.flatMap((item) => {
    const named = z.safeParse(Named, item);
    return named.success && named.data.exposure !== undefined ? [named.data.exposure] : [];
  });
}

const Told = z.object({ exposure: z.optional(Exposure) });

/** Everything that a person was exposed by, whoever told it, under whichever of their ids. */
export async function readExposuresTo(
  { client, table }: ExposureTable,
  { personId, alsoKnownAs = [] }: { readonly personId: string; readonly alsoKnownAs?: readonly string[] | undefined },
): Promise<Exposure[]> {
  const told = [personId, ...alsoKnownAs].map((id) =>
    queryAll(client, table, { pk: `PERSON#${id}`, startsWith: 'EXPOSED-BY#' }, 'consistent'),
  );
  return (await Promise.all(told)).flat().flatMap((item) => z.parse(Told, item).exposure ?? []);
}

/** Every exposure of a person in either direction, whoever told it. */
export async function readExposuresOf({ client, table }: ExposureTable, personId: string): Promise<Exposure[]> {
  const items = await queryAll(client, table, { pk: `PERSON#${personId}`, startsWith: 'EXPOSED' }, 'consistent');
  return items.flatMap((item) => z.parse(Told, item).exposure ?? []);
}

/** Whether anything else was ever told of this person than one exposure, taken back or not. */
export async function hasOtherExposures({ client, table }: ExposureTable, personId: string): Promise<boolean> {
  const { items } = await queryPage(
    client,
    table,
    { pk: `PERSON#${personId}`, startsWith: 'EXPOSED' },
    'consistent',
    undefined,
    2,
  );
  return items.length > 1;
}

/** One exposure, with its source. */
export async function readExposureFrom(
  { client, table }: ExposureTable,
  source: string,
  exposureId: string,
): Promise<Exposure | undefined> {
  const item = await getItem(client, table, keys.exposed(source, exposureId));
  return item && z.parse(Told, item).exposure;
}
