import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profileFor } from '../../../shared/domain/diseases/profile.ts';
import { shippedProfiles } from '../../../shared/domain/diseases/profiles.ts';
import { linksBetween } from '../../../shared/domain/graph/edges.ts';
import type { PersonFile, ToldExposure } from '../../../shared/domain/graph/person-file.ts';
import { asOne, standsFor } from '../../../shared/domain/graph/same-person.ts';
import { dayText, minuteNumber } from '../../../shared/domain/snapshot/columns.ts';
import { outbreakKnown } from '../../../shared/domain/snapshot/known.ts';
import { tablesOf } from '../../support/snapshots.ts';

const recordedAt = '2020-04-01T08:00:00.000Z';
const judgedAt = (minute: number) => `2020-03-31T08:0${minute}:00.000Z`;
const people = 5;
const day = fc.integer({ min: 18_320, max: 18_350 }).map(dayText);
const some = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const person = fc.nat(people - 1);

const world = fc.record({
  /** Who turned out to be one of those before them. */
  sameAs: fc.tuple(...Array.from({ length: people }, (_, n) => some(fc.nat(Math.max(0, n - 1))))),
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
  /** One word a minute, in the order of these; the first may be of the source that is preferred. */
  judged: fc.uniqueArray(
    fc.record({
      from: person,
      to: person,
      state: fc.constantFrom('confirmed', 'ruled-out', 'proposed'),
    }),
    { selector: ({ from, to }) => `${from}>${to}`, maxLength: 8 },
  ),
  prefers: fc.boolean(),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

const name = (n: number) => `p${n}`;

/** The same, as the graph's own queries have it. */
function filesOf({ disease, cases, exposures, judged, prefers }: World): PersonFile[] {
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
    const preferred = prefers ? words.find((each) => each === judged[0]) : undefined;
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
                  words.map((word) => [
                    name(word.from),
                    { state: word.state, by: 'epi', at: judgedAt(judged.indexOf(word)) },
                  ]),
                ),
                ...(preferred === undefined ? {} : { preferred: name(preferred.from) }),
                recordedAt: judgedAt(Math.max(...words.map((word) => judged.indexOf(word)))),
                version: 1,
              },
            ],
    };
  });
}

/** As the graph's queries join them. */
function joinedFilesOf(made: World): PersonFile[] {
  const into = made.sameAs.flatMap((m, n) => (n === 0 || m === undefined ? [] : [[name(n), name(m)] as const]));
  const nameOf = standsFor(new Map(into));
  return [...Map.groupBy(filesOf(made), ({ person }) => nameOf(person))].flatMap(([survivor, own]) => {
    const first = own.find(({ person }) => person === survivor);
    return first === undefined ? [] : [asOne(first, own.filter((each) => each !== first).reverse())];
  });
}

function ofSnapshot({ disease, cases, exposures, judged, sameAs, prefers }: World): string[] {
  const held = { known: recordedAt };
  const { people: everybody, ...tables } = tablesOf({
    people: Array.from({ length: people }, (_, n) => ({ person: name(n), sameAs: n === 0 ? undefined : sameAs[n] })),
    // Whoever stands for others comes last.
    cases: cases
      .toSorted((a, b) => b.person - a.person)
      .map((each) => ({ ...each, ...held, disease, registered: recordedAt, stands: 1 })),
    exposures: exposures.map(({ stands, continuing, ...each }) => ({
      ...each,
      ...held,
      disease,
      stands: stands ? 1 : 0,
      continuing: continuing ? 1 : 0,
    })),
    // In no order: which was said last is to be seen from when.
    judgements: judged
      .map((each, n) => ({ ...each, known: judgedAt(n), disease, preferred: prefers && n === 0 ? 1 : 0 }))
      .toSorted((a, b) => b.from - a.from),
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
    return `${name(from)}>${name(to)} ${links.confirmed[n] === 1 ? 'confirmed' : 'proposed'} ${links.preferred[n]}`;
  }).sort();
}

test('a snapshot has the links that the graph has, whatever the dates, the judgements, the disease and whoever turned out to be one', () => {
  fc.assert(
    fc.property(world, (made) => {
      const files = joinedFilesOf(made);
      const links = files.flatMap((source) =>
        files.flatMap((infected) => linksBetween(source, infected, shippedProfiles)),
      );
      const standing = links.filter(({ state }) => state !== 'ruled-out');
      expect(ofSnapshot(made)).toEqual(
        standing.map(({ from, to, state, preferred }) => `${from}>${to} ${state} ${Number(preferred)}`).sort(),
      );
    }),
    { numRuns: 400 },
  );
});
