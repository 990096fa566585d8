import type { DiseaseProfile } from '../../shared/domain/diseases/profile.ts';
import { clustersOf } from '../../shared/domain/graph/clusters.ts';
import { generationsIn, linksAmong, linksFromOutside } from '../../shared/domain/graph/generations.ts';
import type { NetworkHead } from '../../shared/domain/graph/network.ts';
import type { PersonFile } from '../../shared/domain/graph/person-file.ts';
import type { Walk } from '../../shared/domain/graph/walk.ts';
import { readNetworkFiles } from '../../shared/storage/networks.ts';
import type { Graph, KeptNetwork } from './graph.ts';

/**
 * Every change of a network moves its head's version, so what was read of this version is what there is: its next page, or
 * the next question about it, costs two gets. Not for longer than this, because what was read may have been a moment old.
 */
const rememberedFor = 60_000;
/** At some 2 KB each in memory, a sixth of the function's. */
const peopleRemembered = 150_000;

export function recall(graph: Graph, { networkId, version }: NetworkHead): KeptNetwork | undefined {
  const read = graph.memory?.get(networkId);
  const isFresh =
    read !== undefined &&
    read.kept.head.version === version &&
    read.profiles === graph.profiles &&
    Date.parse(graph.clock()) - read.readAt < rememberedFor;
  return isFresh ? read.kept : undefined;
}

export async function readKept(graph: Graph, head: NetworkHead): Promise<KeptNetwork> {
  const remembered = recall(graph, head);
  if (remembered !== undefined) return remembered;
  const kept = keptFrom(head, await readNetworkFiles(graph, head), graph.profiles);
  const { memory } = graph;
  memory?.delete(head.networkId);
  memory?.set(head.networkId, { kept, profiles: graph.profiles, readAt: Date.parse(graph.clock()) });
  let people = 0;
  for (const [id, { kept: each }] of [...(memory ?? [])].reverse()) {
    people += each.head.people;
    if (people > peopleRemembered && id !== head.networkId) memory?.delete(id);
  }
  return kept;
}

function keptFrom(
  head: NetworkHead,
  files: ReadonlyMap<string, PersonFile>,
  profiles: readonly DiseaseProfile[],
): KeptNetwork {
  const links = once(() => linksAmong(files, profiles));
  const fromOutside = once(() => linksFromOutside(files));
  const generations = once(() => generationsIn(links()));
  const clusters = once(() => clustersOf(links(), files, generations()));
  let last: { readonly asked: string; readonly walk: Promise<Walk> } | undefined;
  const walked: KeptNetwork['walked'] = (asked, walk) => {
    if (last?.asked !== asked) last = { asked, walk: walk() };
    return last.walk;
  };
  return { head, files, links, fromOutside, generations, clusters, walked };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
