import {
  componentsOf,
  type NetworkHead,
  ofPeople,
  plusTally,
  type Tally,
  tallyOfNode,
} from '../../shared/domain/graph/network.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import {
  type Membership,
  readHead,
  readMemberships,
  readRoot,
  readTree,
  type Tree,
} from '../../shared/storage/networks.ts';
import { untilFresh } from '../../shared/storage/retry.ts';
import { type Networks, writesOf } from './networks.ts';
import { partOf, splitLarge, splitSmall } from './split.ts';
import { peopleOf, tiesOf } from './tie.ts';

/** Members who leave in one commit: each is their membership and their node. */
const leavingAtOnce = 40;
const marksAtOnce = 90;

/**
 * Looks who of a network that lost edges is still connected. The largest part stays, whoever has no edge leaves, every
 * other part becomes a network of its own. Each commit rests on the head as it was read, so anything that changes
 * meanwhile makes it look again; what was moved so far stays moved.
 */
export async function rebuild(networks: Networks, networkId: string): Promise<string> {
  return untilFresh(networks.pause, async () => {
    const head = await readHead(networks, networkId);
    if (head === undefined) return 'nothing';
    const root = head.into === undefined ? head : await readRoot(networks, head.into);
    if (root.dirtySince === undefined) return 'known';
    const tree = await readTree(networks, root.networkId, 'consistent');
    const exposed = new Set(tree.edges.map(({ told }) => told.from.person));
    const parts = Map.groupBy(componentsOf(tiesOf(tree)), (people) => people.some((person) => exposed.has(person)));
    const [, ...others] = parts.get(true) ?? [];
    let left: NetworkHead | undefined = await dropLone(networks, root, tree, parts.get(false) ?? []);
    for (const people of others) {
      if (left === undefined) break;
      const part = await partOf(networks, tree, people);
      left = await (part.writes > networks.writesAtOnce
        ? splitLarge(networks, left, part)
        : splitSmall(networks, left, part));
    }
    if (left !== undefined) await clear(networks, left, tree);
    return others.length > 0 ? 'split' : 'whole';
  });
}

/** Those whose last edge went, with whoever is the same as they. Undefined where nobody is left. */
async function dropLone(
  networks: Networks,
  root: NetworkHead,
  tree: Tree,
  unexposed: readonly (readonly string[])[],
): Promise<NetworkHead | undefined> {
  const connected = new Set(peopleOf(tree));
  const segments = new Set(tree.segments);
  const marked = tree.dirty.flatMap(({ people }) => people).filter((person) => !connected.has(person));
  const members = await readMemberships(networks, [...new Set([...marked, ...unexposed.flat()])]);
  const lone = members.filter(({ network }) => segments.has(network));
  let head: NetworkHead | undefined = root;
  for (let from = 0; from < lone.length && head !== undefined; from += leavingAtOnce)
    head = await drop(networks, head, tree, lone.slice(from, from + leavingAtOnce));
  return head;
}

async function drop(
  networks: Networks,
  head: NetworkHead,
  { nodes }: Tree,
  leaving: readonly Membership[],
): Promise<NetworkHead | undefined> {
  const people = new Set(leaving.map(({ person }) => person));
  const theirs = nodes.filter(({ node }) => people.has(node.person));
  const less = theirs.reduce<Tally>((sum, { node }) => plusTally(sum, tallyOfNode(node)), ofPeople(leaving.length));
  const left = { ...head, ...plusTally(head, less, -1) };
  const write = writesOf(networks);
  await writeTogether(networks.client, [
    ...leaving.map(write.memberGone),
    ...theirs.map(({ home, node }) => write.nodeGone(home, node.person)),
    left.people === 0 ? write.headGone(head) : write.head(head, left),
  ]);
  return left.people === 0 ? undefined : { ...left, version: head.version + 1 };
}

async function clear(networks: Networks, head: NetworkHead, { dirty }: Tree): Promise<void> {
  const write = writesOf(networks);
  const earlier = Math.max(0, dirty.length - marksAtOnce);
  for (let from = 0; from < earlier; from += marksAtOnce)
    await writeTogether(networks.client, dirty.slice(from, Math.min(earlier, from + marksAtOnce)).map(write.dirtyGone));
  const { dirtySince: _, ...clean } = head;
  await writeTogether(networks.client, [...dirty.slice(earlier).map(write.dirtyGone), write.head(head, clean)]);
}
