import { refuse } from '../../shared/api/problem.ts';
import type { Generations } from '../../shared/domain/graph/generations.ts';
import type { NetworkHead } from '../../shared/domain/graph/network.ts';
import type { LoadFiles, PersonFile } from '../../shared/domain/graph/person-file.ts';
import { type Walk, type Way, walk } from '../../shared/domain/graph/walk.ts';
import { readPersonFile, readPersonFiles } from '../../shared/storage/graph.ts';
import type { Reading } from '../../shared/storage/laid-out.ts';
import { readHead, readNetworkOf } from '../../shared/storage/networks.ts';
import type { Graph, KeptNetwork } from './graph.ts';
import { readAgain, readKept, recall, versionOf } from './kept.ts';

/** Where an answer is read from, and how it says so. */
export interface Source {
  readonly start: PersonFile;
  readonly load: LoadFiles;
  /** Known where the network is read. */
  readonly generations?: Generations;
  readonly kept?: KeptNetwork;
  readonly said: {
    readonly readFrom: 'network' | 'case-files';
    readonly network?: string;
    readonly rebuilding?: true;
    readonly changed?: true;
    readonly linksFromOutside?: number;
    readonly linksToOutside?: number;
  };
}

/** People whose files one request reads one by one: at 50 at once and 5 ms each, under a second. */
const filesAtMost = 6000;
/** People of a network that is read whole: at 350 bytes each 50 MB, some four seconds. */
const networkAtMost = 150_000;
/** A network of so many costs 42 RRU: nothing is gained by asking less. */
const smallNetwork = 1000;
/** A person's file costs half a unit; of a network that is read whole, twelve people do. */
const peopleForAFile = 12;
/** Each takes a millisecond or two of the processor: beyond, a network that will be kept is laid out sooner. */
const filesBeforeLayingOut = 1000;

export const isKnown = ({ cases, exposures }: { cases: readonly unknown[]; exposures: readonly unknown[] }): boolean =>
  cases.length + exposures.length > 0;

export const noSuchPerson = () =>
  refuse('no-such-person', { detail: 'Use a pseudonym that GET /graph/find or another answer of the graph gave you.' });

/** All that hangs together with a person, where it is kept; else person by person. Undefined for somebody nobody knows. */
export async function wholeSource(graph: Graph, person: string): Promise<Source | undefined> {
  return sourceFrom(graph, person, await readNetworkOf(graph, person));
}

const sourceFrom = async (graph: Graph, person: string, head: NetworkHead | undefined): Promise<Source | undefined> =>
  (head !== undefined && head.people <= networkAtMost ? await fromNetwork(graph, head, person) : undefined) ??
  (await fromFiles(graph, person));

/** For a question about a person and those next to them: their files, unless the network is at hand or small. */
export async function nearSource(graph: Graph, person: string): Promise<Source | undefined> {
  return nearFrom(graph, person, await readNetworkOf(graph, person));
}

async function nearFrom(graph: Graph, person: string, head: NetworkHead | undefined): Promise<Source | undefined> {
  const atHand = head !== undefined && (head.people <= smallNetwork || recall(graph, head) !== undefined);
  return (atHand ? await fromNetwork(graph, head, person) : undefined) ?? (await fromFiles(graph, person));
}

async function fromFiles(graph: Graph, person: string): Promise<Source | undefined> {
  const start = await readPersonFile(graph, person);
  const load: LoadFiles = (people) => readPersonFiles(graph, people);
  return isKnown(start) ? { start, load, said: { readFrom: 'case-files' } } : undefined;
}

/** The first of its people where nobody is named. */
export async function fromNetwork(graph: Graph, head: NetworkHead, person?: string): Promise<Source | undefined> {
  return sourceOf(await readKept(graph, head), head, person);
}

/** For a further page: the network of the pages before where that is kept, else as it is now; and whether it changed. */
export async function furtherSource(
  graph: Graph,
  before: Reading,
  anew: () => Promise<Source | undefined>,
  person?: string,
): Promise<Source | undefined> {
  const kept = await readAgain(graph, before);
  const head = kept && (await readHead(graph, before.networkId, 'eventual'));
  const source = kept === undefined ? await anew() : sourceOf(kept, head, person);
  const now = kept === undefined ? source?.kept && versionOf(source.kept.reading) : head?.version;
  return (
    source && (now === versionOf(before.reading) ? source : { ...source, said: { ...source.said, changed: true } })
  );
}

function sourceOf(kept: KeptNetwork, head: NetworkHead | undefined, person?: string): Source | undefined {
  const { files, laid, generations, networkId } = kept;
  const start = files.get(person ?? laid.ids[0] ?? '');
  if (start === undefined) return undefined;
  const load: LoadFiles = async (people) =>
    new Map(
      people.flatMap((id) => {
        const file = files.get(id);
        return file === undefined ? [] : [[id, file] as const];
      }),
    );
  const rebuilding = head?.dirtySince === undefined ? {} : ({ rebuilding: true } as const);
  const fromOutside = laid.fromOutside === 0 ? {} : { linksFromOutside: laid.fromOutside };
  const toOutside = laid.toOutside === 0 ? {} : { linksToOutside: laid.toOutside };
  const said = { readFrom: 'network', network: networkId, ...rebuilding, ...fromOutside, ...toOutside } as const;
  return { start, load, kept, generations, said };
}

/** Walks over a source that can be read to its end. */
export function walkOver(graph: Graph, { start, load, kept }: Source, way: Way, asked: string): Promise<Walk> {
  const everything = Number.POSITIVE_INFINITY;
  const limits = { people: kept === undefined ? filesAtMost : everything, enough: everything };
  const go = () => walk(load, graph.profiles, start, way, limits);
  return kept === undefined ? go() : kept.walked(`${start.person} ${asked}`, go);
}

/**
 * Walks from a person at about the least cost, which nobody knows before: person by person, for as long as that costs no
 * more than the network read whole; then the network. So it costs at most twice the cheaper of the two.
 */
export async function walkFrom(
  graph: Graph,
  person: string,
  way: Way,
  enough: number,
  asked: string,
): Promise<{ source: Source; walked: Walk } | undefined> {
  const head = await readNetworkOf(graph, person);
  const near = await nearFrom(graph, person, head);
  if (near === undefined) return undefined;
  if (near.kept !== undefined) return { source: near, walked: await walkOver(graph, near, way, asked) };
  const wholeGenerations = head !== undefined && head.people <= networkAtMost;
  const most = head !== undefined && head.people > graph.keptAbove ? filesBeforeLayingOut : filesAtMost;
  const people = wholeGenerations ? Math.min(most, Math.ceil(head.people / peopleForAFile)) : filesAtMost;
  const walked = await walk(near.load, graph.profiles, near.start, way, { people, enough, wholeGenerations });
  if (!wholeGenerations || walked.stopped !== 'too-many-people') return { source: near, walked };
  const source = (await fromNetwork(graph, head, person)) ?? near;
  return { source, walked: await walkOver(graph, source, way, asked) };
}
