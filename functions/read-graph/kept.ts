import type { DiseaseProfile } from '../../shared/domain/diseases/profile.ts';
import { clustersOf } from '../../shared/domain/graph/clusters.ts';
import { hangTogether } from '../../shared/domain/graph/hang-together.ts';
import { filesOf, type LaidOut, layOut } from '../../shared/domain/graph/laid-out.ts';
import type { NetworkHead } from '../../shared/domain/graph/network.ts';
import { digestOf } from '../../shared/runtime/ids.ts';
import { type Reading, readLaidOut, writeLaidOut } from '../../shared/storage/laid-out.ts';
import { readHead, readNetworkFiles } from '../../shared/storage/networks.ts';
import type { Graph, KeptNetwork } from './graph.ts';

/**
 * Every change of a network moves its head's version, so what was read of this version is what there is: its next page, or
 * the next question about it, costs two gets. A small one is not remembered for longer than this, because what was read
 * may have been a moment old.
 */
const rememberedFor = 60_000;
/** At some 2 KB each in memory, a sixth of the function's. */
const peopleRemembered = 150_000;
const rulesOf = (profiles: readonly DiseaseProfile[]): string => digestOf(profiles).slice(0, 12);

export const readingOf = ({ networkId, version }: NetworkHead, graph: Graph): Reading => ({
  networkId,
  reading: `${version}.${rulesOf(graph.profiles)}`,
});

/** Of the head, as a reading's name tells it. */
export const versionOf = (reading: string): number => Number.parseInt(reading, 10);

export function recall(graph: Graph, head: NetworkHead): KeptNetwork | undefined {
  const read = graph.memory?.get(head.networkId);
  const isWanted = read?.kept.reading === readingOf(head, graph).reading;
  const isFresh = read !== undefined && Date.parse(graph.clock()) - read.readAt < rememberedFor;
  return isWanted && (isFresh || head.people > graph.keptAbove) ? read?.kept : undefined;
}

/** The network as it is now. */
export async function readKept(graph: Graph, head: NetworkHead): Promise<KeptNetwork> {
  const remembered = recall(graph, head);
  if (remembered !== undefined) return remembered;
  if (head.people > graph.keptAbove) return readLarge(graph, head);
  const laid = layOut(await readNetworkFiles(graph, head), graph.profiles);
  return remember(graph, keptFrom(readingOf(head, graph), laid));
}

/** The network as it was read for an earlier page; undefined where that reading was not kept, or is no more. */
export async function readAgain(graph: Graph, reading: Reading): Promise<KeptNetwork | undefined> {
  const remembered = graph.memory?.get(reading.networkId)?.kept;
  if (remembered?.reading === reading.reading) return remembered;
  const laid = await readLaidOut(graph.store, reading);
  return laid && remember(graph, keptFrom(reading, laid));
}

async function readLarge(graph: Graph, head: NetworkHead): Promise<KeptNetwork> {
  const wanted = readingOf(head, graph);
  const known = await readAgain(graph, wanted);
  if (known !== undefined) return known;
  const laid = layOut(await readNetworkFiles(graph, head, 'consistent'), graph.profiles);
  const after = await readHead(graph, head.networkId);
  // What changed while it was read may be in it or not: no other question than its next pages is answered from that.
  const torn = after?.version === head.version ? '' : `.${Date.parse(graph.clock())}`;
  const reading = { ...wanted, reading: `${wanted.reading}${torn}` };
  await writeLaidOut(graph.store, reading, laid);
  return remember(graph, keptFrom(reading, laid));
}

function remember(graph: Graph, kept: KeptNetwork): KeptNetwork {
  const { memory } = graph;
  memory?.delete(kept.networkId);
  memory?.set(kept.networkId, { kept, readAt: Date.parse(graph.clock()) });
  let people = 0;
  for (const [id, { kept: each }] of [...(memory ?? [])].reverse()) {
    people += each.laid.ids.length;
    if (people > peopleRemembered && id !== kept.networkId) memory?.delete(id);
  }
  return kept;
}

function keptFrom(reading: Reading, laid: LaidOut): KeptNetwork {
  const { links, numbers, people } = laid;
  const numberOf = (id: string) => numbers.get(id) ?? -1;
  const generations: KeptNetwork['generations'] = {
    get: (id) => new Map(numbers.has(id) ? Object.entries(people.get(numberOf(id)).generations) : []),
  };
  const clusters = once(() => {
    const all = Array.from({ length: links.known.length }, (_, n) => links.known.get(n));
    return clustersOf(all, (id) => people.get(numberOf(id)).cases, generations);
  });
  const walked = last<ReturnType<Parameters<KeptNetwork['walked']>[1]>>();
  const together = last<ReturnType<KeptNetwork['together']>>();
  return {
    ...reading,
    laid,
    files: filesOf(laid),
    generations,
    clusters,
    walked,
    together: (over, firsts) => together(`${over} ${firsts.join()}`, () => hangTogether(laid, over, firsts)),
  };
}

/** Keeps what was made for the last question. */
function last<Made>(): (asked: string, make: () => Made) => Made {
  let kept: { readonly asked: string; readonly made: Made } | undefined;
  return (asked, make) => {
    if (kept?.asked !== asked) kept = { asked, made: make() };
    return kept.made;
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
