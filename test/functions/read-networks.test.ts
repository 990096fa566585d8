import { expect, test } from 'vitest';
import { judgeLink } from '../../functions/judge-links/judge-links.ts';
import { keepNetworks } from '../../functions/keep-networks/keep-networks.ts';
import { findPath } from '../../functions/read-graph/find-path.ts';
import { findPerson } from '../../functions/read-graph/find-person.ts';
import { listClusters } from '../../functions/read-graph/list-clusters.ts';
import { listNetworks } from '../../functions/read-graph/list-networks.ts';
import { readChain } from '../../functions/read-graph/read-chain.ts';
import { readEvents } from '../../functions/read-graph/read-events.ts';
import { readNetwork, readWholeNetwork } from '../../functions/read-graph/read-network.ts';
import { readPerson } from '../../functions/read-graph/read-person.ts';
import type { ChainQuery, ChainResponse, FindQuery, NetworksQuery } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { countingUnits } from '../../shared/runtime/units.ts';
import { readHeads } from '../../shared/storage/networks.ts';
import { second, told } from '../support/answers.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { networksOf, settleNetworks } from '../support/kept-networks.ts';
import { contact, interview, report } from '../support/made-up.ts';
import { objectMap } from '../support/object-map.ts';
import {
  changeExposure,
  exposureOf,
  plantCases,
  plantExposures,
  plantMerge,
  plantNetwork,
} from '../support/planted.ts';

const world = freshWorld();
const graph = () => ({ ...world().wired, profiles: shippedProfiles });
const settle = () => settleNetworks(world(), networksOf(world()));

function given<T extends object>(answer: T | Refused): T {
  if (isRefused(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer;
}
const chain = async (person: string, query: ChainQuery = {}) => given(await readChain(graph(), person, query));
const network = async (person: string, over: 'links' | 'exposures' = 'exposures') =>
  given(await readNetwork(graph(), person, { over }));
const listed = async (query: NetworksQuery = {}) => given(await listNetworks(graph(), query));

test('a chain read from the kept network is the one read from the case files, and each says which it was', async () => {
  await plantCases(world(), { a: '2020-02-01', b: '2020-02-06', c: '2020-02-11', far: '2020-01-01' });
  await plantExposures(world(), [
    exposureOf('a', 'b', { firstExposure: '2020-02-02', setting: 'household', risk: 'high', relation: 'sister' }),
    exposureOf('b', 'c', { firstExposure: '2020-02-07', event: 'e1', continuing: true }),
    exposureOf('b', 'd', { lastExposure: '2020-02-08', namedBy: 'to' }),
    exposureOf('a', 'far', { firstExposure: '2020-02-02' }),
  ]);
  const queries: ChainQuery[] = [
    {},
    { over: 'exposures' },
    { over: 'exposures', contacts: 'hidden' },
    { direction: 'backwards' },
  ];
  const asked = () => Promise.all(queries.flatMap((query) => ['a', 'b', 'c'].map((person) => chain(person, query))));
  const live = await asked();
  await settle();
  const kept = await asked();
  const bare = (answers: readonly ChainResponse[]) =>
    JSON.parse(
      JSON.stringify(answers.map(({ readFrom: _, network: __, ...answer }) => answer)),
      // Person by person nobody looks further than what was asked.
      (key, value) => (key === 'generation' ? undefined : value),
    );
  expect(bare(kept)).toEqual(bare(live));
  expect(new Set(live.map(({ readFrom }) => readFrom))).toEqual(new Set(['case-files']));
  expect(new Set(kept.map(({ readFrom }) => readFrom))).toEqual(new Set(['network']));
});

test('a network says how large it was by each day, and that it is being looked at again', async () => {
  const early = { recordedAt: '2020-02-20T08:00:00.000Z' };
  await plantExposures(world(), [
    exposureOf('a', 'b', early),
    exposureOf('b', 'c'),
    exposureOf('c', 'd'),
    exposureOf('d', 'e'),
  ]);
  await settle();
  const whole = await network('d');
  expect(whole).toMatchObject({ readFrom: 'network', people: 5, edges: 4, complete: true });
  expect(whole.sizes).toEqual([
    { day: '2020-02-20', people: 2, edges: 1 },
    { day: '2020-03-02', people: 5, edges: 4 },
  ]);
  await changeExposure(world(), exposureOf('b', 'c'), { state: 'withdrawn' });
  const message = { schema: 'ringtrace.graph.v1', exposure: 'exposure_b_c_0', of: 'b' };
  await keepNetworks(networksOf(world()), JSON.stringify(message));
  expect(await chain('a', { over: 'exposures' })).toMatchObject({ rebuilding: true });
  expect(await listed()).toMatchObject({ networks: [{ people: 5, rebuilding: true }] });
  await settle();
  expect(await chain('a', { over: 'exposures' })).not.toHaveProperty('rebuilding');
  expect((await listed()).networks.map(({ people }) => people)).toEqual([3, 2]);
});

test('all networks are listed by people, cases and growth, of a setting or a place', async () => {
  const old = { recordedAt: '2020-01-05T08:00:00.000Z' };
  await plantExposures(world(), [
    exposureOf('a', 'b', { ...old, setting: 'household' }),
    exposureOf('b', 'c', { ...old, setting: 'work' }),
    exposureOf('c', 'd', { ...old, setting: 'work' }),
    exposureOf('p', 'q', { setting: 'school' }),
    exposureOf('q', 'r', { setting: 'work' }),
    exposureOf('x', 'y', { setting: 'household' }),
  ]);
  await world().register(report({ caseId: 'ward', hospital: 'the second' }));
  const [profile] = await world().peopleProfiles();
  const ward = profile?.personId ?? '';
  await plantExposures(world(), [exposureOf(ward, 'z')]);
  await settle();
  const people = async (query: NetworksQuery) => (await listed(query)).networks.map((each) => each.people);
  expect(await people({})).toEqual([4, 3, 2, 2]);
  expect((await listed({ by: 'growth' })).networks.map(({ growth }) => growth)).toEqual([2, 1, 1, 0]);
  expect(await people({ by: 'cases' })).toEqual([2, 4, 3, 2]);
  expect(await people({ setting: 'work' })).toEqual([4, 3]);
  expect(await people({ place: 'the second' })).toEqual([2]);
  expect((await listed({ place: 'the second' })).networks).toMatchObject([
    { firstMonth: '2020-03', lastMonth: '2020-03' },
  ]);
  expect(await listed({ atLeast: '3' })).toMatchObject({
    total: 2,
    networks: [{ settings: { household: 1, work: 2 } }, {}],
  });
  const [first] = (await listed()).networks;
  expect(given(await readWholeNetwork(graph(), first?.network ?? '', {}))).toMatchObject({
    people: 4,
    person: 'a',
  });
});

test('the shortest way by exposures goes from one to the other, whichever way they point', async () => {
  await plantExposures(world(), [
    exposureOf('a', 'b'),
    exposureOf('b', 'c'),
    exposureOf('c', 'd'),
    exposureOf('e', 'a'),
    exposureOf('e', 'd'),
    exposureOf('x', 'y'),
  ]);
  for (const kept of [false, true]) {
    if (kept) await settle();
    const { path, edges } = given(await findPath(graph(), { from: 'a', to: 'd' }));
    expect(path?.map(({ person, step }) => `${person}@${step}`)).toEqual(['a@0', 'e@1', 'd@2']);
    expect(edges.map(({ id }) => id).sort()).toEqual(['exposure_e_a_0', 'exposure_e_d_0']);
    expect(await findPath(graph(), { from: 'a', to: 'x' })).toMatchObject({ path: null, complete: true });
  }
});

test('an event is shown with who was there', async () => {
  await world().register(report());
  await world().flow();
  const held = await world().mustClaim('operator-1');
  const met = { event: 'wedding', setting: 'event' };
  const rows = [contact('a', met), contact('b', met), contact('c')];
  const event = { key: 'wedding', kind: 'food', place: 'Пекарня на углу', from: '2020-02-28', people: 12 };
  const answers = told({ 'places-infectious': [event] });
  const done = await world().finish('operator-1', held, {
    outcome: 'completed',
    interview: interview(rows, { protocol: second, answers }),
  });
  expect(done).toMatchObject({ status: 'recorded' });
  await world().flow();
  const { events } = given(await readEvents(graph(), held.id));
  expect(events).toMatchObject([{ kind: 'food', from: '2020-02-28', peopleGuessed: 12 }]);
  expect(JSON.stringify(events)).not.toContain('Пекарня');
  expect(events[0]?.there).toHaveLength(3);
  const guest = events[0]?.there[1] ?? '';
  expect(given(await readEvents(graph(), guest)).events).toEqual(events);
});

test('of two who are one there is one node with the histories of both, from the network and from the case files', async () => {
  await plantCases(world(), { a: '2020-02-01', x: '2020-02-06', c: '2020-02-11' });
  await plantExposures(world(), [
    exposureOf('a', 'y', { firstExposure: '2020-02-02' }),
    exposureOf('x', 'c', { firstExposure: '2020-02-07' }),
    exposureOf('x', 'y', { firstExposure: '2020-02-07' }),
    exposureOf('y', 'd', { firstExposure: '2020-02-07', event: 'e1' }),
  ]);
  await plantMerge(world(), 'x', 'y');
  const met = (answer: ChainResponse) => answer.nodes.map(({ person, step }) => `${person}@${step}`);
  const pairs = (answer: { edges: { from: string; to: string }[] }) =>
    answer.edges.map(({ from, to }) => `${from}>${to}`).sort();
  for (const kept of [false, true]) {
    if (kept) await settle();
    const over = await chain('a');
    expect([met(over), pairs(over)]).toEqual([
      ['a@0', 'x@1', 'c@2'],
      ['a>x', 'x>c'],
    ]);
    expect(over.nodes[1]).toMatchObject({ alsoKnownAs: ['y'], status: 'case' });
    const told = await chain('y', { over: 'exposures' });
    expect([told.person, met(told), pairs(told)]).toEqual(['x', ['x@0', 'c@1', 'd@1'], ['x>c', 'x>d']]);
    expect(await network('d')).toMatchObject({ people: 4, cases: 3, edges: 3 });
    const { path } = given(await findPath(graph(), { from: 'd', to: 'y' }));
    expect(path?.map(({ person }) => person)).toEqual(['d', 'x']);
    const file = given(await readPerson(graph(), 'y', undefined));
    expect(file).toMatchObject({ person: 'x', alsoKnownAs: ['y'], cases: [{ generation: 1 }] });
    expect(file.exposures.map(({ from, to }) => `${from}>${to}`).sort()).toEqual(['a>x', 'x>c', 'x>d']);
    expect(given(await readEvents(graph(), 'd')).events).toMatchObject([{ there: ['x', 'd'], guests: [{}, {}] }]);
  }
  await plantMerge(world(), 'x', 'y', 'parted');
  await settle();
  expect(met(await chain('y', { over: 'exposures' }))).toEqual(['y@0', 'd@1']);
});

test('clusters over links are listed largest first, and no more networks are read than could hold larger ones', async () => {
  // Network n has n + 2 people in a row: cases but the last, and of every third one the link in the middle is ruled out.
  const day = '2020-02-10';
  for (let n = 0; n < 26; n++) {
    const name = (m: number) => `n${String(n).padStart(2, '0')}-${m}`;
    const row = Array.from({ length: n + 1 }, (_, m) =>
      exposureOf(name(m), name(m + 1), { setting: n % 2 === 0 ? 'work' : 'school', firstExposure: day }),
    );
    const sick = Object.fromEntries(Array.from({ length: n + 1 }, (_, m) => [name(m), undefined]));
    const middle = Math.floor(n / 2);
    const judged = n % 3 === 2 ? { [name(middle + 1)]: name(middle) } : {};
    await plantNetwork(world(), `network_row-${String.fromCharCode(97 + n)}`, row, sick, judged);
  }
  const clusters = async (query: NetworksQuery) => given(await listNetworks(graph(), { over: 'links', ...query }));
  const expected = Array.from({ length: 26 }, (_, n) =>
    n % 3 === 2 ? [Math.floor(n / 2) + 1, n - Math.floor(n / 2)] : [n + 1],
  )
    .flat()
    .filter((size) => size > 1)
    .sort((a, b) => b - a);
  const all = await clusters({});
  expect(all.networks.map(({ people }) => people)).toEqual(expected);
  expect(all).toMatchObject({ over: 'links', total: expected.length, complete: true });
  expect(all.networks[0]).toMatchObject({ person: 'n25-0', cases: 26, links: 25, settings: { school: 25 } });
  expect((await clusters({ atLeast: '20' })).networks.map(({ people }) => people)).toEqual(
    expected.filter((size) => size >= 20),
  );
  const ofSetting = (await clusters({ setting: 'work' })).networks;
  expect(new Set(ofSetting.flatMap(({ settings }) => Object.keys(settings)))).toEqual(new Set(['work']));
  expect(await clusters({ place: 'nowhere' })).toMatchObject({ networks: [], complete: true });
  const heads = await readHeads(world().wired);
  for (const by of ['people', 'growth'] as const) {
    const whole = await clusters({ by });
    const { result, units } = await countingUnits(() => listClusters(graph(), heads, { by }, '2020-02-01', 5));
    expect(result).toMatchObject({ complete: true, all: false });
    expect(result.rows.slice(0, 5)).toEqual(whole.networks.slice(0, 5));
    expect(units.rru, 'twenty of 26 networks were read').toBeLessThan(20 * 2.5);
  }
  // Of the first twenty networks some rows are smaller than what the others may hold.
  for (const wanted of [22, 24, 26]) {
    const { rows } = await listClusters(graph(), heads, {}, '2020-02-01', wanted);
    expect(rows.slice(0, wanted)).toEqual(all.networks.slice(0, wanted));
  }
  const [largest] = all.networks;
  const cluster = await network(largest?.person ?? '', 'links');
  expect(cluster).toMatchObject({ people: 26, cases: 26, edges: 25 });
  const both = given(await readWholeNetwork(graph(), 'network_row-x', { over: 'links' }));
  expect(both, 'two clusters of one network').toMatchObject({ people: 24, edges: 22, complete: true });
  expect(both.members.map(({ generation }) => generation).sort()[0]).toBe(0);
  const nobody = given(await readNetwork(graph(), 'n25-26', { over: 'links' }));
  expect(nobody).toMatchObject({ people: 1, edges: 0 });
});

test('somebody is found by a pseudonym, also by one that is not theirs any more', async () => {
  await plantCases(world(), { a: undefined });
  await plantExposures(world(), [exposureOf('a', 'x'), exposureOf('y', 'z')]);
  await plantMerge(world(), 'x', 'y');
  const found = async (query: FindQuery) => given(await findPerson(graph(), query)).people;
  expect(await found({ person: 'a' })).toMatchObject([{ person: 'a', status: 'case', ref: 'a', disease: 'covid-19' }]);
  expect(await found({ person: 'y' })).toMatchObject([{ person: 'x', alsoKnownAs: ['y'], status: 'contact' }]);
  expect(await found({ source: 'laboratory', ref: 'a' })).toMatchObject([{ person: 'a', status: 'case' }]);
  expect(await found({ person: 'nobody' })).toEqual([]);
  for (const query of [{}, { source: 'laboratory' }, { person: 'a', source: 'laboratory' }])
    expect(await findPerson(graph(), query)).toMatchObject({ refused: 'invalid-fields' });
});

test('a link that is confirmed without an exposure joins no networks, and both networks say so', async () => {
  await plantCases(world(), { a: '2020-02-01', b: '2020-02-06', c: '2020-02-08', d: '2020-02-12' });
  await plantExposures(world(), [exposureOf('a', 'b'), exposureOf('c', 'd')]);
  await settle();
  expect((await network('d', 'links')).linksFromOutside).toBeUndefined();
  const word = { from: 'b', disease: 'covid-19', judged: 'confirmed' } as const;
  given(await judgeLink(world().wired, 'epi', 'c', word));
  given(await judgeLink(world().wired, 'epi', 'd', { ...word, from: 'c' }));
  await settle();
  expect(await network('d', 'links')).toMatchObject({ people: 2, linksFromOutside: 1 });
  expect(await network('d')).toMatchObject({ people: 2, linksFromOutside: 1, complete: true });
  // a and b; b infected c, as was confirmed; c and d.
  const from = await network('a', 'links');
  expect(from).toMatchObject({ people: 2, linksToOutside: 1, complete: false, stopped: 'other-network' });
  expect(from).not.toHaveProperty('linksFromOutside');
  expect(from.members.map(({ person, more }) => [person, more])).toEqual([
    ['a', undefined],
    ['b', true],
  ]);
  expect(await network('d', 'links')).toMatchObject({ complete: false, stopped: 'other-network' });
  expect(await chain('a')).toMatchObject({ complete: false, stopped: 'other-network', linksToOutside: 1 });
  expect(given(await findPath(graph(), { from: 'a', to: 'd', over: 'links' }))).toMatchObject({
    path: null,
    complete: false,
  });
  expect((await listed({ over: 'links' })).networks).toMatchObject([{ leadsOut: true }, { leadsOut: true }]);
  const { links } = given(await readPerson(graph(), 'b', undefined));
  expect(links.map(({ from: source, to }) => `${source}>${to}`)).toEqual(['a>b', 'b>c']);
  await judgeLink(world().wired, 'epi', 'c', { ...word, judged: 'proposed' });
  await settle();
  expect(await network('a', 'links')).toMatchObject({ complete: true });
  expect(await network('a', 'links')).not.toHaveProperty('linksToOutside');
  expect((await world().items('caseFiles')).filter(({ sk }) => sk.startsWith('JUDGED-OF#'))).toMatchObject([
    { pk: 'PERSON#c', infected: 'd' },
  ]);
  expect((await network('d', 'links')).linksFromOutside).toBeUndefined();
});

const member = (n: number) => `m${String(n).padStart(4, '0')}`;
/** A row of people, each of whom exposed the next: more than one page. */
const row = (people: number) => Array.from({ length: people - 1 }, (_, n) => exposureOf(member(n), member(n + 1)));
const people = ({ members }: { members: { person: string }[] }) => members.map(({ person }) => person);

/** A process that has just started, and keeps networks of more than a thousand people. */
const started = (store = objectMap()) => ({ ...graph(), store, keptAbove: 1000, memory: new Map() });

test('a further page of a large network is read by any process for a unit, of the network as it was at its first', async () => {
  await plantNetwork(world(), 'network_row', row(1600), { [member(3)]: '2020-02-05' });
  const store = objectMap();
  const first = given(await readNetwork(started(store), member(0), {}));
  expect(first).toMatchObject({ people: 1600, cases: 1, complete: false, stopped: 'page' });
  const [file] = [...store.files.keys()];
  expect([...store.files.keys()]).toHaveLength(1);
  const next = () =>
    countingUnits(async () => given(await readNetwork(started(store), member(0), { cursor: first.cursor })));
  const { result: second, units } = await next();
  expect(units.rru).toBeLessThanOrEqual(1);
  expect([...people(first), ...people(second)]).toEqual(Array.from({ length: 1600 }, (_, n) => member(n)));
  expect(second).toMatchObject({ complete: true, people: 1600, edges: 1599 });
  expect(second).not.toHaveProperty('changed');
  const { units: others } = await countingUnits(() => readNetwork(started(store), member(900), { over: 'links' }));
  expect(others.rru, 'of whomever another process asks').toBeLessThanOrEqual(1);

  await plantExposures(world(), [exposureOf(member(0), 'newcomer')]);
  await settle();
  expect((await next()).result, 'the pages go on as they began').toEqual({ ...second, changed: true });
  const anew = given(await readNetwork(started(store), member(0), {}));
  expect(anew).toMatchObject({ people: 1601 });
  expect(anew).not.toHaveProperty('changed');
  expect(people(anew)).toContain('newcomer');

  store.files.delete(file ?? '');
  expect((await next()).result, 'what is kept no more is read as it is now').toMatchObject({
    people: 1601,
    changed: true,
  });
  const elsewhere = await readNetwork(started(store), 'nobody', { cursor: first.cursor });
  expect(elsewhere).toMatchObject({ refused: 'no-such-person' });
});

test('of a network that changes while it is read nothing but its own further pages are answered', async () => {
  await plantNetwork(world(), 'network_row', row(1600));
  const kept = objectMap();
  const first = given(await readNetwork(started(kept), member(0), {}));
  // Another that began when nothing was kept: its head was read, and the network changes before it is.
  const late = {
    ...kept,
    get: async () => {
      await plantExposures(world(), [exposureOf(member(0), 'newcomer')]);
      await settle();
      return undefined;
    },
  };
  const torn = given(await readNetwork({ ...started(), store: late }, member(0), {}));
  expect(kept.files.size, 'each under its own name').toBe(2);
  const next = given(await readNetwork(started(kept), member(0), { cursor: first.cursor }));
  expect([...people(first), ...people(next)]).toEqual(Array.from({ length: 1600 }, (_, n) => member(n)));
  const own = given(await readNetwork(started(kept), member(0), { cursor: torn.cursor }));
  expect(new Set([...people(torn), ...people(own)]).size).toBe(1601);
  given(await readNetwork(started(kept), member(0), {}));
  expect(kept.files.size, 'whoever asks anew reads it anew').toBe(3);
});

test('two processes that read a large network at once keep the same file', async () => {
  await plantNetwork(world(), 'network_row', row(1100), { [member(7)]: '2020-02-05', [member(8)]: '2020-02-07' });
  const stores = [objectMap(), objectMap()];
  await Promise.all(stores.map((store) => readNetwork(started(store), member(0), {})));
  const [one, other] = stores.map(({ files }) =>
    [...files].map(([name, file]) => [name, Buffer.from(file).toString('base64')]),
  );
  expect(one).toHaveLength(1);
  expect(other).toEqual(one);
});
