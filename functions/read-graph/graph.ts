import type { DiseaseProfile } from '../../shared/domain/diseases/profile.ts';
import type { Cluster } from '../../shared/domain/graph/clusters.ts';
import type { Generations } from '../../shared/domain/graph/generations.ts';
import type { Together } from '../../shared/domain/graph/hang-together.ts';
import type { LaidOut, Over } from '../../shared/domain/graph/laid-out.ts';
import type { FilesOf } from '../../shared/domain/graph/person-file.ts';
import type { Walk } from '../../shared/domain/graph/walk.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import type { GraphTables } from '../../shared/storage/graph.ts';
import type { Reading } from '../../shared/storage/laid-out.ts';
import type { ObjectStore } from '../../shared/storage/objects.ts';

export interface Graph extends GraphTables {
  readonly profiles: readonly DiseaseProfile[];
  readonly clock: Clock;
  /**
   * Where networks of more people than `keptAbove` are kept as they were laid out, so that no other process reads them
   * again: what was read consistently between two looks at one version of the head is that version, whenever it is asked
   * for.
   */
  readonly store: ObjectStore;
  readonly keptAbove: number;
  /** Absent: nothing is remembered from one question to the next. */
  readonly memory?: NetworkMemory;
}

/** A network as it was read once, and what follows from it, each computed when it is first asked for. */
export interface KeptNetwork extends Reading {
  readonly laid: LaidOut;
  /** By each of a person's ids. */
  readonly files: FilesOf;
  readonly generations: Generations;
  readonly clusters: () => readonly Cluster[];
  /** The last walk, for its next page. */
  readonly walked: (asked: string, walk: () => Promise<Walk>) => Promise<Walk>;
  /** The same of who hangs together. */
  readonly together: (over: Over, firsts: readonly number[]) => Together;
}

interface Read {
  readonly kept: KeptNetwork;
  readonly readAt: number;
}

/** Networks that were just read, in this process, by id. */
export type NetworkMemory = Map<string, Read>;
