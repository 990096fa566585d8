import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { ChainResponse, NetworkResponse, NetworksResponse, PersonResponse } from '../../shared/api/graph.ts';
import { startEngine, type TestEngine } from '../support/engine.ts';
import { type Caller, type Handlers, loadHandlers } from '../support/handlers.ts';
import { exposureOf, plantCases, plantExposures, plantNetwork } from '../support/planted.ts';
import { spoken } from '../support/spoken.ts';
import { openWorld, type World } from '../support/world.ts';

/** What is hard to answer, asked as an epidemiologist does: over the API, of the functions as they are deployed. */

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });
spoken();

let engine: TestEngine;
let world: World;
let handlers: Handlers;

beforeAll(async () => {
  engine = await startEngine();
  world = await openWorld(engine);
  handlers = await loadHandlers(world);
});
afterAll(async () => {
  await handlers.stop();
  await engine.stop();
});

/** Lambda answers at most 6 MB. */
const bytesAtMost = 6_000_000;

async function ask<Schema extends z.ZodMiniType>(
  route: Caller,
  schema: Schema,
  path: Record<string, string>,
  query: Record<string, string> = {},
): Promise<z.output<Schema>> {
  const { statusCode, body = '' } = await route({ user: 'epi', roles: '[epidemiologist]', path, query });
  expect(statusCode, body.slice(0, 300)).toBe(200);
  expect(Buffer.byteLength(body)).toBeLessThan(bytesAtMost);
  return z.parse(schema, JSON.parse(body));
}

/** Every page of a chain; each but the last says that another follows. */
async function wholeChain(person: string, query: Record<string, string>): Promise<ChainResponse[]> {
  const pages: ChainResponse[] = [];
  for (let cursor: string | undefined; ; ) {
    const more = cursor === undefined ? {} : { cursor };
    const page = await ask(handlers.readChain, ChainResponse, { person }, { ...query, ...more });
    pages.push(page);
    cursor = page.cursor;
    expect([page.complete, page.stopped]).toEqual(cursor === undefined ? [true, undefined] : [false, 'page']);
    if (cursor === undefined) return pages;
  }
}

const people = (pages: readonly ChainResponse[]) => new Set(pages.flatMap(({ nodes }) => nodes.map((n) => n.person)));

test('a super-spreader of 5,000 and a chain of 200 generations are answered whole, each in the cheaper way', async () => {
  const fan = Array.from({ length: 5000 }, (_, n) => exposureOf('hub', `spoke-${String(n).padStart(4, '0')}`));
  const link = (n: number) => `g${String(n).padStart(3, '0')}`;
  const chain = Array.from({ length: 200 }, (_, n) => exposureOf(link(n), link(n + 1)));
  const cases = Object.fromEntries(Array.from({ length: 201 }, (_, n) => [link(n), undefined]));
  const bridge = exposureOf('spoke-0007', link(100));
  await plantCases(world, cases);
  await plantExposures(world, [...chain, bridge, ...fan.slice(0, 500)]);
  await plantNetwork(world, 'network_fan', [...fan, ...chain, bridge], { ...cases, hub: undefined });

  const [deep] = await wholeChain(link(0), {});
  expect(deep).toMatchObject({ readFrom: 'case-files', complete: true });
  expect([deep?.nodes.length, deep?.nodes.at(-1)?.step]).toEqual([201, 200]);
  console.log(`200 generations person by person: ${JSON.stringify(deep?.cost)}`);
  // Half a unit a person, one round trip a generation; and whose network it is.
  expect(deep?.cost?.rru).toBeLessThanOrEqual(201 / 2 + 5);
  expect(deep?.cost?.roundTrips).toBeLessThanOrEqual(201 + 5);

  const pages = await wholeChain('hub', { over: 'exposures' });
  expect(people(pages).size).toBe(5001 + 101);
  expect(pages.map(({ readFrom }) => readFrom)).toEqual(['network', 'network', 'network', 'network']);
  const costs = pages.map(({ cost }) => cost?.rru ?? 0);
  console.log(`a super-spreader of 5,000: ${costs.join(', ')} RRU a page`);
  expect(costs[0]).toBeLessThanOrEqual(320);
  // The network was read a moment ago, and a page is a stretch of the same walk.
  for (const cost of costs.slice(1)) expect(cost).toBeLessThanOrEqual(2);
  const network = await ask(handlers.readNetwork, NetworkResponse, { person: 'spoke-0007' });
  expect(network).toMatchObject({ people: 5202, cases: 202, edges: 5201, stopped: 'page', readFrom: 'network' });
  const found = await ask(handlers.listNetworks, NetworksResponse, {}, { atLeast: '5000' });
  expect(found.networks).toMatchObject([{ network: 'network_fan', people: 5202 }]);

  const back = await wholeChain(link(200), { direction: 'backwards' });
  expect(people(back).size).toBe(201);
  expect(back[0]?.nodes[0]).toMatchObject({ person: link(200), generation: 200 });
  expect(await ask(handlers.readPerson, PersonResponse, { person: link(200) })).toMatchObject({
    cases: [{ generation: 200 }],
  });
});

test('a cycle of three is said to be one, and twelve sources of one case are twelve', async () => {
  const sources = Array.from({ length: 12 }, (_, n) => `s${String(n).padStart(2, '0')}`);
  const cases = Object.fromEntries([...'abc', 'x', ...sources].map((name) => [name, undefined]));
  const exposures = [
    ...[exposureOf('a', 'b'), exposureOf('b', 'c'), exposureOf('c', 'a'), exposureOf('c', 's00')],
    ...sources.map((source) => exposureOf(source, 'x')),
  ];
  await plantCases(world, cases);
  await plantExposures(world, exposures);
  await plantNetwork(world, 'network_round', exposures, cases);
  const [round] = await wholeChain('a', {});
  expect(round).toMatchObject({ cycles: [['a', 'b', 'c']], readFrom: 'network' });
  expect(round?.nodes.map(({ person, step }) => `${person}@${step}`)).toEqual(['a@0', 'b@1', 'c@2', 's00@3', 'x@4']);
  const [back] = await wholeChain('x', { direction: 'backwards' });
  expect(back?.nodes[0]).toMatchObject({ person: 'x', sources: 12, generation: 1 });
  expect(back?.edges.filter(({ to }) => to === 'x')).toHaveLength(12);
  const { links } = await ask(handlers.readPerson, PersonResponse, { person: 'x' });
  expect(links).toHaveLength(12);
});

const node = (n: number) => `person_${String(n).padStart(20, '0')}`;
/** A tree in which everybody names four, one in three of them a case. */
const tree = (size: number) =>
  Array.from({ length: size - 1 }, (_, n) =>
    exposureOf(node(Math.floor(n / 4)), node(n + 1), {
      setting: 'household',
      risk: 'high',
      firstExposure: '2020-02-03',
      lastExposure: '2020-02-09',
    }),
  );
const casesOf = (size: number) =>
  Object.fromEntries(Array.from({ length: Math.ceil(size / 3) }, (_, n) => [node(n * 3), '2020-02-05']));

test('a network of 1,000 people is read for at most 64 RRU in 10 round trips, and a chain of them for no more', async () => {
  await plantNetwork(world, 'network_of-1000-a', tree(1000), casesOf(1000));
  const network = await ask(handlers.readNetwork, NetworkResponse, { person: node(7) });
  expect(network).toMatchObject({ readFrom: 'network', people: 1000, edges: 999 });
  console.log(`a network of 1,000: ${JSON.stringify(network.cost)}`);
  expect(network.cost?.rru).toBeLessThanOrEqual(64);
  expect(network.cost?.roundTrips).toBeLessThanOrEqual(10);
  const chain = await ask(handlers.readChain, ChainResponse, { person: node(0) }, { over: 'exposures' });
  expect([chain.nodes.length, chain.complete]).toEqual([1000, true]);
  // It was read a moment ago.
  expect(chain.cost?.rru).toBeLessThanOrEqual(2);
});
