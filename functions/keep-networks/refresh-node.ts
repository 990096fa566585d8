import { sameValue } from '../../shared/domain/equal.ts';
import { plusTally, tallyOfCases } from '../../shared/domain/graph/network.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { readCasesAndJudgements } from '../../shared/storage/graph.ts';
import { readMembership, readNode, readRoot } from '../../shared/storage/networks.ts';
import { untilFresh } from '../../shared/storage/retry.ts';
import { type Networks, writesOf } from './networks.ts';

/**
 * Keeps with the network what is known of a member who is a case. The membership is read before the case files, and its
 * version moves with the node: of two who look at the same moment, the one who read the older files is refused.
 */
export async function refreshNode(networks: Networks, person: string): Promise<string> {
  return untilFresh(networks.pause, async () => {
    const member = await readMembership(networks, person);
    if (member === undefined) return 'nothing';
    const before = await readNode(networks, member.network, person);
    const now = { person, ...(await readCasesAndJudgements(networks, person)) };
    const isCase = now.cases.length > 0;
    if (isCase ? sameValue(before, now) : before === undefined) return 'known';
    const root = await readRoot(networks, member.network);
    const less = plusTally(root, tallyOfCases(before?.cases ?? []), -1);
    const write = writesOf(networks);
    await writeTogether(networks.client, [
      write.member(member, person, member.network),
      isCase ? write.node(member.network, now) : write.nodeGone(member.network, person),
      write.head(root, { ...root, ...plusTally(less, tallyOfCases(now.cases)) }),
    ]);
    return 'refreshed';
  });
}
