import { expect, test } from 'vitest';
import { findPerson } from '../../functions/read-graph/find-person.ts';
import { readChain } from '../../functions/read-graph/read-chain.ts';
import { readNetwork } from '../../functions/read-graph/read-network.ts';
import { readPerson } from '../../functions/read-graph/read-person.ts';
import type { ChainQuery, ChainResponse, EdgeView, NodeView } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { contact, interview, report } from '../support/made-up.ts';
import { exposureOf, plantCases, plantExposures } from '../support/planted.ts';

const world = freshWorld();
const graph = () => ({ ...world().wired, profiles: shippedProfiles });

function given<T extends object>(answer: T | Refused): T {
  if (isRefused(answer)) throw new Error(`refused: ${answer.refused}`);
  return answer;
}

async function chain(person: string, query: ChainQuery = {}): Promise<ChainResponse> {
  return given(await readChain(graph(), person, query));
}
const network = async (person: string, over: 'links' | 'exposures' = 'exposures') =>
  given(await readNetwork(graph(), person, { over }));

const people = (nodes: readonly NodeView[]) => nodes.map((node) => `${node.person}@${node.step}`);
const pairs = (edges: readonly EdgeView[]) => edges.map(({ from, to }) => `${from}>${to}`).sort();

test('whom a case infected comes generation by generation over links, and contacts who never fell ill over exposures', async () => {
  await plantCases(world(), { a: '2020-02-01', b: '2020-02-06', c: '2020-02-11' });
  const when = (day: string) => ({ firstExposure: day, lastExposure: day });
  await plantExposures(world(), [
    exposureOf('a', 'b', { ...when('2020-02-02'), setting: 'household', risk: 'high' }),
    exposureOf('b', 'c', { ...when('2020-02-07'), setting: 'work', risk: 'low' }),
    exposureOf('b', 'd', { ...when('2020-02-08'), setting: 'work' }),
  ]);
  const over = await chain('a');
  expect(people(over.nodes)).toEqual(['a@0', 'b@1', 'c@2']);
  expect(over).toMatchObject({ over: 'links', direction: 'forwards', complete: true, cycles: [] });
  expect(over.edges).toMatchObject([
    { kind: 'link', from: 'a', to: 'b', state: 'proposed', setting: 'household', exposures: ['exposure_a_b_0'] },
    { kind: 'link', from: 'b', to: 'c', state: 'proposed', firstExposure: '2020-02-07' },
  ]);
  expect(over.nodes[0]).toMatchObject({ status: 'case', cases: [{ onset: '2020-02-01', ageBand: '30-39' }] });

  const told = await chain('a', { over: 'exposures' });
  expect(people(told.nodes)).toEqual(['a@0', 'b@1', 'c@2', 'd@2']);
  expect(told.nodes[3]).toMatchObject({ person: 'd', status: 'contact', cases: [] });
  expect(people((await chain('a', { over: 'exposures', contacts: 'hidden' })).nodes)).toEqual(['a@0', 'b@1', 'c@2']);
  expect(people((await chain('c', { direction: 'backwards' })).nodes)).toEqual(['c@0', 'b@1', 'a@2']);
  expect(people((await chain('d', { direction: 'backwards', over: 'exposures' })).nodes)).toEqual([
    'd@0',
    'b@1',
    'a@2',
  ]);
  const one = await chain('a', { over: 'exposures', depth: '1' });
  expect(one).toMatchObject({
    complete: false,
    stopped: 'depth',
    nodes: [{ person: 'a' }, { person: 'b', more: true }],
  });
});

test('a chain keeps to the dates, the setting and the risk that were asked for', async () => {
  await plantCases(world(), { a: '2020-02-01' });
  await plantExposures(world(), [
    exposureOf('a', 'b', { firstExposure: '2020-02-02', lastExposure: '2020-02-04', setting: 'work', risk: 'high' }),
    exposureOf('a', 'c', { firstExposure: '2020-02-08', setting: 'work', risk: 'low' }),
    exposureOf('a', 'd', { setting: 'household' }),
  ]);
  const met = async (query: ChainQuery) =>
    (await chain('a', { over: 'exposures', ...query })).nodes.slice(1).map(({ person }) => person);
  expect(await met({ from: '2020-02-03', to: '2020-02-05' }), 'an undated one is possible on any day').toEqual([
    'b',
    'd',
  ]);
  expect(await met({ from: '2020-02-05' })).toEqual(['c', 'd']);
  expect(await met({ setting: 'work' })).toEqual(['b', 'c']);
  expect(await met({ risk: 'unknown' })).toEqual(['d']);
  expect(await met({ setting: 'work', risk: 'high' })).toEqual(['b']);
  expect(await met({ disease: 'measles' })).toEqual([]);
});

test('over links a chain keeps to what was asked by the exposures that its links rest on', async () => {
  await plantCases(world(), { a: '2020-02-01', b: '2020-02-06', c: '2020-02-07' });
  await plantExposures(world(), [
    exposureOf('a', 'b', { firstExposure: '2020-02-02', setting: 'work', risk: 'high' }),
    exposureOf('a', 'c', { firstExposure: '2020-02-03', setting: 'household', risk: 'low' }, 0),
    exposureOf('a', 'c', { firstExposure: '2020-02-04', setting: 'work', risk: 'low' }, 1),
  ]);
  const met = async (query: ChainQuery) => (await chain('a', query)).nodes.slice(1).map(({ person }) => person);
  expect(await met({})).toEqual(['b', 'c']);
  expect(await met({ setting: 'household' })).toEqual(['c']);
  expect(await met({ setting: 'work' })).toEqual(['b', 'c']);
  expect(await met({ risk: 'high' })).toEqual(['b']);
  expect(await met({ from: '2020-02-04' })).toEqual(['c']);
  expect(await met({ to: '2020-02-02' })).toEqual(['b']);
  expect(await met({ disease: 'measles' })).toEqual([]);
});

test('an exposure between two cases is proposed as a link only where the days allow it', async () => {
  // COVID-19: infectious from 2 days before onset to 10 after; infected 2 to 14 days before one’s own.
  await plantCases(world(), {
    a: '2020-02-01',
    early: '2020-02-10',
    late: '2020-02-10',
    reported: undefined,
    before: '2020-02-05',
  });
  await plantExposures(world(), [
    exposureOf('a', 'early', { firstExposure: '2020-01-29' }),
    exposureOf('a', 'late', { firstExposure: '2020-02-09', lastExposure: '2020-02-12' }),
    exposureOf('a', 'reported', { firstExposure: '2020-02-11' }),
    exposureOf('a', 'before'),
  ]);
  expect(people((await chain('a')).nodes)).toEqual(['a@0', 'before@1']);
  const all = await chain('a', { over: 'exposures' });
  expect(all.nodes).toHaveLength(5);
});

test('a cycle of three is walked once around, and said to be one', async () => {
  await plantCases(world(), { a: undefined, b: undefined, c: undefined, after: undefined });
  await plantExposures(world(), [
    exposureOf('a', 'b'),
    exposureOf('b', 'c'),
    exposureOf('c', 'a'),
    exposureOf('c', 'after'),
  ]);
  for (const over of ['links', 'exposures'] as const) {
    const { nodes, edges, cycles, complete } = await chain('a', { over });
    expect(people(nodes)).toEqual(['a@0', 'b@1', 'c@2', 'after@3']);
    expect(pairs(edges)).toEqual(['a>b', 'b>c', 'c>a', 'c>after']);
    expect([cycles, complete]).toEqual([[['a', 'b', 'c']], true]);
  }
  const { cases } = given(await readPerson(graph(), 'b', undefined));
  expect(cases[0], 'nobody in a cycle descends from a case without a source').not.toHaveProperty('generation');
});

test('of a person with twelve possible sources all twelve are shown, and the person once', async () => {
  const sources = Array.from({ length: 12 }, (_, n) => `s${String(n).padStart(2, '0')}`);
  await plantCases(world(), Object.fromEntries([...sources, 'x'].map((name) => [name, undefined])));
  await plantExposures(
    world(),
    sources.map((source) => exposureOf(source, 'x')),
  );
  const { nodes, edges } = await chain('x', { direction: 'backwards' });
  expect(nodes).toHaveLength(13);
  expect(nodes[0]).toMatchObject({ person: 'x', sources: 12 });
  expect(edges).toHaveLength(12);
  expect(given(await readPerson(graph(), 'x', undefined)).cases).toMatchObject([{ generation: 1 }]);
  expect(given(await readPerson(graph(), 's03', undefined)).cases).toMatchObject([{ generation: 0 }]);
});

test('what was taken back leads nowhere, and is shown with its person as taken back', async () => {
  await plantCases(world(), { a: undefined, b: undefined });
  await plantExposures(world(), [exposureOf('a', 'b', { state: 'withdrawn' }), exposureOf('a', 'c')]);
  expect(people((await chain('a', { over: 'exposures' })).nodes)).toEqual(['a@0', 'c@1']);
  expect(people((await chain('a')).nodes)).toEqual(['a@0']);
  const { exposures, links } = given(await readPerson(graph(), 'b', undefined));
  expect(exposures).toMatchObject([{ state: 'withdrawn', from: 'a' }]);
  expect(links).toEqual([]);
});

test('whoever hangs together by exposures is a network, by links a cluster', async () => {
  await plantCases(world(), { a: '2020-02-01', b: '2020-02-06', c: '2020-02-05' });
  await plantExposures(world(), [
    exposureOf('a', 'b', { firstExposure: '2020-02-02' }),
    exposureOf('x', 'b'),
    exposureOf('x', 'c'),
    exposureOf('y', 'z'),
  ]);
  expect(await network('x')).toMatchObject({
    people: 4,
    cases: 3,
    edges: 3,
    complete: true,
    members: [{ person: 'x' }, {}, {}, {}],
    ties: [
      { from: 'x', to: 'b' },
      { from: 'x', to: 'c' },
      { from: 'a', to: 'b' },
    ],
  });
  expect(await network('a', 'links')).toMatchObject({ people: 2, cases: 2, edges: 1, ties: [{ from: 'a', to: 'b' }] });
  expect(await network('z')).toMatchObject({ people: 2, cases: 0, edges: 1 });
});

test('a person is found by the case id of their source, and by its line-list number as it is now', async () => {
  await world().register(report({ caseId: 'K-7', ref: '7', issuedAt: '2020-03-01T00:00:00Z' }));
  const [profile] = await world().peopleProfiles();
  const found = async (query: { caseId?: string; ref?: string }) =>
    given(await findPerson(graph(), { source: 'laboratory', ...query })).people.map(({ person }) => person);
  expect(await found({ caseId: 'K-7' })).toEqual([profile?.personId]);
  expect(await found({ ref: '7' })).toEqual([profile?.personId]);
  expect(await found({ ref: '70' })).toEqual([]);
  await world().register({
    kind: 'correct',
    source: 'laboratory',
    caseId: 'K-7',
    issuedAt: '2020-03-02T00:00:00Z',
    ref: '7a',
  });
  expect([await found({ ref: '7' }), await found({ ref: '7a' })]).toEqual([[], [profile?.personId]]);
  expect(await findPerson(graph(), { source: 'laboratory' })).toMatchObject({ refused: 'invalid-fields' });
});

test('what an interview names is in the graph once it has flowed', async () => {
  await world().register(report({ caseId: 'one', ref: 'one', onsetDate: '2020-02-27' }));
  await world().flow();
  const held = await world().mustClaim('operator-1');
  const rows = [contact('x', { setting: 'household', relation: 'sister' }), contact('y')];
  await world().finish('operator-1', held, { outcome: 'completed', interview: interview(rows) });
  await world().flow();
  const told = await chain(held.id, { over: 'exposures' });
  expect(told.nodes.map(({ status }) => status)).toEqual(['case', 'contact', 'contact']);
  expect(told.nodes[0]?.cases).toMatchObject([{ onset: '2020-02-27', ref: 'one' }]);
  expect(await readChain(graph(), 'nobody', {})).toMatchObject({ refused: 'no-such-person' });
  expect(await readChain(graph(), held.id, { cursor: 'x' })).toMatchObject({ refused: 'invalid-fields' });
});
