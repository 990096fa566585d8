import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shippedProfiles } from '../../../shared/domain/diseases/profiles.ts';
import type { LoadFiles, PersonFile } from '../../../shared/domain/graph/person-file.ts';
import { asOne, standsFor } from '../../../shared/domain/graph/same-person.ts';
import { cyclesIn } from '../../../shared/domain/graph/shape.ts';
import { type Way, walk } from '../../../shared/domain/graph/walk.ts';
import { exposureOf } from '../../support/planted.ts';

const names = [...'abcdefg'];
const disease = 'covid-19';

interface Told {
  readonly from: string;
  readonly to: string;
  readonly n: number;
}

/** The files as they lie in the tables: each with what was told under that id. */
function filesOf(told: readonly Told[], cases: ReadonlySet<string>): ReadonlyMap<string, PersonFile> {
  const exposures = told
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, n }) => exposureOf(from, to, { recordedAt: '2020-03-02T08:00:00.000Z' }, n));
  return new Map(
    names.map((person) => [
      person,
      {
        person,
        cases: cases.has(person) ? [{ caseId: `case-of-${person}`, disease, facts: {} }] : [],
        exposures: exposures.filter(({ from, to }) => from.person === person || to.person === person),
        judged: [],
      },
    ]),
  );
}

const ways = (['forwards', 'backwards', 'both'] as const).flatMap((direction) =>
  (['links', 'exposures'] as const).map((over) => ({ direction, over })),
);

async function seen(load: LoadFiles, start: PersonFile, way: Pick<Way, 'direction' | 'over'>) {
  const everything = Number.POSITIVE_INFINITY;
  const whole = { ...way, depth: everything, contacts: 'shown', wanted: () => true } as const;
  const { met, edges } = await walk(load, shippedProfiles, start, whole, { people: everything, enough: everything });
  return {
    people: met.map(({ file, step }) => `${file.person}@${step}`),
    pairs: edges.map(({ from, to }) => `${from}>${to}`).sort(),
    cycles: cyclesIn(edges),
  };
}

const Name = fc.constantFrom(...names);

test('whoever is merged with whom, every walk is that of a graph in which all was told of one from the start', async () => {
  const property = fc.asyncProperty(
    fc.array(fc.tuple(Name, Name), { minLength: 3, maxLength: 14 }),
    fc.array(fc.tuple(Name, Name), { minLength: 1, maxLength: 4 }),
    fc.uniqueArray(Name, { maxLength: 5 }),
    async (pairs, merges, sick) => {
      const into = new Map<string, string>();
      for (const [survivor, merged] of merges)
        if (survivor !== merged && !into.has(survivor) && !into.has(merged)) into.set(merged, survivor);
      const nameOf = standsFor(into);
      // A merge moves the infection to who stands for both.
      const cases = new Set(sick.map(nameOf));
      const told = pairs.map(([from, to], n) => ({ from, to, n }));
      const raw = filesOf(told, cases);
      const once = filesOf(
        told.map(({ from, to, n }) => ({ from: nameOf(from), to: nameOf(to), n })),
        cases,
      );
      const merged = (id: string): PersonFile => {
        const own = names.filter((name) => nameOf(name) === nameOf(id));
        const [survivor, ...others] = [nameOf(id), ...own.filter((name) => name !== nameOf(id))].flatMap(
          (name) => raw.get(name) ?? [],
        );
        if (survivor === undefined) throw new Error('Everybody has a file.');
        return asOne(survivor, others);
      };
      const load: LoadFiles = async (people) => new Map(people.map((id) => [id, merged(id)]));
      const loadOnce: LoadFiles = async (people) =>
        new Map(
          people.flatMap((id) => [[id, once.get(id)] as const].flatMap(([, file]) => (file ? [[id, file]] : []))),
        );
      for (const way of ways)
        for (const name of names) {
          const start = once.get(nameOf(name));
          if (start !== undefined)
            expect(await seen(load, merged(name), way)).toEqual(await seen(loadOnce, start, way));
        }
    },
  );
  await fc.assert(property, { numRuns: 200 });
});
