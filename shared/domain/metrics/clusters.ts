import { at } from '../snapshot/columns.ts';

/**
 * Who hangs together: for each of `nodes`, the smallest number among those it is connected with. Union-find with halved
 * paths, the larger number under the smaller.
 */
export function componentsOf(nodes: number, from: Int32Array, to: Int32Array, edges = from.length): Int32Array {
  const parent = new Int32Array(nodes);
  for (let n = 0; n < nodes; n++) parent[n] = n;
  const rootOf = (node: number): number => {
    let here = node;
    while (at(parent, here) !== here) {
      const above = at(parent, at(parent, here));
      parent[here] = above;
      here = above;
    }
    return here;
  };
  for (let n = 0; n < edges; n++) {
    const a = rootOf(at(from, n));
    const b = rootOf(at(to, n));
    if (a < b) parent[b] = a;
    else parent[a] = b;
  }
  for (let n = 0; n < nodes; n++) parent[n] = rootOf(n);
  return parent;
}

/** How many belong to each component, by its smallest node. */
export function sizesOf(components: Int32Array): Int32Array {
  const sizes = new Int32Array(components.length);
  for (const root of components) sizes[root] = at(sizes, root) + 1;
  return sizes;
}
