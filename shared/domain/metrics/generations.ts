import { at } from '../snapshot/columns.ts';
import { leadingFrom, type Outbreak, sourcesOf } from './outbreak.ts';

/** Of a case without any link. */
export const unlinked = -1;
/** Of a case whose sources all lead back to itself: nobody in a cycle descends from a case without a source. */
export const inCycle = -2;

/**
 * The generation of each case: its shortest distance over links from a case without a source. All roots at once, breadth
 * first, so that each case and each link is looked at once.
 */
export function generationsOf(outbreak: Outbreak): Int32Array {
  const { cases } = outbreak;
  const sources = sourcesOf(outbreak);
  const { starts, targets } = onwardOf(outbreak);
  const generation = new Int32Array(cases).fill(inCycle);
  const queue = new Int32Array(cases);
  let queued = 0;
  for (let n = 0; n < cases; n++) {
    if (at(sources, n) > 0) continue;
    const isRoot = at(starts, n + 1) > at(starts, n);
    generation[n] = isRoot ? 0 : unlinked;
    if (isRoot) queue[queued++] = n;
  }
  for (let next = 0; next < queued; next++) {
    const from = at(queue, next);
    for (let n = at(starts, from); n < at(starts, from + 1); n++) {
      const to = at(targets, n);
      if (at(generation, to) !== inCycle) continue;
      generation[to] = at(generation, from) + 1;
      queue[queued++] = to;
    }
  }
  return generation;
}

/** Whom each case leads to: those of case `n` are `targets` from `starts[n]` up to `starts[n + 1]`. */
export function onwardOf(outbreak: Outbreak): { readonly starts: Int32Array; readonly targets: Int32Array } {
  const { cases, links } = outbreak;
  const leading = leadingFrom(outbreak);
  const starts = new Int32Array(cases + 1);
  for (let n = 0; n < cases; n++) starts[n + 1] = at(starts, n) + at(leading, n);
  const next = starts.slice();
  const targets = new Int32Array(links.count);
  for (let n = 0; n < links.count; n++) {
    const from = at(links.from, n);
    const place = at(next, from);
    targets[place] = at(links.to, n);
    next[from] = place + 1;
  }
  return { starts, targets };
}
