import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Tally } from '../../shared/domain/graph/network.ts';
import type { Tree } from '../../shared/storage/networks.ts';

/** What makes two networks one: an exposure, or that two people are the same. */
export interface Tie {
  /** The segment that it lies in, as long as whoever is at home there is not moved. */
  readonly home: string;
  readonly writes: (home: string) => readonly TransactWriteItem[];
  readonly tally: Tally;
}

/** Who holds together with whom, by everything that does. */
export const tiesOf = ({ edges, nodes }: Pick<Tree, 'edges' | 'nodes'>) => [
  ...edges.map(({ told }) => ({ from: told.from.person, to: told.to.person })),
  ...nodes.flatMap(({ node }) => (node.into === undefined ? [] : [{ from: node.person, to: node.into }])),
];

/** Everybody who is at home in these segments. */
export const peopleOf = (tree: Pick<Tree, 'edges' | 'nodes'>): string[] => [
  ...new Set(tiesOf(tree).flatMap(({ from, to }) => [from, to])),
];

export const keyOf = ({ Put, Delete }: TransactWriteItem): string => {
  const { pk, sk } = Put?.Item ?? Delete?.Key ?? {};
  return JSON.stringify([pk, sk]);
};
