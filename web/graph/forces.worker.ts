import { UndirectedGraph } from 'graphology';
import forceAtlas2 from 'graphology-layout-forceatlas2';
import type { Forces, Moved } from './forces.ts';

/** Forces in a thread of their own, so that the screen stays free. The same picture always comes out the same. */

/** Between two answers. */
const stepsAtOnce = 10;

const stepsFor = (people: number): number => (people < 500 ? 300 : people < 3_000 ? 150 : 60);

addEventListener('message', ({ data }: MessageEvent<Forces>) => {
  const graph = new UndirectedGraph();
  for (const [n, x] of data.x.entries()) graph.addNode(n, { x, y: data.y[n] });
  for (let n = 0; n < data.pairs.length; n += 2) {
    if (data.pairs[n] !== data.pairs[n + 1]) graph.mergeEdge(data.pairs[n], data.pairs[n + 1]);
  }
  const people = data.x.length;
  const settings = { ...forceAtlas2.inferSettings(people), barnesHutOptimize: people > 500, adjustSizes: false };
  const steps = people < 3 ? 0 : stepsFor(people);
  for (let step = 0; step <= steps; step += stepsAtOnce) {
    if (step > 0) forceAtlas2.assign(graph, { iterations: stepsAtOnce, settings });
    const x = Float64Array.from(data.x, (_, n) => graph.getNodeAttribute(n, 'x'));
    const y = Float64Array.from(data.y, (_, n) => graph.getNodeAttribute(n, 'y'));
    const moved: Moved = { x, y, done: step + stepsAtOnce > steps };
    postMessage(moved, { transfer: [x.buffer, y.buffer] });
  }
});
