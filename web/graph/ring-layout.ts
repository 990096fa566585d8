import type { Picture } from './known.ts';
import { branchesOf } from './time-tree.ts';

/**
 * Where a network begins, before forces are let at it: each tree in rings around its first case, with an angle for each
 * leaf; the largest tree in the middle and the others around it. The same people always come to stand on the same places.
 */

export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const golden = Math.PI * (3 - Math.sqrt(5));
/** Between two rings, and at least so much of a ring for each leaf. */
const apart = 12;

type Branch = ReturnType<typeof branchesOf>[number];

interface Tree {
  readonly order: readonly Branch[];
  readonly leaves: ReadonlyMap<Branch, number>;
  readonly depth: ReadonlyMap<Branch, number>;
  readonly radius: number;
  /** Between its rings. */
  readonly gap: number;
}

/** In the order of the picture's people. */
export function ringLayout(picture: Picture): Points {
  const trees = branchesOf(picture)
    .map(treeFrom)
    .sort((a, b) => b.radius - a.radius);
  const at = new Map<string, readonly [number, number]>();
  let area = 0;
  trees.forEach((tree, n) => {
    // A spiral: what is already placed fills a disc, and the next comes to its rim.
    const out = n === 0 ? 0 : Math.sqrt(area) + tree.radius;
    const [x, y] = [out * Math.cos(n * golden), out * Math.sin(n * golden)];
    area += 2 * (tree.radius + apart / 2) ** 2;
    placeTree(tree, x, y, at);
  });
  const places = picture.people.map(({ node }) => at.get(node.person) ?? ([0, 0] as const));
  return { x: Float64Array.from(places, ([x]) => x), y: Float64Array.from(places, ([, y]) => y) };
}

function treeFrom(root: Branch): Tree {
  const order = [root];
  const depth = new Map([[root, 0]]);
  for (const branch of order) {
    for (const child of branch.behind) depth.set(child, (depth.get(branch) ?? 0) + 1);
    order.push(...branch.behind);
  }
  const leaves = new Map<Branch, number>();
  for (const branch of order.toReversed())
    leaves.set(
      branch,
      Math.max(
        1,
        branch.behind.reduce((sum, child) => sum + (leaves.get(child) ?? 0), 0),
      ),
    );
  const deepest = depth.get(order.at(-1) ?? root) ?? 0;
  const rim = ((leaves.get(root) ?? 1) * apart) / (2 * Math.PI);
  const gap = Math.max(apart, deepest === 0 ? 0 : rim / deepest);
  return { order, leaves, depth, gap, radius: deepest * gap + apart / 2 };
}

function placeTree(
  { order, leaves, depth, gap }: Tree,
  x: number,
  y: number,
  at: Map<string, readonly [number, number]>,
) {
  const from = new Map<Branch, readonly [number, number]>(order.slice(0, 1).map((root) => [root, [0, 2 * Math.PI]]));
  for (const branch of order) {
    const [begin, wide] = from.get(branch) ?? [0, 0];
    const out = (depth.get(branch) ?? 0) * gap;
    const angle = begin + wide / 2;
    at.set(branch.person, [x + out * Math.cos(angle), y + out * Math.sin(angle)]);
    let next = begin;
    for (const child of branch.behind) {
      const share = (wide * (leaves.get(child) ?? 1)) / (leaves.get(branch) ?? 1);
      from.set(child, [next, share]);
      next += share;
    }
  }
}
