import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profileFor } from '../../../shared/domain/diseases/profile.ts';
import { shippedProfiles } from '../../../shared/domain/diseases/profiles.ts';
import { linksBetween } from '../../../shared/domain/graph/edges.ts';
import type { PersonFile, ToldExposure } from '../../../shared/domain/graph/person-file.ts';
import { dayText, minuteNumber } from '../../../shared/domain/snapshot/columns.ts';
import { outbreakKnown } from '../../../shared/domain/snapshot/known.ts';
import { tablesOf } from '../../support/snapshots.ts';

const recordedAt = '2020-04-01T08:00:00.000Z';
const people = 5;
const day = fc.integer({ min: 18_320, max: 18_350 }).map(dayText);
const some = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const person = fc.nat(people - 1);

const world = fc.record({
  disease: fc.constantFrom('covid-19', 'measles', 'mers', 'unspecified'),
  cases: fc.uniqueArray(
    fc.record({ person, onset: some(day), rash: some(day), report: some(day), died: some(day), recovered: some(day) }),
    { selector: (each) => each.person, maxLength: people },
  ),
  exposures: fc.array(
    fc.record({
      from: person,
      to: person,
      first: some(day),
      last: some(day),
      continuing: fc.boolean(),
      stands: fc.boolean(),
    }),
    { maxLength: 12 },
  ),
  judged: fc.uniqueArray(
    fc.record({
      from: person,
      to: person,
      state: fc.constantFrom('confirmed', 'ruled-out', 'proposed'),
      preferred: fc.boolean(),
    }),
    { selector: ({ from, to }) => `${from}>${to}`, maxLength: 6 },
  ),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const name = (n: number) => `p${n}`;

/** The same, as the graph's own queries have it. */
function filesOf({ disease, cases, exposures, judged }: World): PersonFile[] {
  const told = exposures.map(
    ({ from, to, first, last, continuing, stands }, n): ToldExposure => ({
      exposureId: `e${n}`,
      disease,
      namedBy: 'from',
      state: stands ? 'stands' : 'withdrawn',
      recordedAt,
      version: 1,
      from: { person: name(from) },
      to: { person: name(to) },
      firstExposure: first,
      lastExposure: last,
      continuing,
    }),
  );
  const fact = (when: string | undefined) => when && { day: when, estimated: false };
  return Array.from({ length: people }, (_, n): PersonFile => {
    const own = cases.find((each) => each.person === n);
    const words = judged.filter(({ to }) => to === n);
    const facts = {
      onset: own?.onset,
      rash: own?.rash,
      report: own?.report,
      died: own?.died,
      recovered: own?.recovered,
    };
    const given = Object.entries(facts).flatMap(([which, when]) => (when === undefined ? [] : [[which, fact(when)]]));
    return {
      person: name(n),
      cases: own === undefined ? [] : [{ caseId: `c${n}`, disease, facts: Object.fromEntries(given) }],
      exposures: told.filter(({ from, to }) => from.person === name(n) || to.person === name(n)),
      judged:
        words.length === 0
          ? []
          : [
              {
                person: name(n),
                disease,
                sources: Object.fromEntries(
                  words.map(({ from, state }) => [name(from), { state, by: 'epi', at: recordedAt }]),
                ),
                recordedAt,
                version: 1,
              },
            ],
    };
  });
}

function ofSnapshot({ disease, cases, exposures, judged }: World): string[] {
  const held = { known: recordedAt };
  const { people: everybody, ...tables } = tablesOf({
    people: Array.from({ length: people }, (_, n) => ({ person: name(n) })),
    cases: cases.map((each) => ({ ...each, ...held, disease, registered: recordedAt, stands: 1 })),
    exposures: exposures.map(({ stands, continuing, ...each }) => ({
      ...each,
      ...held,
      disease,
      stands: stands ? 1 : 0,
      continuing: continuing ? 1 : 0,
    })),
    judgements: judged.map(({ preferred, ...each }) => ({ ...each, ...held, disease, preferred: preferred ? 1 : 0 })),
  });
  const columns = {
    people: everybody.columns,
    cases: tables.cases.columns,
    exposures: tables.exposures.columns,
    judgements: tables.judgements.columns,
  };
  const asked = { disease, minute: minuteNumber(recordedAt), over: 'links' } as const;
  const { links, person: of } = outbreakKnown(columns, profileFor(disease, shippedProfiles), asked);
  return Array.from({ length: links.count }, (_, n) => {
    const [from, to] = [of[links.from[n] ?? 0] ?? 0, of[links.to[n] ?? 0] ?? 0];
    return `${name(from)}>${name(to)} ${links.confirmed[n] === 1 ? 'confirmed' : 'proposed'}`;
  }).sort();
}

test('a snapshot has the links that the graph has, whatever the dates, the judgements and the disease', () => {
  fc.assert(
    fc.property(world, (made) => {
      const files = filesOf(made);
      const links = files.flatMap((source) =>
        files.flatMap((infected) => linksBetween(source, infected, shippedProfiles)),
      );
      const standing = links.filter(({ state }) => state !== 'ruled-out');
      expect(ofSnapshot(made)).toEqual(standing.map(({ from, to, state }) => `${from}>${to} ${state}`).sort());
    }),
    { numRuns: 400 },
  );
});
