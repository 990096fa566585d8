import type { EdgeView } from '../../shared/api/graph.ts';
import type { Loaded } from './loaded.ts';

/**
 * A picture of links after one of them was judged. Networks are kept by a queue, which hears of a judgement a moment later:
 * asked at once, the API would still answer with the link as it was.
 *
 * @param preferred who is the preferred source of whoever was infected now
 */
export function judgedIn(loaded: Loaded, link: EdgeView, preferred: string | undefined): Loaded {
  const others = loaded.edges
    .filter(({ id }) => id !== link.id)
    .map((edge) => (edge.to === link.to && edge.disease === link.disease ? prefer(edge, preferred) : edge));
  // What is ruled out is no link any more.
  return { ...loaded, edges: link.state === 'ruled-out' ? others : [...others, prefer(link, preferred)] };
}

function prefer({ preferred: _, ...edge }: EdgeView, person: string | undefined): EdgeView {
  return edge.from === person ? { ...edge, preferred: true } : edge;
}
