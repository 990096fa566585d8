import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Identity } from '../domain/people/identity.ts';
import { mergeIdentity, type Resolution, resolveIdentity } from '../domain/people/identity-resolution.ts';
import { digestOf } from '../runtime/ids.ts';
import { asRead, check, put } from './dynamo.ts';
import { keys } from './keys.ts';
import { type Found, findMore, findPeople, headWrites, type PeopleTable, staleHeadWrites } from './lookups.ts';
import type { Profile } from './profiles.ts';

/** Making a person, or finding them again and adding what was learned; profile and lookups in one commit. */

export interface PersonWrites {
  readonly personId: string;
  readonly made: boolean;
  readonly identity: Identity;
  readonly writes: readonly TransactWriteItem[];
}

/** The writes of making a person, or of adding to a known one what was learned; one transaction with their cause. */
export function personWrites(
  people: PeopleTable,
  found: Found,
  resolution: Resolution,
  wanted: { readonly newId: string; readonly identity: Identity },
  recordedAt: string,
): PersonWrites {
  if (resolution.is !== 'same') {
    const { newId: personId, identity } = wanted;
    const possibleDuplicates = resolution.is === 'possible-duplicate' ? [...resolution.of] : [];
    const profile: Profile = { personId, identity, version: 1, possibleDuplicates, recordedAt };
    const made = put(people.table, { ...keys.profile(personId), ...profile }, 'absent');
    return { personId, made: true, identity, writes: [made, ...headWrites(people, found, personId, identity)] };
  }
  const known = found.profiles.get(resolution.personId);
  if (known === undefined) throw new Error('A person was matched whose profile was not read.');
  const identity = mergeIdentity(known.identity, wanted.identity);
  return {
    personId: known.personId,
    made: false,
    identity,
    writes: profileWrites(people, found, known, identity, recordedAt),
  };
}

/** The writes of a changed identity: a new version, the old one kept, the lookups moved in the same commit. */
export function profileWrites(
  people: PeopleTable,
  found: Found,
  known: Profile,
  identity: Identity,
  recordedAt: string,
): TransactWriteItem[] {
  const { table } = people;
  const { personId, version } = known;
  const moved = headWrites(people, found, personId, identity);
  const possibleDuplicates = withTwin(found, known, identity);
  const unchanged = possibleDuplicates.length === known.possibleDuplicates.length;
  if (unchanged && digestOf(identity) === digestOf(known.identity))
    return [check(table, keys.profile(personId), { version }), ...moved];
  const next: Profile = { ...known, identity, possibleDuplicates, version: version + 1, recordedAt };
  return [
    put(table, { ...next, ...keys.profile(personId) }, asRead(known)),
    put(table, { ...known, ...keys.profileVersion(personId, version) }, 'none'),
    ...moved.filter((write) => write.ConditionCheck === undefined),
    ...staleHeadWrites(people, found, known, identity),
  ];
}

/** What is learned of a person may show that somebody else known is the same: nobody is merged, it is asked about. */
function withTwin(
  { candidates }: Found,
  { personId, possibleDuplicates, notTheSame = [] }: Profile,
  identity: Identity,
): string[] {
  const others = candidates.filter(({ personId: id }) => id !== personId && !notTheSame.includes(id));
  const twin = resolveIdentity(identity, others);
  return twin.is === 'same' ? [...new Set([...possibleDuplicates, twin.personId])] : [...possibleDuplicates];
}

/** Finds a person again by what was told of them, or makes them; and moves every lookup that this changes. */
export async function recognise(
  people: PeopleTable,
  wanted: { readonly newId: string; readonly identity: Identity },
  recordedAt: string,
): Promise<PersonWrites> {
  const found = await findPeople(people, wanted.identity);
  const resolution = resolveIdentity(wanted.identity, found.candidates);
  const known = resolution.is === 'same' ? found.profiles.get(resolution.personId) : undefined;
  const grown = known && (await findMore(people, found, mergeIdentity(known.identity, wanted.identity)));
  return personWrites(people, grown ?? found, resolution, wanted, recordedAt);
}
