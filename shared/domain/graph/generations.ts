import type { DiseaseProfile } from '../diseases/profile.ts';
import { type Edge, linksBetween } from './edges.ts';
import type { PersonFile } from './person-file.ts';

/** Every link that stands among these people, whose files are given by each of their ids. */
export function linksAmong(files: ReadonlyMap<string, PersonFile>, profiles: readonly DiseaseProfile[]): Edge[] {
  return [...new Set(files.values())]
    .flatMap((infected) => {
      if (infected.cases.length === 0) return [];
      const named = [
        ...infected.exposures.map(({ from }) => from.person),
        ...infected.judged.flatMap(({ sources }) => Object.keys(sources)),
      ];
      const sources = new Set(named.flatMap((id) => files.get(id) ?? []));
      return [...sources].flatMap((source) => linksBetween(source, infected, profiles));
    })
    .filter(({ state }) => state !== 'ruled-out');
}

/** By person and disease: the least number of links from a case that has no known source. */
export type Generations = Pick<ReadonlyMap<string, ReadonlyMap<string, number>>, 'get'>;

/** A case without any link has no generation, nor has one that descends from a cycle alone. */
export function generationsIn(links: readonly Edge[]): Generations {
  const found = new Map<string, Map<string, number>>();
  for (const [disease, own] of Map.groupBy(links, (link) => link.disease)) {
    const onward = Map.groupBy(own, ({ from }) => from);
    const infected = new Set(own.map(({ to }) => to));
    let generation = [...onward.keys()].filter((person) => !infected.has(person));
    for (let n = 0; generation.length > 0; n++) {
      for (const person of generation) found.set(person, new Map([...(found.get(person) ?? []), [disease, n]]));
      const next = generation.flatMap((person) => (onward.get(person) ?? []).map(({ to }) => to));
      generation = [...new Set(next)].filter((person) => found.get(person)?.get(disease) === undefined);
    }
  }
  return found;
}
