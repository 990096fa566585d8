import type { EdgeView, NodeView } from '../../shared/api/graph.ts';

/** A picture as it came from the API. */
export interface Loaded {
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
  readonly cycles: number;
  /** Everything there is was walked. */
  readonly complete: boolean;
  /** An exposure was taken back, and the network as it is kept is the old one. */
  readonly rebuilding: boolean;
}
