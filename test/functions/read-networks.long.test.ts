import { expect, test } from 'vitest';
import { listNetworks } from '../../functions/read-graph/list-networks.ts';
import { readChain } from '../../functions/read-graph/read-chain.ts';
import { readNetwork } from '../../functions/read-graph/read-network.ts';
import { shippedProfiles } from '../../shared/domain/diseases/profiles.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { countingUnits } from '../../shared/runtime/units.ts';
import { freshWorld } from '../support/fresh-world.ts';
import { exposureOf, plantNetwork } from '../support/planted.ts';
import { inWaves } from '../support/waves.ts';

const world = freshWorld();
const node = (n: number) => deriveId('person', n);

test('a network of 100,000 people is answered in pages, and none of it is cut without saying so', async () => {
  const size = 100_000;
  const edges = Array.from({ length: size - 1 }, (_, n) => ({
    ...exposureOf(node(Math.floor(n / 4)), node(n + 1)),
    exposureId: deriveId('exposure', n),
  }));
  await plantNetwork(world(), 'network_of-100000-a', edges);
  inWaves(world().client);
  const graph = { ...world().wired, profiles: shippedProfiles, memory: new Map() };
  const { result, units, roundTrips } = await countingUnits(() => readNetwork(graph, node(5), {}));
  console.log(`a network of ${size}: ${units.rru} RRU in ${roundTrips} round trips`);
  expect(units.rru, 'consistently, once a version').toBeLessThanOrEqual(4400);
  expect(roundTrips, 'in eight parts at once').toBeLessThanOrEqual(8);
  expect(result).toMatchObject({ people: size, edges: size - 1, complete: false, stopped: 'page' });
  if ('refused' in result) return;
  expect(result.members.length).toBeGreaterThan(1000);
  const { result: next, units: more } = await countingUnits(() =>
    readNetwork(graph, node(5), { cursor: result.cursor }),
  );
  expect(more.rru, 'the next page is of what was read a moment ago').toBeLessThanOrEqual(2);
  const elsewhere = await countingUnits(() =>
    readNetwork({ ...graph, memory: new Map() }, node(5), { cursor: result.cursor }),
  );
  expect(elsewhere.units.rru, 'the same page in a process that has read nothing').toBeLessThanOrEqual(2);
  expect(elsewhere.result).toEqual(next);
  if ('refused' in next) return;
  const known = new Set(result.members.map(({ person }) => person));
  expect(next.members.filter(({ person }) => known.has(person))).toEqual([]);
  const chain = await readChain(graph, node(0), { over: 'exposures', depth: '3' });
  expect(chain).toMatchObject({ readFrom: 'network', complete: false, stopped: 'depth' });
  expect(await listNetworks(graph, {})).toMatchObject({ total: 1, networks: [{ people: size }] });
}, 1_200_000);
