import { type NetworkHead, nothing, ofPeople, plusTally, tallyOf } from '../../shared/domain/graph/network.ts';
import type { ToldExposure } from '../../shared/domain/graph/person-file.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import { type Membership, readEdge, readMembership, readRoot } from '../../shared/storage/networks.ts';
import { meet } from './meet.ts';
import { type Networks, writesOf } from './networks.ts';

/** One commit that makes an exposure an edge: of a new network, of the one network, or between two that meet by it. */
export async function join(networks: Networks, told: ToldExposure): Promise<string> {
  const [from, to] = await Promise.all([
    readMembership(networks, told.from.person),
    readMembership(networks, told.to.person),
  ]);
  if (from === undefined && to === undefined) return open(networks, told);
  if (from === undefined || to === undefined) return joinOne(networks, told, from, to);
  const [one, other] = await Promise.all([readRoot(networks, from.network), readRoot(networks, to.network)]);
  const known = await readEdge(networks, [from.network, to.network], told.exposureId);
  if (known !== undefined) return tellAnew(networks, told, known.told, known.home, one);
  const write = writesOf(networks);
  const tie = { home: from.network, writes: (home: string) => [write.edge(home, told)], tally: tallyOf(told) };
  if (one.networkId !== other.networkId) return meet(networks, tie, one, other);
  await writeTogether(networks.client, [
    write.edge(from.network, told),
    write.head(one, { ...one, ...plusTally(one, tallyOf(told)) }),
  ]);
  return 'joined';
}

/** The id is of the exposure's version: one that stands again after both had left opens another network. */
async function open(networks: Networks, told: ToldExposure): Promise<string> {
  const { exposureId, version } = told;
  const networkId = deriveId('network', exposureId, version);
  const write = writesOf(networks);
  const head = { networkId, ...plusTally(plusTally(nothing, ofPeople(2)), tallyOf(told)) };
  await writeTogether(networks.client, [
    write.member(undefined, told.from.person, networkId),
    write.member(undefined, told.to.person, networkId),
    write.edge(networkId, told),
    write.head(undefined, head),
  ]);
  return 'opened';
}

async function joinOne(
  networks: Networks,
  told: ToldExposure,
  from: Membership | undefined,
  to: Membership | undefined,
): Promise<string> {
  const known = from ?? to;
  if (known === undefined) throw new Error('One of the two is in a network, or it is opened.');
  const root = await readRoot(networks, known.network);
  const write = writesOf(networks);
  const newcomer = from === undefined ? told.from.person : told.to.person;
  await writeTogether(networks.client, [
    write.member(undefined, newcomer, root.networkId),
    write.edge(root.networkId, told),
    write.head(root, { ...root, ...plusTally(plusTally(root, ofPeople(1)), tallyOf(told)) }),
  ]);
  return 'joined';
}

/** Another setting, other days: the same edge says something else now. */
async function tellAnew(
  networks: Networks,
  told: ToldExposure,
  before: ToldExposure,
  home: string,
  root: NetworkHead,
): Promise<string> {
  if (before.version >= told.version) return 'known';
  const write = writesOf(networks);
  const tally = plusTally(plusTally(root, tallyOf(before), -1), tallyOf(told));
  await writeTogether(networks.client, [write.edge(home, told, before), write.head(root, { ...root, ...tally })]);
  return 'changed';
}
