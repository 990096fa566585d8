import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Identity } from '../domain/people/identity.ts';
import type { Candidate } from '../domain/people/identity-resolution.ts';
import { type LookupKey, lookupKeys } from '../domain/people/lookups.ts';
import type { LookupMacs } from '../runtime/lookup-keys.ts';
import { asRead, check, getItems, put } from './dynamo.ts';
import { keys } from './keys.ts';
import { Profile, type ProfileTable } from './profiles.ts';
import type { Item } from './read-page.ts';

/** One lookup: the people found by a phone, a number, or a name and birth date. */
const Head = z.object({
  pk: z.string(),
  version: z.int(),
  people: z.array(z.string()),
  /** Shared by more people than any household: it finds nobody any more. */
  nobody: z.optional(z.boolean()),
});
type Head = z.infer<typeof Head>;

/** What was read to decide who somebody is; a write that rests on it fails when any of it has changed. */
export interface Found {
  readonly heads: ReadonlyMap<string, Head | undefined>;
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly candidates: readonly Candidate[];
  /** The lookups on which the judgement rests; others are read only because they may have to change. */
  readonly decisive: ReadonlySet<string>;
}

/** A number shared by more than this many people is nobody's (docs/design.md, section 4). */
export const peopleAtOneLookup = 50;

export interface PeopleTable extends ProfileTable {
  readonly macs: LookupMacs;
}

const headsOf = (items: readonly Item[]): Map<string, Head> =>
  new Map(items.map((item) => z.parse(Head, item)).map((head): [string, Head] => [head.pk, head]));

/** Reads every lookup that could find this person, and everybody found there. */
export async function findPeople({ client, table, macs }: PeopleTable, identity: Identity): Promise<Found> {
  const wanted = lookupKeys(identity);
  const kinds = new Map<string, LookupKey['kind']>(
    wanted.flatMap((key) => macs(key).map((pk): [string, LookupKey['kind']] => [pk, key.kind])),
  );
  const read = await getItems(
    client,
    table,
    [...kinds.keys()].map((pk) => keys.lookup(pk)),
  );
  const byPk = headsOf(read);
  const heads = new Map<string, Head | undefined>([...kinds.keys()].map((pk) => [pk, byPk.get(pk)] as const));

  const via = new Map<string, Set<Candidate['via'][number]>>();
  for (const [pk, kind] of kinds)
    for (const personId of byPk.get(pk)?.people ?? []) via.set(personId, (via.get(personId) ?? new Set()).add(kind));
  const items = await getItems(
    client,
    table,
    [...via.keys()].map((id) => keys.profile(id)),
  );
  const profiles = new Map<string, Profile>(
    items
      .map((item) => z.parse(Profile, item))
      // Who was merged into somebody else is found as that person.
      .flatMap((profile): [string, Profile][] =>
        profile.mergedInto === undefined ? [[profile.personId, profile]] : [],
      ),
  );
  const candidates = [...profiles.values()].map(({ personId, identity: known }) => ({
    personId,
    identity: known,
    via: [...(via.get(personId) ?? [])],
  }));
  return { heads, profiles, candidates, decisive: new Set(kinds.keys()) };
}

/** The ids of everybody with this number, by any version of the lookup keys. */
export async function idsByPhone({ client, table, macs }: PeopleTable, e164: string): Promise<string[]> {
  const pks = macs({ kind: 'phone', text: e164 });
  const heads = headsOf(
    await getItems(
      client,
      table,
      pks.map((pk) => keys.lookup(pk)),
    ),
  );
  return [...new Set([...heads.values()].flatMap(({ people }) => people))].sort();
}

/** Everybody with this number. */
export async function findByPhone(people: PeopleTable, e164: string): Promise<Profile[]> {
  const ids = await idsByPhone(people, e164);
  const items = await getItems(
    people.client,
    people.table,
    ids.map((id) => keys.profile(id)),
  );
  return items.map((item) => z.parse(Profile, item)).sort((a, b) => a.personId.localeCompare(b.personId));
}

/** Reads the lookups of a profile that is about to change, beside those already read. */
export async function findMore(people: PeopleTable, found: Found, identity: Identity): Promise<Found> {
  const missing = lookupKeys(identity)
    .flatMap(people.macs)
    .filter((pk) => !found.heads.has(pk));
  const read = await getItems(
    people.client,
    people.table,
    missing.map((pk) => keys.lookup(pk)),
  );
  const byPk = headsOf(read);
  return {
    ...found,
    heads: new Map<string, Head | undefined>([...found.heads, ...missing.map((pk) => [pk, byPk.get(pk)] as const)]),
  };
}

/** Writes that make every lookup of this identity find the person, guarded by what was read. */
export function headWrites(
  { table, macs }: PeopleTable,
  found: Found,
  personId: string,
  identity: Identity,
): TransactWriteItem[] {
  const current = new Set(lookupKeys(identity).flatMap((key) => macs(key).slice(0, 1)));
  return [...found.heads].flatMap(([pk, head]) => {
    const stays = head?.nobody || !current.has(pk) || head?.people.includes(personId);
    if (stays)
      return head === undefined || !found.decisive.has(pk)
        ? []
        : [check(table, keys.lookup(pk), { version: head.version })];
    const people = [...(head?.people ?? []), personId];
    const version = (head?.version ?? 0) + 1;
    const next = people.length > peopleAtOneLookup ? { people: [], nobody: true, version } : { people, version };
    return [put(table, { ...keys.lookup(pk), ...next }, asRead(head))];
  });
}

/** Writes that drop the person from lookups that no longer describe them. */
export function staleHeadWrites(
  { table, macs }: PeopleTable,
  found: Found,
  before: Profile,
  after: Identity,
): TransactWriteItem[] {
  const still = new Set(lookupKeys(after).flatMap(macs));
  return [...found.heads].flatMap(([pk, head]) => {
    if (still.has(pk) || !head?.people.includes(before.personId)) return [];
    const people = head.people.filter((id) => id !== before.personId);
    return [put(table, { ...keys.lookup(pk), people, version: head.version + 1 }, asRead(head))];
  });
}

/** The writes that hand every lookup of these identities from one person to another, or share it again. */
export async function movedHeads(
  { client, table, macs }: PeopleTable,
  moves: readonly {
    readonly identity: Identity;
    readonly to: string;
    readonly from: string;
    readonly keep?: Identity;
  }[],
): Promise<TransactWriteItem[]> {
  const wanted = new Map<string, string[]>();
  const pksOf = (identity: Identity) => lookupKeys(identity).flatMap(macs);
  const all = [...new Set(moves.flatMap(({ identity }) => pksOf(identity)))];
  const heads = headsOf(
    await getItems(
      client,
      table,
      all.map((pk) => keys.lookup(pk)),
    ),
  );
  for (const { identity, to, from, keep } of moves) {
    const kept = new Set(keep === undefined ? [] : pksOf(keep));
    for (const pk of pksOf(identity)) {
      const people = wanted.get(pk) ?? heads.get(pk)?.people;
      if (people === undefined || heads.get(pk)?.nobody) continue;
      const others = people.filter((id) => id !== from && id !== to);
      wanted.set(pk, [...others, to, ...(kept.has(pk) ? [from] : [])]);
    }
  }
  return [...wanted].map(([pk, people]) => {
    const head = heads.get(pk);
    return put(table, { ...keys.lookup(pk), people, version: (head?.version ?? 0) + 1 }, asRead(head));
  });
}
