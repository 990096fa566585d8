import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { type NetworkHead, plusTally, tallyOf } from '../../shared/domain/graph/network.ts';
import type { ToldExposure } from '../../shared/domain/graph/person-file.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { readMemberships, readTree } from '../../shared/storage/networks.ts';
import { type Networks, writesOf } from './networks.ts';

const sizeOf = ({ people, exposures }: NetworkHead) => people + exposures;

/**
 * Two networks become one: the smaller is moved into the larger where one commit can do it, else it becomes a segment of
 * it. So a person is moved at most a few times, a segment is never tiny, and no meeting is a long job.
 */
export async function meet(
  networks: Networks,
  told: ToldExposure,
  home: string,
  one: NetworkHead,
  other: NetworkHead,
): Promise<string> {
  const [large, small] = sizeOf(one) >= sizeOf(other) ? [one, other] : [other, one];
  const write = writesOf(networks);
  const dirtySince = large.dirtySince ?? small.dirtySince;
  const after = {
    ...large,
    ...plusTally(plusTally(large, small), tallyOf(told)),
    ...(dirtySince === undefined ? {} : { dirtySince }),
  };
  const moves = await movesOf(networks, small, large.networkId);
  if (moves !== undefined) {
    const at = home === small.networkId ? large.networkId : home;
    await writeTogether(networks.client, [
      ...moves,
      write.edge(at, told),
      write.headGone(small),
      write.head(large, after),
    ]);
    return 'moved';
  }
  await writeTogether(networks.client, [
    write.segment(large.networkId, small.networkId),
    write.edge(home, told),
    write.head(small, { ...small, into: large.networkId }),
    write.head(large, after),
  ]);
  return 'appended';
}

/** Everything of a small network to another; undefined where it is too large for one commit, or not of one segment. */
async function movesOf(networks: Networks, small: NetworkHead, into: string): Promise<TransactWriteItem[] | undefined> {
  if (
    2 * small.exposures + small.people + 2 * small.cases + 3 > networks.writesAtOnce ||
    small.dirtySince !== undefined
  )
    return undefined;
  const { edges, nodes, segments } = await readTree(networks, small.networkId, 'consistent');
  if (segments.length > 1) return undefined;
  const people = [...new Set(edges.flatMap(({ told }) => [told.from.person, told.to.person]))];
  const members = await readMemberships(networks, people);
  const write = writesOf(networks);
  return [
    ...members.map((member) => write.member(member, member.person, into)),
    ...edges.flatMap((edge) => [write.edgeGone(edge), write.edge(into, edge.told)]),
    ...nodes.flatMap(({ home, node }) => [write.nodeGone(home, node.person), write.node(into, node)]),
  ];
}
