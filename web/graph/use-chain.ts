import { useQuery } from '@tanstack/react-query';
import type { ChainResponse, EdgeView, NodeView } from '../../shared/api/graph.ts';
import { useClient } from '../api/api.tsx';
import type { Client } from '../api/client.ts';

export interface Asked {
  readonly person: string;
  readonly direction: 'forwards' | 'backwards' | 'both';
  readonly over: 'links' | 'exposures';
  readonly contacts: 'shown' | 'hidden';
}

export interface Chain {
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
  readonly cycles: number;
  /** Everything there is was walked. */
  readonly complete: boolean;
}

/** A picture of more than so many shows nobody anything; what is left out is said. */
const most = 2_000;

async function walk(
  client: Client,
  { person, over, contacts }: Asked,
  direction: 'forwards' | 'backwards',
): Promise<Chain> {
  const nodes: NodeView[] = [];
  const edges: EdgeView[] = [];
  let page: ChainResponse;
  let cursor: string | undefined;
  do {
    page = await client.call('readChain', { path: { person }, query: { direction, over, contacts, cursor } });
    nodes.push(...page.nodes);
    edges.push(...page.edges);
    cursor = page.cursor;
  } while (cursor !== undefined && nodes.length < most);
  return { nodes, edges, cycles: page.cycles.length, complete: page.complete && cursor === undefined };
}

const once = <Each extends object>(all: readonly Each[], key: (each: Each) => string): readonly Each[] => [
  ...new Map(all.map((each) => [key(each), each] as const)).values(),
];

/** The chain from a person, forwards, backwards or both ways in one. */
export function useChain(asked: Asked) {
  const client = useClient();
  return useQuery({
    queryKey: ['chain', asked],
    queryFn: async (): Promise<Chain> => {
      const ways = asked.direction === 'both' ? (['backwards', 'forwards'] as const) : [asked.direction];
      const chains = await Promise.all(ways.map((way) => walk(client, asked, way)));
      return {
        nodes: once(
          chains.flatMap(({ nodes }) => nodes),
          ({ person }) => person,
        ),
        edges: once(
          chains.flatMap(({ edges }) => edges),
          ({ id }) => id,
        ),
        cycles: chains.reduce((sum, { cycles }) => sum + cycles, 0),
        complete: chains.every(({ complete }) => complete),
      };
    },
  });
}
