import { sameValue } from '../../shared/domain/equal.ts';
import { type NetworkHead, nothing, ofPeople, plusTally, tallyOfNode } from '../../shared/domain/graph/network.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { readForNetwork } from '../../shared/storage/graph.ts';
import {
  type Membership,
  type NetworkNode,
  readMembership,
  readMemberships,
  readNode,
  readRoot,
} from '../../shared/storage/networks.ts';
import { untilFresh } from '../../shared/storage/retry.ts';
import { meet } from './meet.ts';
import { type Networks, writesOf } from './networks.ts';

/** What was done about one person, and whom to look at next because of it. */
interface Refreshed {
  readonly what: string;
  readonly next: readonly string[];
}

/**
 * Keeps with the network what is known of a member who is a case, and whose other self is in it too. It looks again until
 * there is nothing left to do: whoever changed the files meanwhile may have found nothing to do themselves.
 */
export async function refreshNode(networks: Networks, person: string): Promise<string> {
  let first: string | undefined;
  const waiting = [person];
  for (let who = waiting.pop(); who !== undefined; who = waiting.pop()) {
    const id = who;
    const { what, next } = await untilFresh(networks.pause, () => refresh(networks, id));
    first ??= what;
    waiting.push(...next);
  }
  return first ?? 'nothing';
}

/**
 * The membership is read before the case files, and its version moves with the node: of two who look at the same moment,
 * the one who read the older files is refused.
 */
async function refresh(networks: Networks, person: string): Promise<Refreshed> {
  const member = await readMembership(networks, person);
  const { merged, into, cases, judged, judgedOf } = await readForNetwork(networks, person);
  const told = judgedOf === undefined ? {} : { judgedOf };
  const now: NetworkNode = { person, cases, judged, ...told, ...(into === undefined ? {} : { into }) };
  if (member === undefined) return joinSurvivor(networks, now);
  const before = await readNode(networks, member.network, person);
  if (before?.into !== undefined && before.into !== into) return untie(networks, member, before);
  if (into !== undefined && before?.into === undefined) return tie(networks, member, before, now);
  const outside = merged.length === 0 ? [] : await withoutNetwork(networks, merged);
  if (isKept(now) ? sameValue(before, now) : before === undefined) return { what: 'known', next: outside };
  const root = await readRoot(networks, member.network);
  const write = writesOf(networks);
  await writeTogether(networks.client, [
    write.member(member, person, member.network, cases),
    isKept(now) ? write.node(member.network, now) : write.nodeGone(member.network, person),
    write.head(root, { ...root, ...plusTally(root, changed(before, now)) }),
  ]);
  return { what: 'refreshed', next: [person, ...outside] };
}

const isKept = ({ cases, into }: NetworkNode) => cases.length > 0 || into !== undefined;

const changed = (before: NetworkNode | undefined, now: NetworkNode) =>
  plusTally(tallyOfNode(now), before === undefined ? nothing : tallyOfNode(before), -1);

async function withoutNetwork(networks: Networks, people: readonly string[]): Promise<string[]> {
  const members = await readMemberships(networks, people);
  return people.filter((person) => !members.some((each) => each.person === person));
}

/** Nothing was told of somebody under this id: they are in the network where who stands for them is. */
async function joinSurvivor(networks: Networks, now: NetworkNode): Promise<Refreshed> {
  const survivor = now.into === undefined ? undefined : await readMembership(networks, now.into);
  if (survivor === undefined) return { what: 'nothing', next: [] };
  const root = await readRoot(networks, survivor.network);
  const write = writesOf(networks);
  await writeTogether(networks.client, [
    write.member(undefined, now.person, root.networkId, now.cases),
    write.node(root.networkId, now),
    write.head(root, { ...root, ...plusTally(plusTally(root, ofPeople(1)), tallyOfNode(now)) }),
  ]);
  return { what: 'joined', next: [now.person] };
}

/** Two who are one are in one network: who stands for both comes in, or the two networks meet. */
async function tie(
  networks: Networks,
  member: Membership,
  before: NetworkNode | undefined,
  now: NetworkNode,
): Promise<Refreshed> {
  const { into = '', person } = now;
  const survivor = await readMembership(networks, into);
  const root = await readRoot(networks, member.network);
  const write = writesOf(networks);
  const own = {
    home: member.network,
    writes: (home: string) => [write.member(member, person, home, now.cases), write.node(home, now)],
    tally: changed(before, now),
  };
  const other = survivor === undefined ? root : await readRoot(networks, survivor.network);
  if (other.networkId !== root.networkId) return { what: await meet(networks, own, root, other), next: [person] };
  const more = survivor === undefined ? 1 : 0;
  await writeTogether(networks.client, [
    ...own.writes(own.home),
    ...(more === 1 ? [write.member(undefined, into, root.networkId)] : []),
    write.head(root, { ...root, ...plusTally(plusTally(root, ofPeople(more)), own.tally) }),
  ]);
  return { what: 'tied', next: [into, person] };
}

/** They are two after all, or somebody else stands for them now: who still hangs together is looked at by the queue. */
async function untie(networks: Networks, member: Membership, before: NetworkNode): Promise<Refreshed> {
  const { person, into = '' } = before;
  const { into: _, ...left } = before;
  const root: NetworkHead = await readRoot(networks, member.network);
  const now = networks.clock();
  const write = writesOf(networks);
  await writeTogether(networks.client, [
    write.member(member, person, member.network),
    isKept(left) ? write.node(member.network, left) : write.nodeGone(member.network, person),
    write.dirty(member.network, `${person}.${into}`, [person, into], now),
    write.head(root, { ...root, ...plusTally(root, changed(before, left)), dirtySince: root.dirtySince ?? now }),
  ]);
  return { what: 'parted', next: [person] };
}
