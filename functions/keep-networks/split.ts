import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import {
  type NetworkHead,
  nothing,
  ofPeople,
  plusTally,
  type Tally,
  tallyOf,
  tallyOfNode,
} from '../../shared/domain/graph/network.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import {
  type KeptEdge,
  type KeptNode,
  type Membership,
  readHead,
  readMemberships,
  type Tree,
} from '../../shared/storage/networks.ts';
import { StaleRead } from '../../shared/storage/retry.ts';
import { type Networks, writesOf } from './networks.ts';
import { keyOf } from './tie.ts';

/** A part of a network that hangs together with nobody else in it any more. */
export interface Part {
  readonly people: readonly string[];
  readonly members: readonly Membership[];
  readonly edges: readonly KeptEdge[];
  readonly nodes: readonly KeptNode[];
  readonly tally: Tally;
  /** Of moving it in one commit. */
  readonly writes: number;
}

export async function partOf(networks: Networks, tree: Tree, people: readonly string[]): Promise<Part> {
  const own = new Set(people);
  const edges = tree.edges.filter(({ told }) => own.has(told.from.person));
  const nodes = tree.nodes.filter(({ node }) => own.has(node.person));
  const members = await readMemberships(networks, people);
  if (members.length !== people.length) throw new StaleRead('Somebody left meanwhile.');
  const tallies = [...edges.map(({ told }) => tallyOf(told)), ...nodes.map(({ node }) => tallyOfNode(node))];
  const tally = tallies.reduce<Tally>((sum, each) => plusTally(sum, each), plusTally(nothing, ofPeople(people.length)));
  return { people, members, edges, nodes, tally, writes: members.length + 2 * (edges.length + nodes.length) + 2 };
}

const without = (head: NetworkHead, tally: Tally) => ({ ...head, ...plusTally(head, tally, -1) });
const next = (head: NetworkHead): NetworkHead => ({ ...head, version: head.version + 1 });

/** Out of the network in one commit. */
export async function splitSmall(networks: Networks, head: NetworkHead, part: Part): Promise<NetworkHead> {
  const write = writesOf(networks);
  const networkId = deriveId('network', head.networkId, head.version, part.people[0] ?? '');
  const left = without(head, part.tally);
  await writeTogether(networks.client, [
    ...part.members.map((member) => write.member(member, member.person, networkId)),
    ...part.edges.flatMap((edge) => [write.edgeGone(edge), write.edge(networkId, edge.told)]),
    ...part.nodes.flatMap(({ home, node }) => [write.nodeGone(home, node.person), write.node(networkId, node)]),
    write.head(undefined, { networkId, ...part.tally }),
    write.head(head, left),
  ]);
  return next(left);
}

/**
 * Out of the network in many commits: first into a segment of its own that is still part of it, so that readers go on
 * seeing the old network whole, then that segment is cut off. At every moment each edge lies in the home of one of its
 * two people.
 */
export async function splitLarge(networks: Networks, root: NetworkHead, part: Part): Promise<NetworkHead> {
  const write = writesOf(networks);
  const networkId = deriveId('network', root.networkId, root.dirtySince ?? '', part.people[0] ?? '');
  let head = root;
  let own = await readHead(networks, networkId);
  if (own === undefined) {
    own = { networkId, into: root.networkId, ...nothing, version: 1 };
    await writeTogether(networks.client, [
      write.head(undefined, own),
      write.segment(root.networkId, networkId),
      write.head(head, head),
    ]);
    head = next(head);
  }
  for (const writes of chunked(movesInto(networks, part, networkId), networks.writesAtOnce - 1)) {
    await writeTogether(networks.client, [...writes, write.head(head, head)]);
    head = next(head);
  }
  const left = without(head, part.tally);
  const { into: _, ...cut } = { ...own, ...part.tally };
  await writeTogether(networks.client, [
    write.segmentGone(root.networkId, networkId),
    write.head(own, cut),
    write.head(head, left),
  ]);
  return next(left);
}

/** Groups of writes that must not be parted, put together as far as one commit goes: so many, and no item twice. */
function* chunked(groups: Iterable<readonly TransactWriteItem[]>, most: number): Generator<TransactWriteItem[]> {
  let chunk = new Map<string, TransactWriteItem>();
  for (const group of groups) {
    if (chunk.size > 0 && (chunk.size + group.length > most || group.some((write) => chunk.has(keyOf(write))))) {
      yield [...chunk.values()];
      chunk = new Map();
    }
    for (const write of group) chunk.set(keyOf(write), write);
  }
  if (chunk.size > 0) yield [...chunk.values()];
}

/** Everybody to another home, those with most edges first: their edges stay with the others until these come too. */
function* movesInto(networks: Networks, { members, edges, nodes }: Part, into: string): Generator<TransactWriteItem[]> {
  const write = writesOf(networks);
  const homeOf = new Map(members.map(({ person, network }) => [person, network]));
  const nodeOf = new Map(nodes.map((each) => [each.node.person, each]));
  const edgesOf = new Map<string, KeptEdge[]>(members.map(({ person }) => [person, []]));
  const lies = new Map(edges.map((edge) => [edge.told.exposureId, edge.home]));
  for (const edge of edges)
    for (const person of [edge.told.from.person, edge.told.to.person]) edgesOf.get(person)?.push(edge);
  const degree = (person: string) => edgesOf.get(person)?.length ?? 0;
  for (const member of [...members].sort((a, b) => degree(b.person) - degree(a.person))) {
    const { person, network: home } = member;
    if (home === into) continue;
    for (const edge of edgesOf.get(person) ?? []) {
      const { exposureId, from, to } = edge.told;
      const others = homeOf.get(from.person === person ? to.person : from.person) ?? home;
      if (lies.get(exposureId) !== home || others === home) continue;
      yield [write.edgeGone({ ...edge, home }), write.edge(others, edge.told)];
      lies.set(exposureId, others);
    }
    const node = nodeOf.get(person);
    const moved = node === undefined ? [] : [write.nodeGone(node.home, person), write.node(into, node.node)];
    yield [write.member(member, person, into), ...moved];
    homeOf.set(person, into);
  }
}
