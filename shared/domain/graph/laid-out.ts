import type { Day } from '../dates.ts';
import type { DiseaseProfile } from '../diseases/profile.ts';
import { at } from '../snapshot/columns.ts';
import type { Edge } from './edges.ts';
import { generationsIn, linksAmong } from './generations.ts';
import { confirmedWith, type FilesOf, type PersonFile, type ToldExposure } from './person-file.ts';

/**
 * A network laid out: its people and edges have numbers, who hangs together is in arrays of numbers, and what is known of
 * each is a record of its own, which is looked at when it is shown. So a page costs what is on it, however large the
 * network is, and whoever is asked about.
 */
export interface LaidOut {
  /** Of who stands for each, in the order of their pseudonyms: a person's number is their place here. */
  readonly ids: readonly string[];
  readonly people: Records<LaidPerson>;
  /** By each of a person's ids. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly exposures: LaidEdges<ToldExposure>;
  /** Those that stand. */
  readonly links: LaidEdges<Edge>;
  /** 1 for a case, 0 for a contact. */
  readonly cases: Uint8Array;
  /** Confirmed links from people who are none of these, and to them. */
  readonly fromOutside: number;
  readonly toOutside: number;
  /** By number of the person: whether they have any of those. */
  readonly outside: Uint8Array;
}

/** What is known of one, read when it is asked for. */
export interface Records<Known> {
  readonly length: number;
  get(n: number): Known;
}

/** In the order of their ids. */
export interface LaidEdges<Known> {
  /** Numbers of people. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Places among `dayNames`: when the first of the exposures was told. */
  readonly days: Int32Array;
  readonly dayNames: readonly Day[];
  readonly known: Records<Known>;
}

export interface LaidPerson extends Omit<PersonFile, 'exposures'> {
  /** By disease, over links. */
  readonly generations: Readonly<Record<string, number>>;
}

export type Over = 'links' | 'exposures';

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Lays a network out whose people are given by each of their ids. */
export function layOut(files: ReadonlyMap<string, PersonFile>, profiles: readonly DiseaseProfile[]): LaidOut {
  const own = [...new Set(files.values())].sort((a, b) => byText(a.person, b.person));
  const numbers = new Map(own.flatMap((file, n) => namesOf(file).map((id) => [id, n] as const)));
  const links = linksAmong(files, profiles);
  const generations = generationsIn(links);
  const told = new Map(own.flatMap((file) => file.exposures.map((each) => [each.exposureId, each] as const)));
  const exposures = [...told.values()].sort((a, b) => byText(a.exposureId, b.exposureId));
  const outside = own.map((file) => {
    const [from, to] = (['backwards', 'forwards'] as const).map((way) => confirmedWith(file, way));
    const count = (people: readonly string[] = []) => people.filter((id) => !files.has(id)).length;
    return { from: count(from), to: count(to) };
  });
  const people = own.map(
    ({ exposures: _, ...person }): LaidPerson => ({
      ...person,
      generations: Object.fromEntries(generations.get(person.person) ?? []),
    }),
  );
  return {
    ids: own.map(({ person }) => person),
    people: heldRecords(people),
    numbers,
    exposures: laidEdges(exposures, numbers, ({ from, to }) => [from.person, to.person], dayOfExposure),
    links: laidEdges(
      links.sort((a, b) => byText(a.id, b.id)),
      numbers,
      ({ from, to }) => [from, to],
      dayOfLink,
    ),
    cases: Uint8Array.from(own, (file) => (file.cases.length > 0 ? 1 : 0)),
    fromOutside: outside.reduce((sum, { from }) => sum + from, 0),
    toOutside: outside.reduce((sum, { to }) => sum + to, 0),
    outside: Uint8Array.from(outside, ({ from, to }) => (from + to > 0 ? 1 : 0)),
  };
}

const namesOf = ({ person, alsoKnownAs = [] }: PersonFile): string[] => [person, ...alsoKnownAs];
const dayOfExposure = ({ recordedAt }: ToldExposure): Day => recordedAt.slice(0, 10);
const dayOfLink = ({ exposures }: Edge): Day => exposures.map(dayOfExposure).sort(byText)[0] ?? '';

const heldRecords = <Known>(known: readonly Known[]): Records<Known> => ({
  length: known.length,
  get(n) {
    const found = known[n];
    if (found === undefined) throw new Error('A network has no such number.');
    return found;
  },
});

function laidEdges<Known>(
  edges: readonly Known[],
  numbers: ReadonlyMap<string, number>,
  ends: (edge: Known) => readonly [string, string],
  dayOf: (edge: Known) => Day,
): LaidEdges<Known> {
  const number = (id: string) => numbers.get(id) ?? -1;
  const places = new Map<Day, number>();
  const days = Int32Array.from(edges, (edge) => {
    const day = dayOf(edge);
    const place = places.get(day) ?? places.size;
    places.set(day, place);
    return place;
  });
  return {
    from: Int32Array.from(edges, (edge) => number(ends(edge)[0])),
    to: Int32Array.from(edges, (edge) => number(ends(edge)[1])),
    days,
    dayNames: [...places.keys()],
    known: heldRecords(edges),
  };
}

/** Edges by person: those of person n are from `starts[n]` to before `starts[n + 1]`. */
export interface Ends {
  readonly starts: Int32Array;
  readonly edges: Int32Array;
}

/** Of each person the edges they are an end of, in order. */
export function endsOf({ from, to }: Pick<LaidEdges<unknown>, 'from' | 'to'>, people: number): Ends {
  const starts = new Int32Array(people + 1);
  for (const ends of [from, to]) for (const end of ends) starts[end + 1] = at(starts, end + 1) + 1;
  for (let n = 0; n < people; n++) starts[n + 1] = at(starts, n + 1) + at(starts, n);
  const next = starts.slice();
  const edges = new Int32Array(2 * from.length);
  for (let edge = 0; edge < from.length; edge++)
    for (const end of [at(from, edge), at(to, edge)]) {
      const place = at(next, end);
      edges[place] = edge;
      next[end] = place + 1;
    }
  return { starts, edges };
}

/** A network's files, by each of a person's ids. */
export function filesOf({ people, numbers, exposures }: LaidOut): FilesOf {
  const { starts, edges } = endsOf(exposures, people.length);
  return {
    get(id) {
      const n = numbers.get(id);
      if (n === undefined) return undefined;
      const { generations: _, ...person } = people.get(n);
      const own = edges.subarray(at(starts, n), at(starts, n + 1));
      return { ...person, exposures: Array.from(own, (edge) => exposures.known.get(edge)) };
    },
  };
}
