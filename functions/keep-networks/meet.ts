import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type NetworkHead, plusTally } from '../../shared/domain/graph/network.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { readMemberships, readTree } from '../../shared/storage/networks.ts';
import { type Networks, writesOf } from './networks.ts';
import { keyOf, peopleOf, type Tie } from './tie.ts';

const sizeOf = ({ people, exposures }: NetworkHead) => people + exposures;

/**
 * Two networks become one: the smaller is moved into the larger where one commit can do it, else it becomes a segment of
 * it. So a person is moved at most a few times, a segment is never tiny, and no meeting is a long job.
 */
export async function meet(networks: Networks, tie: Tie, one: NetworkHead, other: NetworkHead): Promise<string> {
  const [large, small] = sizeOf(one) >= sizeOf(other) ? [one, other] : [other, one];
  const write = writesOf(networks);
  const dirtySince = large.dirtySince ?? small.dirtySince;
  const after = {
    ...large,
    ...plusTally(plusTally(large, small), tie.tally),
    ...(dirtySince === undefined ? {} : { dirtySince }),
  };
  const moves = await movesOf(networks, tie, small, large.networkId);
  if (moves !== undefined) {
    await writeTogether(networks.client, [...moves, write.headGone(small), write.head(large, after)]);
    return 'moved';
  }
  await writeTogether(networks.client, [
    write.segment(large.networkId, small.networkId),
    ...tie.writes(tie.home),
    write.head(small, { ...small, into: large.networkId }),
    write.head(large, after),
  ]);
  return 'appended';
}

/** Two heads besides. */
const headWrites = 2;

/** Everything of a small network to another; undefined where it is too large for one commit, or not of one segment. */
async function movesOf(
  networks: Networks,
  tie: Tie,
  small: NetworkHead,
  into: string,
): Promise<TransactWriteItem[] | undefined> {
  const least = 2 * small.exposures + small.people + 2 * small.cases + 1;
  if (least + headWrites > networks.writesAtOnce || small.dirtySince !== undefined) return undefined;
  const tree = await readTree(networks, small.networkId, 'consistent');
  if (tree.segments.length > 1) return undefined;
  const members = await readMemberships(networks, peopleOf(tree));
  const write = writesOf(networks);
  const moves = [
    ...members.map((member) => write.member(member, member.person, into)),
    ...tree.edges.flatMap((edge) => [write.edgeGone(edge), write.edge(into, edge.told)]),
    ...tree.nodes.flatMap(({ home, node }) => [write.nodeGone(home, node.person), write.node(into, node)]),
    // What makes the two one may be somebody who is moved.
    ...tie.writes(tie.home === small.networkId ? into : tie.home),
  ];
  const writes = new Map(moves.map((each) => [keyOf(each), each]));
  return writes.size + headWrites > networks.writesAtOnce ? undefined : [...writes.values()];
}
