import { useEffect, useMemo, useState } from 'react';
import type { Picture } from './known.ts';
import { type Points, ringLayout } from './ring-layout.ts';

/** What the worker is given: where everybody begins, and who is joined to whom, by their number, two and two. */
export interface Forces extends Points {
  readonly pairs: Uint32Array;
}

export interface Moved extends Points {
  readonly done: boolean;
}

/** Where everybody of a network stands: in rings at first, then as the forces between them settle. */
export function useForces(picture: Picture, wanted: boolean): Points | undefined {
  const begin = useMemo(() => (wanted ? ringLayout(picture) : undefined), [picture, wanted]);
  const [moved, setMoved] = useState<{ readonly from: Points; readonly to: Moved }>();
  useEffect(() => {
    if (begin === undefined) return;
    const worker = new Worker(new URL('./forces.worker.ts', import.meta.url), { type: 'module' });
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    worker.addEventListener('message', ({ data }: MessageEvent<Moved>) => {
      if (data.done || !still) setMoved({ from: begin, to: data });
      if (data.done) worker.terminate();
    });
    worker.postMessage({ ...begin, pairs: pairsOf(picture) } satisfies Forces);
    return () => worker.terminate();
  }, [begin, picture]);
  return moved?.from === begin ? moved?.to : begin;
}

function pairsOf({ people, edges }: Picture): Uint32Array {
  const nth = new Map(people.map(({ node }, n) => [node.person, n] as const));
  return Uint32Array.from(edges.flatMap(({ from, to }) => [nth.get(from) ?? 0, nth.get(to) ?? 0]));
}
