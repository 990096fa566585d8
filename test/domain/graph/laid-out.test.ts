import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageOf } from '../../../functions/read-graph/walked.ts';
import { shippedProfiles } from '../../../shared/domain/diseases/profiles.ts';
import { hangTogether, shortestWay, sizesByDay, type Together } from '../../../shared/domain/graph/hang-together.ts';
import { filesOf, type LaidOut, layOut, type Over } from '../../../shared/domain/graph/laid-out.ts';
import type { PersonFile } from '../../../shared/domain/graph/person-file.ts';
import { asOne } from '../../../shared/domain/graph/same-person.ts';
import { sizesOf } from '../../../shared/domain/graph/sizes.ts';
import { type Walk, walk } from '../../../shared/domain/graph/walk.ts';
import { readLaidOut, writeLaidOut } from '../../../shared/storage/laid-out.ts';
import { objectMap } from '../../support/object-map.ts';
import { exposureOf } from '../../support/planted.ts';

/** What is laid out says what walking person by person says: whoever is asked about, also once it was written and read. */

const disease = 'covid-19';
const day = (n: number) => `2020-03-0${1 + (n % 9)}T08:00:00.000Z`;

interface Made {
  readonly pairs: readonly (readonly [number, number, number])[];
  readonly cases: readonly number[];
  readonly judged: readonly (readonly [number, number, 'confirmed' | 'ruled-out'])[];
  readonly same: readonly (readonly [number, number])[];
}

const name = (n: number) => `p${n}`;
const someone = fc.integer({ min: 0, max: 11 });
const made: fc.Arbitrary<Made> = fc.record({
  pairs: fc.array(fc.tuple(someone, someone, fc.nat(8)), { minLength: 1, maxLength: 24 }),
  cases: fc.uniqueArray(someone, { maxLength: 12 }),
  judged: fc.array(fc.tuple(someone, someone, fc.constantFrom('confirmed', 'ruled-out')), { maxLength: 4 }),
  same: fc.array(fc.tuple(someone, someone), { maxLength: 1 }),
});

/** Files as `readNetworkFiles` gives them: by each of a person's ids. */
function filesFrom({ pairs, cases, judged, same }: Made): Map<string, PersonFile> {
  const told = pairs.flatMap(([from, to, on], n) =>
    from === to ? [] : [exposureOf(name(from), name(to), { recordedAt: day(on), setting: 'work' }, n)],
  );
  const own = new Map<string, PersonFile>();
  const first = new Map(judged.toReversed().map((word) => [word[1], word] as const));
  for (const { from, to } of told)
    for (const { person } of [from, to]) {
      const words = [...first.values()].filter(([source, infected]) => source !== infected);
      own.set(person, {
        person,
        cases: cases.some((n) => name(n) === person) ? [{ caseId: `case-${person}`, disease, facts: {} }] : [],
        exposures: told.filter((each) => each.from.person === person || each.to.person === person),
        judgedOf: words
          .filter(([source, , state]) => name(source) === person && state === 'confirmed')
          .map(([, infected]) => ({ disease, infected: name(infected) })),
        judged: words
          .filter(([, infected]) => name(infected) === person)
          .map(([source, , state]) => ({
            person,
            disease,
            sources: { [name(source)]: { state, by: 'epi', at: day(1) } },
            recordedAt: day(1),
            version: 1,
          })),
      });
    }
  for (const [one, other] of same) {
    const [survivor, merged] = [own.get(name(one)), own.get(name(other))];
    if (survivor === undefined || merged === undefined || survivor === merged) continue;
    const both = asOne(survivor, [merged]);
    own.set(survivor.person, both).set(merged.person, both);
  }
  return own;
}

const everything = Number.POSITIVE_INFINITY;
const walked = (files: ReadonlyMap<string, PersonFile>, start: PersonFile, over: Over): Promise<Walk> =>
  walk(
    async (ids) => new Map(ids.flatMap((id) => (files.has(id) ? [[id, files.get(id) ?? start] as const] : []))),
    shippedProfiles,
    start,
    { direction: 'both', over, contacts: 'shown', depth: everything, wanted: () => true },
    { people: everything, enough: everything },
  );

const idsOf = (laid: LaidOut, over: Over, { people, steps, sources, edges }: Together) => ({
  people: Array.from(people, (n) => [laid.ids[n], steps[n], sources[n], over === 'links' && laid.outside[n] === 1]),
  edges: Array.from(edges, (n) =>
    over === 'links' ? laid.links.known.get(n).id : laid.exposures.known.get(n).exposureId,
  ),
});

async function writtenAndRead(laid: LaidOut): Promise<LaidOut> {
  const store = objectMap();
  const reading = { networkId: 'network_a', reading: '1.rules' };
  await writeLaidOut(store, reading, laid);
  return (await readLaidOut(store, reading)) ?? laid;
}

test('a network that is laid out has the people, steps, edges and sizes of a walk from whomever, written and read too', async () => {
  await fc.assert(
    fc.asyncProperty(made, someone, fc.constantFrom<Over>('links', 'exposures'), async (outbreak, first, over) => {
      const files = filesFrom(outbreak);
      const start = files.get(name(first));
      if (start === undefined) return;
      const whole = await walked(files, start, over);
      const { nodes, edges } = pageOf(whole, 0);
      const expected = {
        people: nodes.map(({ person, step, sources, more = false }) => [
          person,
          step,
          sources,
          over === 'links' && more,
        ]),
        edges: edges.map(({ id }) => id),
      };
      const laid = layOut(files, shippedProfiles);
      for (const each of [laid, await writtenAndRead(laid)]) {
        const together = hangTogether(each, over, [each.numbers.get(start.person) ?? -1]);
        expect(idsOf(each, over, together)).toEqual(expected);
        expect(sizesByDay(each[over], together)).toEqual(sizesOf(whole.edges));
        for (const { person, step } of nodes) {
          const way = shortestWay(each, over, each.numbers.get(start.person) ?? -1, each.numbers.get(person) ?? -1);
          expect(way).toHaveLength(step + 1);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('of a network that was written and read, each file and each link is what it was', async () => {
  await fc.assert(
    fc.asyncProperty(made, async (outbreak) => {
      const laid = layOut(filesFrom(outbreak), shippedProfiles);
      const read = await writtenAndRead(laid);
      expect(read.ids).toEqual(laid.ids);
      expect([...read.cases]).toEqual([...laid.cases]);
      expect(read.fromOutside).toBe(laid.fromOutside);
      const bare = (value: unknown) => JSON.parse(JSON.stringify(value));
      for (const id of laid.numbers.keys()) {
        const { exposures: told = [], ...file } = filesOf(read).get(id) ?? {};
        const { exposures = [], ...own } = filesOf(laid).get(id) ?? {};
        expect(bare(file)).toEqual(bare(own));
        expect(told.map(({ exposureId, setting }) => [exposureId, setting])).toEqual(
          exposures.map(({ exposureId, setting }) => [exposureId, setting]),
        );
      }
      for (let n = 0; n < laid.links.known.length; n++) {
        const { exposures: _, ...link } = read.links.known.get(n);
        expect(bare(laid.links.known.get(n))).toMatchObject(bare(link));
      }
    }),
    { numRuns: 100 },
  );
});
