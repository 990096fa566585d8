/**
 * Cycles: people from each of whom the edges lead back to themselves. Strongly connected components after Tarjan, with a
 * stack of its own, because a chain may be longer than the machine's.
 */
export function cyclesIn(edges: readonly { readonly from: string; readonly to: string }[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const onward = next.get(from);
    if (onward === undefined) next.set(from, [to]);
    else onward.push(to);
    if (!next.has(to)) next.set(to, []);
  }
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const cycles: string[][] = [];
  const enter = (id: string) => {
    index.set(id, index.size);
    low.set(id, index.size - 1);
    open.push(id);
    isOpen.add(id);
    return { id, at: 0 };
  };
  const lower = (id: string, to: number) => low.set(id, Math.min(low.get(id) ?? to, to));
  const leave = (id: string) => {
    if (low.get(id) !== index.get(id)) return;
    const cycle = open.splice(open.lastIndexOf(id));
    for (const each of cycle) isOpen.delete(each);
    if (cycle.length > 1) cycles.push(cycle.sort());
  };
  for (const root of next.keys()) {
    if (index.has(root)) continue;
    const path = [enter(root)];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const to = next.get(top.id)?.[top.at++];
      if (to === undefined) {
        leave(top.id);
        path.pop();
        const below = path.at(-1);
        if (below !== undefined) lower(below.id, low.get(top.id) ?? 0);
      } else if (!index.has(to)) path.push(enter(to));
      else if (isOpen.has(to)) lower(top.id, index.get(to) ?? 0);
    }
  }
  return cycles.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}
