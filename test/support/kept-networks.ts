import { expect } from 'vitest';
import { keepNetworks } from '../../functions/keep-networks/keep-networks.ts';
import type { Networks } from '../../functions/keep-networks/networks.ts';
import { peopleOf } from '../../functions/keep-networks/tie.ts';
import { graphChanges } from '../../functions/publish-contacts/graph-changes.ts';
import {
  componentsOf,
  ofPeople,
  plusTally,
  type Tally,
  tallyOf,
  tallyOfNode,
} from '../../shared/domain/graph/network.ts';
import type { GraphMessage } from '../../shared/messages/graph-message.ts';
import { readForNetwork } from '../../shared/storage/graph.ts';
import { readHeads, readMemberships, readTree } from '../../shared/storage/networks.ts';
import type { World } from './world.ts';

/** keep-networks as its queue feeds it, and what it must come to: the same as a computation over everything. */

export interface Delivery {
  /** From 0 up to 1: which of those waiting comes next, and whether it comes again. */
  readonly chance: () => number;
  /** Messages in hand at once. */
  readonly together: number;
}

export const networksOf = (world: World, writesAtOnce = 96): Networks => ({
  ...world.wired,
  writesAtOnce,
});

export async function changesOf(world: World): Promise<GraphMessage[]> {
  return (await world.files.changes()).flatMap(({ record }) => graphChanges(record));
}

/** Hands over what changed, in any order and some of it twice, until nothing more comes of it. */
export async function settleNetworks(
  world: World,
  networks: Networks,
  { chance, together }: Delivery = { chance: () => 0, together: 1 },
): Promise<void> {
  const waiting: GraphMessage[] = [];
  for (;;) {
    waiting.push(...(await changesOf(world)));
    if (waiting.length === 0) return;
    const batch: GraphMessage[] = [];
    while (batch.length < together && waiting.length > 0) {
      const at = Math.floor(chance() * waiting.length);
      const repeated = chance() > 0.8;
      batch.push(...(repeated ? waiting.slice(at, at + 1) : waiting.splice(at, 1)));
    }
    await Promise.all(batch.map((message) => deliver(networks, message)));
  }
}

/** A message that fails comes again. */
async function deliver(networks: Networks, message: GraphMessage): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await keepNetworks(networks, JSON.stringify(message));
      return;
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'StaleRead' || tries === 20) throw error;
    }
  }
}

interface Whole {
  readonly people: readonly string[];
  readonly edges: readonly string[];
  readonly cases: readonly string[];
  readonly tally: Tally;
}

const inOrder = (networks: readonly Whole[]) =>
  [...networks].sort((a, b) => ((a.people[0] ?? '') < (b.people[0] ?? '') ? -1 : 1));

/** Every network by what the case files say. */
async function computed(world: World): Promise<Whole[]> {
  const standing = (await world.exposures()).filter(({ state }) => state === 'stands');
  const ends = standing.map((told) => ({ from: told.from.person, to: told.to.person, told }));
  const pointers = (await world.items('caseFiles')).filter(({ sk }) => sk === 'INTO');
  const ties = pointers.map(({ pk, survivor }) => ({ from: pk.slice('PERSON#'.length), to: String(survivor) }));
  const exposed = new Set(ends.map(({ from }) => from));
  const together = componentsOf([...ends, ...ties]).filter((people) => people.some((id) => exposed.has(id)));
  const networks = await Promise.all(
    together.map(async (people) => {
      const edges = ends.filter(({ from }) => people.includes(from)).map(({ told }) => told);
      const files = await Promise.all(people.map((person) => readForNetwork(world.wired, person)));
      const cases = people.filter((_, n) => (files[n]?.cases.length ?? 0) > 0 || files[n]?.into !== undefined);
      const tallies = [...edges.map(tallyOf), ...files.map(tallyOfNode)];
      const tally = tallies.reduce((sum, each) => plusTally(sum, each), ofPeople(people.length));
      return { people, edges: edges.map(({ exposureId, version }) => `${exposureId}@${version}`).sort(), cases, tally };
    }),
  );
  return inOrder(networks);
}

/** Every network as it is kept. */
async function kept(world: World): Promise<Whole[]> {
  const heads = await readHeads(world.wired);
  const networks = await Promise.all(
    heads.map(async ({ networkId, into: _, version: __, ...tally }) => {
      const { edges, nodes, segments, dirty } = await readTree(world.wired, networkId, 'consistent');
      const people = peopleOf({ edges, nodes }).sort();
      const homes = new Map(
        (await readMemberships(world.wired, people)).map(({ person, network }) => [person, network]),
      );
      expect([tally.dirtySince, dirty], 'nothing is left to be looked at').toEqual([undefined, []]);
      for (const person of people) expect(segments, 'everybody is at home in it').toContain(homes.get(person));
      for (const { home, told } of edges)
        expect([homes.get(told.from.person), homes.get(told.to.person)], 'an edge lies with one of its two').toContain(
          home,
        );
      for (const { home, node } of nodes) expect(home, 'a case lies at home').toBe(homes.get(node.person));
      const { dirtySince: ___, ...counted } = tally;
      return {
        people,
        edges: edges.map(({ told }) => `${told.exposureId}@${told.version}`).sort(),
        cases: nodes.map(({ node }) => node.person).sort(),
        tally: counted,
      };
    }),
  );
  return inOrder(networks);
}

/** What is kept is what a computation over everything gives: networks, members, edges, cases, counts. */
export async function expectKept(world: World): Promise<number> {
  const whole = await computed(world);
  expect(await kept(world)).toEqual(whole);
  const members = (await world.items('caseFiles')).filter(({ sk }) => sk === 'IN-NETWORK');
  expect(members, 'nobody else is in a network').toHaveLength(
    whole.reduce((sum, { people }) => sum + people.length, 0),
  );
  return whole.length;
}
