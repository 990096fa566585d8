import type { Day } from '../dates.ts';
import { at } from '../snapshot/columns.ts';
import { type Ends, endsOf, type LaidEdges, type LaidOut, type Over } from './laid-out.ts';

/**
 * Everybody who hangs together with somebody in a network that is laid out, nearest first, in numbers: what `walk` finds
 * in files when it goes both ways to the end.
 */
export interface Together {
  /** People by steps, those of as many steps by pseudonym. */
  readonly people: Int32Array;
  /** By the number of the person: steps from the start, -1 where they do not hang together with it. */
  readonly steps: Int32Array;
  /** By the number of the person: edges that lead to them. */
  readonly sources: Int32Array;
  /** With each person come the edges to people before them. */
  readonly edges: Int32Array;
  /** By place in `people`: how many edges come before theirs; at the end, how many there are. */
  readonly edgesBefore: Int32Array;
}

type Pairs = Pick<LaidEdges<unknown>, 'from' | 'to'>;

/** All who hang together with the first; then, beginning anew, with each further one who was not met before. */
export function hangTogether(laid: LaidOut, over: Over, firsts: readonly number[]): Together {
  const ends = endsOf(laid[over], laid.people.length);
  const met = nearestFirst(laid[over], ends, laid.people.length, firsts);
  return { ...met, ...edgesInOrder(laid[over], ends, met) };
}

/** Calls `see` with each edge of a person, and who is at its other end. */
function eachEdge({ from, to }: Pairs, { starts, edges }: Ends, person: number, see: (e: number, n: number) => void) {
  for (let n = at(starts, person); n < at(starts, person + 1); n++) {
    const edge = at(edges, n);
    see(edge, at(from, edge) === person ? at(to, edge) : at(from, edge));
  }
}

function nearestFirst(pairs: Pairs, ends: Ends, size: number, firsts: readonly number[]) {
  const steps = new Int32Array(size).fill(-1);
  const people = new Int32Array(size);
  let count = 0;
  const meet = (person: number, step: number) => {
    if (at(steps, person) >= 0) return;
    steps[person] = step;
    people[count++] = person;
  };
  for (const first of firsts) {
    let begin = count;
    meet(first, 0);
    for (let step = 1; begin < count; step++) {
      const end = count;
      for (let n = begin; n < end; n++) eachEdge(pairs, ends, at(people, n), (_, other) => meet(other, step));
      // Numbers are in the order of pseudonyms.
      people.subarray(end, count).sort();
      begin = end;
    }
  }
  return { people: people.subarray(0, count), steps };
}

function edgesInOrder(pairs: Pairs, ends: Ends, { people, steps }: Pick<Together, 'people' | 'steps'>) {
  const places = new Int32Array(steps.length);
  for (const [place, person] of people.entries()) places[person] = place;
  const edges = new Int32Array(pairs.from.length);
  const edgesBefore = new Int32Array(people.length + 1);
  const sources = new Int32Array(steps.length);
  let count = 0;
  for (const [place, person] of people.entries()) {
    eachEdge(pairs, ends, person, (edge, other) => {
      if (at(places, other) > place) return;
      edges[count++] = edge;
      const to = at(pairs.to, edge);
      sources[to] = at(sources, to) + 1;
    });
    edgesBefore[place + 1] = count;
  }
  return { edges: edges.subarray(0, count), edgesBefore, sources };
}

/** How large what hangs together was by the end of each day, as far as it was told by then. */
export function sizesByDay(
  { from, to, days, dayNames }: LaidEdges<unknown>,
  { edges, steps }: Together,
): { day: Day; people: number; edges: number }[] {
  const inOrder = [...dayNames.entries()].sort(([, a], [, b]) => (a < b ? -1 : 1));
  const rank = new Int32Array(dayNames.length);
  for (const [n, [place]] of inOrder.entries()) rank[place] = n;
  const told = new Int32Array(dayNames.length);
  const come = new Int32Array(dayNames.length);
  const since = new Int32Array(steps.length).fill(dayNames.length);
  for (const edge of edges) {
    const day = at(rank, at(days, edge));
    told[day] = at(told, day) + 1;
    for (const end of [at(from, edge), at(to, edge)]) since[end] = Math.min(at(since, end), day);
  }
  for (const day of since) if (day < come.length) come[day] = at(come, day) + 1;
  let people = 0;
  let sum = 0;
  return inOrder.flatMap(([, day], n) => {
    people += at(come, n);
    sum += at(told, n);
    return at(told, n) === 0 ? [] : [{ day, people, edges: sum }];
  });
}

/** The shortest way from one to another, by people's numbers; of several the first by pseudonyms, from its end on. */
export function shortestWay(laid: LaidOut, over: Over, from: number, to: number): number[] | undefined {
  const ends = endsOf(laid[over], laid.people.length);
  const { steps } = nearestFirst(laid[over], ends, laid.people.length, [from]);
  if (at(steps, to) < 0) return undefined;
  const way = [to];
  for (let person = to; person !== from; ) {
    const before: number[] = [];
    eachEdge(laid[over], ends, person, (_, other) => {
      if (at(steps, other) === at(steps, person) - 1) before.push(other);
    });
    person = Math.min(...before);
    way.unshift(person);
  }
  return way;
}
