import type { DiseaseProfile } from '../../shared/domain/diseases/profile.ts';
import type { Cluster } from '../../shared/domain/graph/clusters.ts';
import type { Edge } from '../../shared/domain/graph/edges.ts';
import type { Generations } from '../../shared/domain/graph/generations.ts';
import type { NetworkHead } from '../../shared/domain/graph/network.ts';
import type { PersonFile } from '../../shared/domain/graph/person-file.ts';
import type { Walk } from '../../shared/domain/graph/walk.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import type { GraphTables } from '../../shared/storage/graph.ts';

export interface Graph extends GraphTables {
  readonly profiles: readonly DiseaseProfile[];
  readonly clock: Clock;
  /** Absent: nothing is remembered from one question to the next. */
  readonly memory?: NetworkMemory;
}

/** A network as it is kept, and what follows from it, each computed when it is first asked for. */
export interface KeptNetwork {
  readonly head: NetworkHead;
  /** By each of a person's ids. */
  readonly files: ReadonlyMap<string, PersonFile>;
  readonly links: () => readonly Edge[];
  readonly fromOutside: () => number;
  readonly generations: () => Generations;
  readonly clusters: () => readonly Cluster[];
  /** The last walk, for its next page. */
  readonly walked: (asked: string, walk: () => Promise<Walk>) => Promise<Walk>;
}

interface Read {
  readonly kept: KeptNetwork;
  readonly profiles: readonly DiseaseProfile[];
  readonly readAt: number;
}

/** Networks that were just read, in this process, by id. */
export type NetworkMemory = Map<string, Read>;
