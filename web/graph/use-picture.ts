import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EdgeView, NodeView } from '../../shared/api/graph.ts';
import { useClient } from '../api/api.tsx';
import type { Client } from '../api/client.ts';
import type { Loaded } from './loaded.ts';
import { expandedIn, type View } from './view.ts';

type Wanted = Pick<View, 'person' | 'network' | 'scope' | 'over' | 'direction' | 'expanded'>;
type Told = (people: number) => void;

/** A picture of more than so many is stopped, and says so. */
const most = 25_000;

interface Page {
  readonly nodes: readonly NodeView[];
  readonly edges: readonly EdgeView[];
  readonly complete: boolean;
  readonly cycles?: readonly unknown[];
  readonly rebuilding?: true | undefined;
  readonly cursor?: string | undefined;
}

/** Page after page, to the end or to `most`. */
async function allOf(ask: (cursor: string | undefined) => Promise<Page>, told: Told): Promise<Loaded> {
  const nodes: NodeView[] = [];
  const edges: EdgeView[] = [];
  let page: Page;
  let cursor: string | undefined;
  do {
    page = await ask(cursor);
    nodes.push(...page.nodes);
    edges.push(...page.edges);
    cursor = page.cursor;
    told(nodes.length);
  } while (cursor !== undefined && nodes.length < most);
  return {
    nodes,
    edges,
    cycles: page.cycles?.length ?? 0,
    complete: page.complete && cursor === undefined,
    rebuilding: page.rebuilding ?? false,
  };
}

const once = <Each extends object>(all: readonly Each[], key: (each: Each) => string): readonly Each[] => [
  ...new Map(all.map((each) => [key(each), each] as const)).values(),
];

/** Of somebody who is in several the first says whether more leads on from them, unless it was gone on from them. */
const together = (parts: readonly Loaded[], expanded: readonly string[]): Loaded => ({
  nodes: once(parts.flatMap(({ nodes }) => nodes).toReversed(), ({ person }) => person)
    .toReversed()
    .map(({ more, ...node }) => (more && !expanded.includes(node.person) ? { ...node, more } : node)),
  edges: once(
    parts.flatMap(({ edges }) => edges),
    ({ id }) => id,
  ),
  cycles: parts.reduce((sum, { cycles }) => sum + cycles, 0),
  complete: parts.every(({ complete }) => complete),
  rebuilding: parts.some(({ rebuilding }) => rebuilding),
});

function chainOf(client: Client, person: string, wanted: Wanted, told: Told, depth?: string): Promise<Loaded>[] {
  const ways =
    wanted.direction === 'both' || depth !== undefined ? (['backwards', 'forwards'] as const) : [wanted.direction];
  return ways.map((direction) =>
    allOf(
      (cursor) =>
        client.call('readChain', { path: { person }, query: { direction, over: wanted.over, depth, cursor } }),
      told,
    ),
  );
}

const clusterOf = (client: Client, { person, network, over }: Wanted, told: Told): Promise<Loaded> =>
  allOf(async (cursor) => {
    const { members, ties, ...made } =
      person === undefined
        ? await client.call('readWholeNetwork', { path: { network: network ?? '' }, query: { over, cursor } })
        : await client.call('readNetwork', { path: { person }, query: { over, cursor } });
    return { ...made, nodes: members, edges: ties };
  }, told);

async function load(client: Client, wanted: Wanted, told: Told): Promise<Loaded> {
  const { person, scope } = wanted;
  const whole =
    person !== undefined && scope === 'chain'
      ? chainOf(client, person, wanted, told)
      : [clusterOf(client, wanted, told)];
  const expanded = expandedIn(wanted);
  const further = expanded.flatMap((from) => chainOf(client, from, wanted, () => undefined, '1'));
  const parts = await Promise.all([...whole, ...further]);
  // That a step from somebody stops there is meant so, and is no gap in the picture.
  const gaps = parts.map((part, n) => (n < whole.length ? part : { ...part, complete: true }));
  return together(gaps, expanded);
}

/** A cluster or a chain, with what was gone on from; and how many people have come so far. */
export function usePicture({ person, network, scope, over, direction, expanded }: View) {
  const client = useClient();
  const [come, setCome] = useState(0);
  const wanted: Wanted = { person, network, scope, over, direction, expanded };
  const { data, error, isFetching } = useQuery({
    queryKey: ['picture', wanted],
    enabled: person !== undefined || network !== undefined,
    queryFn: () => load(client, wanted, setCome),
    placeholderData: (before, query) => (samePicture(query?.queryKey[1], wanted) ? before : undefined),
  });
  return { data, error, come, isFetching };
}

/** Going on from somebody keeps what is there on the screen until it comes. */
const samePicture = (before: unknown, now: Wanted): boolean =>
  JSON.stringify({ ...(before as Wanted | undefined), expanded: '' }) === JSON.stringify({ ...now, expanded: '' });
