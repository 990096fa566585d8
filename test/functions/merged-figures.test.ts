import { expect, test } from 'vitest';
import { buildSnapshot } from '../../functions/build-snapshot/build-snapshot.ts';
import { judgeLink } from '../../functions/judge-links/judge-links.ts';
import { readNetwork } from '../../functions/read-graph/read-network.ts';
import { readClusters } from '../../functions/read-metrics/read-clusters.ts';
import { readOffspring } from '../../functions/read-metrics/read-offspring.ts';
import { openOutbreak } from '../../shared/desk/open-outbreak.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { flagsOf } from '../../shared/domain/quality/flags.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { objectMap } from '../support/object-map.ts';
import { exposureOf, plantCases, plantExposures, plantMerge } from '../support/planted.ts';

const world = freshWorld();

function given<T>(answer: T): Exclude<T, { readonly refused: string }> {
  if (isRefused(answer)) throw new Error(JSON.stringify(answer));
  return answer as Exclude<T, { readonly refused: string }>;
}

/** All that is said of the outbreak: by the live graph, by figures, in files and as flags. */
async function said() {
  const { wired } = world();
  const store = objectMap();
  await buildSnapshot({ ...world(), ...wired, store, segments: 3 });
  const metrics = { store, profiles: shippedProfiles, opened: new Map() };
  const opened = given(await openOutbreak({ store, profiles: async () => shippedProfiles }, {}));
  const data = await opened.data({ pseudonym: (person) => person, shiftDays: 0 });
  const rows = <Row>(count: number, row: (n: number) => Row) => Array.from({ length: count }, (_, n) => row(n));
  const live = given(await readNetwork({ ...wired, profiles: shippedProfiles }, 'a', { over: 'links' }));
  const word = (preferred: boolean | undefined) => (preferred ? ', preferred' : '');
  const offspring = given(await readOffspring(metrics, {}));
  const contacts = given(await readClusters(metrics, { over: 'exposures' }));
  return {
    live: live.ties.map(({ from, to, state, preferred }) => `${from}>${to} ${state}${word(preferred)}`).sort(),
    links: rows(data.links, data.linkRow)
      .map(({ from, to, state, preferred }) => `${from}>${to} ${state}${word(preferred)}`)
      .sort(),
    cases: rows(data.cases, (n) => data.caseRow(n).id).sort(),
    contacts: rows(data.contacts, (n) => data.contactRow(n))
      .map(({ from, to }) => `${from}>${to}`)
      .sort(),
    people: data
      .people()
      .map(({ id }) => id)
      .sort(),
    flags: flagsOf(data, undefined)
      .map(({ kind, people }) => [kind, ...people].join(' '))
      .sort(),
    counted: [offspring.cases, contacts.largest.map(({ size }) => size), contacts.alone],
  };
}

test('two who turn out to be one are one row in every file, figure and flag, and two again when that is undone', async () => {
  await plantCases(world(), { a: '2020-02-01', b: '2020-02-03', c: '2020-02-05' });
  await plantExposures(world(), [
    exposureOf('a', 'b'),
    exposureOf('b', 'c'),
    exposureOf('twin', 'c'),
    exposureOf('twin', 'b'),
    exposureOf('twin', 'd'),
    // Told only of each other.
    exposureOf('m', 'n'),
  ]);
  const apart = await said();
  expect(apart).toEqual({
    live: ['a>b proposed', 'b>c proposed'],
    links: ['a>b proposed', 'b>c proposed'],
    cases: ['a', 'b', 'c'],
    contacts: ['a>b', 'b>c', 'm>n', 'twin>b', 'twin>c', 'twin>d'],
    people: ['a', 'b', 'c', 'd', 'm', 'n', 'twin'],
    flags: [
      'source-is-no-case m n',
      'source-is-no-case twin b',
      'source-is-no-case twin c',
      'source-is-no-case twin d',
    ],
    counted: [3, [5, 2], 0],
  });
  await plantMerge(world(), 'b', 'twin');
  await plantMerge(world(), 'm', 'n');
  expect(await said()).toEqual({
    live: ['a>b proposed', 'b>c proposed'],
    links: ['a>b proposed', 'b>c proposed'],
    cases: ['a', 'b', 'c'],
    contacts: ['a>b', 'b>c', 'b>c', 'b>d'],
    people: ['a', 'b', 'c', 'd'],
    flags: ['duplicate-edge b c', 'self-edge b', 'self-edge m'],
    counted: [3, [4], 0],
  });
  await plantMerge(world(), 'b', 'twin', 'parted');
  await plantMerge(world(), 'm', 'n', 'parted');
  expect(await said()).toEqual(apart);
});

test('what was judged under either of their ids is the same word on the screen and in files, also when it was taken back', async () => {
  await plantCases(world(), { a: '2020-02-01', b: '2020-02-03', twin: '2020-02-03' });
  await plantExposures(world(), [exposureOf('a', 'b'), exposureOf('a', 'twin')]);
  let minutes = 0;
  const clock = () => new Date(Date.parse('2020-03-01T08:00:00.000Z') + minutes++ * 60_000).toISOString();
  const judge = async (person: string, judged: 'confirmed' | 'proposed', preferred: boolean) =>
    given(
      await judgeLink({ ...world().wired, clock }, 'epi', person, {
        from: 'a',
        disease: 'covid-19',
        judged,
        preferred,
      }),
    );
  await judge('twin', 'confirmed', true);
  const apart = ['a>b proposed', 'a>twin confirmed, preferred'];
  expect(await said()).toMatchObject({ live: apart, links: apart });
  await plantMerge(world(), 'b', 'twin');
  const together = ['a>b confirmed, preferred'];
  expect(await said()).toMatchObject({ live: together, links: together, cases: ['a', 'b'] });
  await judge('twin', 'proposed', false);
  expect(await said()).toMatchObject({ live: ['a>b proposed'], links: ['a>b proposed'] });
  await plantMerge(world(), 'b', 'twin', 'parted');
  expect(await said()).toMatchObject({ live: apart, links: apart });
});
