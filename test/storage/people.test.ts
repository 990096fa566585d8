import { expect, test } from 'vitest';
import type { Identity } from '../../shared/domain/people/identity.ts';
import { resolveIdentity } from '../../shared/domain/people/identity-resolution.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { findPeople, peopleAtOneLookup } from '../../shared/storage/lookups.ts';
import { personWrites, profileWrites } from '../../shared/storage/people.ts';
import { readProfile } from '../../shared/storage/profiles.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { lookupMacs } from '../support/lookup-macs.ts';
import { phoneOf } from '../support/made-up.ts';

const world = freshWorld();
const at = '2020-03-02T08:00:00.000Z';

const identity = (more: Partial<Identity> = {}): Identity => ({
  name: { family: 'Орлова', given: 'Анна' },
  phones: [{ asTyped: phoneOf(1), e164: phoneOf(1), standing: 'unchecked' }],
  ...more,
});

const peopleWith = (...versions: string[]) => ({
  client: world().client,
  table: world().people,
  macs: lookupMacs(...versions),
});

/** Finds or makes somebody, as every function does. */
async function meet(newId: string, who: Identity, ...versions: string[]): Promise<string> {
  const people = peopleWith(...(versions.length > 0 ? versions : ['1']));
  const found = await findPeople(people, who);
  const person = personWrites(people, found, resolveIdentity(who, found.candidates), { newId, identity: who }, at);
  await writeTogether(world().client, person.writes);
  return person.personId;
}

test('somebody stored under the previous lookup key is found after the key is changed, and then under the new one', async () => {
  expect(await meet('first', identity(), '1')).toBe('first');
  expect(await meet('second', identity(), '2', '1')).toBe('first');
  expect(await meet('third', identity(), '2')).toBe('first');
  expect(await meet('fourth', identity(), '3')).toBe('fourth');
});

test('lookups hold no identity: a number is found by its code only', async () => {
  await meet('first', identity({ nationalNumber: '4510 987654' }));
  const lookups = (await world().items('people')).filter(({ pk }) => pk.startsWith('LOOKUP#'));
  expect(lookups.length).toBeGreaterThan(1);
  for (const word of ['Орлова', 'орлова', '7000', '987654']) expect(JSON.stringify(lookups)).not.toContain(word);
});

test('a number shared by more people than any household finds nobody any more', async () => {
  const shared = (n: number) => identity({ name: { given: `Имя${'абвгдежзийклмнопрстуфхцчшэюя'[n % 28]}${n}` } });
  for (let n = 0; n <= peopleAtOneLookup; n++) {
    const people = peopleWith('1');
    const found = await findPeople(people, shared(n));
    const made = { newId: `person-${n}`, identity: shared(n) };
    const { writes } = personWrites(people, found, { is: 'new', because: 'a hostel' }, made, at);
    await writeTogether(world().client, writes);
  }
  const { candidates } = await findPeople(peopleWith('1'), shared(0));
  expect(candidates).toEqual([]);
  expect(await meet('another', shared(0))).toBe('another');
});

test('of two who make one person at once, the slower reads again', async () => {
  const people = peopleWith('1');
  const found = await findPeople(people, identity());
  const make = (newId: string) =>
    writeTogether(
      world().client,
      personWrites(people, found, { is: 'new', because: 'nobody is known' }, { newId, identity: identity() }, at)
        .writes,
    );
  await make('first');
  await expect(make('second')).rejects.toMatchObject({ name: 'StaleRead' });
  expect((await world().peopleProfiles()).map(({ personId }) => personId)).toEqual(['first']);
});

test('a corrected identity is a new version, the old one is kept, and lookups move in the same commit', async () => {
  await meet('first', identity());
  const people = peopleWith('1');
  const known = await readProfile(people, 'first');
  if (known === undefined) throw new Error('Nobody was stored.');
  const moved = identity({ phones: [{ asTyped: phoneOf(2), e164: phoneOf(2), standing: 'unchecked' }] });
  const found = await findPeople(people, { ...moved, phones: [...moved.phones, ...known.identity.phones] });
  await writeTogether(world().client, profileWrites(people, found, known, moved, at));
  expect((await findPeople(people, identity())).candidates).toEqual([]);
  expect((await findPeople(people, moved)).candidates).toMatchObject([{ personId: 'first' }]);
  const versions = (await world().items('people')).filter(({ pk }) => pk === 'PERSON#first');
  expect(versions.map(({ sk, version }) => [sk, version])).toEqual([
    ['PROFILE', 2],
    ['PROFILE#000001', 1],
  ]);
  // Whoever still rests on the first version reads again.
  const late = writeTogether(world().client, profileWrites(people, found, known, identity({ language: 'ru' }), at));
  await expect(late).rejects.toMatchObject({ name: 'StaleRead' });
});
