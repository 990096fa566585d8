import { refuse } from '../../shared/api/problem.ts';
import type { DiseaseProfile } from '../../shared/domain/diseases/profile.ts';
import type { NetworkHead } from '../../shared/domain/graph/network.ts';
import type { LoadFiles, PersonFile } from '../../shared/domain/graph/person-file.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { type GraphTables, readPersonFile, readPersonFiles } from '../../shared/storage/graph.ts';
import { readNetworkFiles, readNetworkOf } from '../../shared/storage/networks.ts';

export interface Graph extends GraphTables {
  readonly profiles: readonly DiseaseProfile[];
  readonly clock: Clock;
}

/** Where an answer is read from, and how it says so. */
export interface Source {
  readonly start: PersonFile;
  readonly load: LoadFiles;
  readonly peopleAtMost: number;
  readonly said: {
    readonly readFrom: 'network' | 'case-files';
    readonly network?: string;
    readonly rebuilding?: true;
  };
}

/** People whose files one request reads one by one: at 50 at once and 5 ms each, under a second. */
const filesAtMost = 6000;
/** People of a network that is read whole: at 350 bytes each 50 MB, some four seconds. */
const networkAtMost = 150_000;
/** Steps for which the files of those met are fewer than a network larger than that. */
const fewSteps = 2;
const largeNetwork = 5000;

export const isKnown = ({ cases, exposures }: { cases: readonly unknown[]; exposures: readonly unknown[] }): boolean =>
  cases.length + exposures.length > 0;

export const noSuchPerson = () =>
  refuse('no-such-person', { detail: 'Use a pseudonym that GET /graph/find or another answer of the graph gave you.' });

/**
 * From the network where it is kept and not far larger than what is asked for: one query a segment, else from the case
 * files, one generation after the other. Undefined for somebody nobody knows.
 */
export async function sourceOf(graph: Graph, person: string, depth: number): Promise<Source | undefined> {
  const head = await readNetworkOf(graph, person);
  const whole = head !== undefined && head.people <= (depth <= fewSteps ? largeNetwork : networkAtMost);
  const kept = whole ? await fromNetwork(graph, head, person) : undefined;
  if (kept !== undefined) return kept;
  const start = await readPersonFile(graph, person);
  if (!isKnown(start)) return undefined;
  const load: LoadFiles = (people) => readPersonFiles(graph, people);
  return { start, load, peopleAtMost: filesAtMost, said: { readFrom: 'case-files' } };
}

/** The first of its people where nobody is named. */
export async function fromNetwork(graph: Graph, head: NetworkHead, person?: string): Promise<Source | undefined> {
  const files = await readNetworkFiles(graph, head.networkId);
  const start = files.get(person ?? [...files.keys()].sort()[0] ?? '');
  if (start === undefined) return undefined;
  const load: LoadFiles = async (people) =>
    new Map(
      people.flatMap((id) => {
        const file = files.get(id);
        return file === undefined ? [] : [[id, file] as const];
      }),
    );
  const rebuilding = head.dirtySince === undefined ? {} : ({ rebuilding: true } as const);
  return {
    start,
    load,
    peopleAtMost: Number.POSITIVE_INFINITY,
    said: { readFrom: 'network', network: head.networkId, ...rebuilding },
  };
}
