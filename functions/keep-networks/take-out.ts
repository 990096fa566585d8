import { type NetworkHead, ofPeople, plusTally, tallyOf, tallyOfNode } from '../../shared/domain/graph/network.ts';
import type { ToldExposure } from '../../shared/domain/graph/person-file.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { hasOtherExposures } from '../../shared/storage/exposures.ts';
import { readTies } from '../../shared/storage/graph.ts';
import {
  type KeptEdge,
  type Membership,
  readEdge,
  readMembership,
  readNode,
  readRoot,
} from '../../shared/storage/networks.ts';
import { type Networks, writesOf } from './networks.ts';

/**
 * An exposure that was taken back is an edge no more. Whoever has no other exposure leaves with it. Else the two may hang
 * together by others: that is looked at by the queue, and until then the network is the old one, marked.
 */
export async function takeOut(networks: Networks, { exposureId, from, to }: ToldExposure): Promise<string> {
  const members = [await readMembership(networks, from.person), await readMembership(networks, to.person)];
  const [one] = members.flatMap((member) => member ?? []);
  if (one === undefined) return 'nothing';
  const root = await readRoot(networks, one.network);
  const homes = members.flatMap((member) => member?.network ?? []);
  const edge = await readEdge(networks, homes, exposureId);
  if (edge === undefined) return 'nothing';
  const known = members.flatMap((member) => member ?? []);
  const leaving = root.dirtySince === undefined ? await leavingOf(networks, root, known) : [];
  await (leaving.length === 0 ? markDirty(networks, root, edge) : leave(networks, root, edge, leaving));
  return leaving.length === 0 ? 'marked' : 'left';
}

/** Of whom nothing else was ever told, no other edge can be; and nobody is a network alone. */
async function leavingOf(networks: Networks, root: NetworkHead, known: readonly Membership[]) {
  const { client, caseFiles } = networks;
  const others = await Promise.all(known.map(({ person }) => hasOtherExposures({ client, table: caseFiles }, person)));
  const alone = known.filter((_, n) => others[n] === false);
  const leaving = alone.length > 0 && root.people - alone.length === 1 ? known : alone;
  const tied = await Promise.all(leaving.map((member) => isTied(networks, member)));
  return tied.includes(true) ? [] : leaving;
}

/** Whether they turned out to be somebody else, or somebody else them: by what is so, and by what is kept. */
async function isTied(networks: Networks, { person, network }: Membership): Promise<boolean> {
  const [ties, node] = await Promise.all([readTies(networks, person), readNode(networks, network, person)]);
  return ties.into !== undefined || ties.merged.length > 0 || node?.into !== undefined;
}

async function markDirty(networks: Networks, root: NetworkHead, edge: KeptEdge): Promise<void> {
  const { told, home } = edge;
  const write = writesOf(networks);
  const now = networks.clock();
  await writeTogether(networks.client, [
    write.edgeGone(edge),
    write.dirty(home, told.exposureId, [told.from.person, told.to.person], now),
    write.head(root, { ...root, ...plusTally(root, tallyOf(told), -1), dirtySince: root.dirtySince ?? now }),
  ]);
}

async function leave(
  networks: Networks,
  root: NetworkHead,
  edge: KeptEdge,
  leaving: readonly Membership[],
): Promise<void> {
  const write = writesOf(networks);
  const nodes = await Promise.all(leaving.map(({ network, person }) => readNode(networks, network, person)));
  const gone = nodes.flatMap((node) => (node === undefined ? [] : [tallyOfNode(node)]));
  const less = gone.reduce(
    (sum, tally) => plusTally(sum, tally),
    plusTally(ofPeople(leaving.length), tallyOf(edge.told)),
  );
  const left = { ...root, ...plusTally(root, less, -1) };
  await writeTogether(networks.client, [
    write.edgeGone(edge),
    ...leaving.map(write.memberGone),
    ...leaving.flatMap(({ network, person }, n) => (nodes[n] === undefined ? [] : [write.nodeGone(network, person)])),
    left.people === 0 ? write.headGone(root) : write.head(root, left),
  ]);
}
