import type { Edge } from './edges.ts';
import type { Generations } from './generations.ts';
import { componentsOf, nothing, ofPeople, plusTally, type Tally, tallyOf, tallyOfCases } from './network.ts';
import type { CaseOf } from './person-file.ts';

/** Cases that hang together by links. */
export interface Cluster {
  /** One of its first generation, to ask further from. */
  readonly person: string;
  readonly people: readonly string[];
  readonly links: number;
  /** Of its cases, and of the exposures that its links rest on. */
  readonly tally: Tally;
}

/** Every cluster among these people, largest first. */
export function clustersOf(
  links: readonly Edge[],
  casesOf: (person: string) => readonly CaseOf[],
  generations: Generations,
): Cluster[] {
  const groups = componentsOf(links);
  const clusterOf = new Map(groups.flatMap((people, n) => people.map((person) => [person, n] as const)));
  const linksOf = Map.groupBy(links, ({ from }) => clusterOf.get(from));
  const least = (person: string) => Math.min(Number.MAX_SAFE_INTEGER, ...(generations.get(person)?.values() ?? []));
  return groups.map((people, n) => {
    const own = linksOf.get(n) ?? [];
    const tallies = [
      ...people.map((person) => plusTally(ofPeople(1), tallyOfCases(casesOf(person)))),
      ...own.flatMap(({ exposures }) => exposures).map(tallyOf),
    ];
    const [first = ''] = [...people].sort((a, b) => least(a) - least(b) || (a < b ? -1 : 1));
    return {
      person: first,
      people,
      links: own.length,
      tally: tallies.reduce<Tally>((sum, each) => plusTally(sum, each), nothing),
    };
  });
}
