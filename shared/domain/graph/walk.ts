import type { DiseaseProfile } from '../diseases/profile.ts';
import { type Edge, exposureEdge, linksBetween } from './edges.ts';
import { caseOf, type LoadFiles, type PersonFile, type ToldExposure } from './person-file.ts';

/**
 * Walking the graph from one person, generation by generation: whom they may have infected (forwards), who may have
 * infected them (backwards), or everybody they hang together with. People may be met on several ways, and ways may lead
 * back: each person comes once, at their least distance, and every edge between those met comes too, so that several
 * sources and cycles are seen as such.
 */
export interface Way {
  readonly direction: 'forwards' | 'backwards' | 'both';
  readonly over: 'links' | 'exposures';
  /** Steps from the start. */
  readonly depth: number;
  /** Whether contacts who never became cases are met; links are between cases anyway. */
  readonly contacts: 'shown' | 'hidden';
  readonly wanted: (edge: Edge) => boolean;
}

export interface Limits {
  /** People whose files are read in one request. */
  readonly people: number;
  /** Nodes and edges after which no further generation is walked: the answer is paged. */
  readonly enough: number;
}

export interface Met {
  readonly file: PersonFile;
  /** Least number of steps from the start. */
  readonly step: number;
}

export interface Walk {
  /** By step, then by pseudonym: the same graph gives the same order. */
  readonly met: readonly Met[];
  readonly edges: readonly Edge[];
  /** People from whom more leads on than was walked. */
  readonly ledOn: ReadonlySet<string>;
  /** `end`: all that can be met was. `depth`: as deep as was asked. */
  readonly stopped: 'end' | 'depth' | 'enough' | 'too-many-people';
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const otherOf = (edge: { readonly from: string; readonly to: string }, person: string) =>
  edge.from === person ? edge.to : edge.from;

/** Whether an edge leads on from this person, the way that is walked. */
const leadsOn = ({ from, to }: { from: string; to: string }, person: string, direction: Way['direction']): boolean =>
  from !== to && (direction === 'both' || (direction === 'forwards' ? from : to) === person);

/** Whom a person's exposures lead to, before anything is known of them. */
function neighbours(file: PersonFile, { direction, over }: Way): string[] {
  const told = file.exposures.filter(
    ({ from, to, state }) =>
      // A confirmed link outlives the exposure that was taken back.
      (over === 'links' || state === 'stands') && leadsOn({ from: from.person, to: to.person }, file.person, direction),
  );
  const judged =
    over === 'links' && direction !== 'forwards' ? file.judged.flatMap((each) => Object.keys(each.sources)) : [];
  return [
    ...new Set([...told.map(({ from, to }) => otherOf({ from: from.person, to: to.person }, file.person)), ...judged]),
  ];
}

/** A person's exposures by whom they are with: of thousands, each is looked at once. */
const byOther = ({ person, exposures }: PersonFile) =>
  Map.groupBy(
    exposures.filter(({ state }) => state === 'stands'),
    ({ from, to }) => otherOf({ from: from.person, to: to.person }, person),
  );

/** The edges between a person and another that the walk takes. */
function edgesBetween(
  file: PersonFile,
  other: PersonFile,
  told: readonly ToldExposure[],
  { direction, over, contacts, wanted }: Way,
  profiles: readonly DiseaseProfile[],
): Edge[] {
  const found =
    over === 'exposures'
      ? told.map(exposureEdge)
      : [
          ...(direction === 'backwards' ? [] : linksBetween(file, other, profiles)),
          ...(direction === 'forwards' ? [] : linksBetween(other, file, profiles)),
        ].filter(({ state }) => state !== 'ruled-out');
  return found.filter(
    (edge) =>
      leadsOn(edge, file.person, direction) &&
      (contacts === 'shown' || caseOf(other, edge.disease) !== undefined) &&
      wanted(edge),
  );
}

interface Ahead {
  readonly file: PersonFile;
  readonly others: readonly string[];
}

/** Walks until there is nobody further, as deep as asked, or as far as one answer goes. */
export async function walk(
  load: LoadFiles,
  profiles: readonly DiseaseProfile[],
  start: PersonFile,
  way: Way,
  limits: Limits,
): Promise<Walk> {
  const files = new Map([[start.person, start]]);
  const met = new Map<string, Met>([[start.person, { file: start, step: 0 }]]);
  const edges = new Map<string, Edge>();
  const ledOn = new Set<string>();
  let settled: Edge[] = [];
  for (let generation = [start], step = 0; generation.length > 0; step++) {
    const ahead = generation.map((file) => ({ file, others: neighbours(file, way) }));
    const full = step < way.depth && !(await readAhead(load, files, ahead, limits.people));
    for (const { file, others } of ahead) {
      if (others.some((id) => !files.has(id))) ledOn.add(file.person);
      const told = byOther(file);
      for (const other of others.flatMap((id) => files.get(id) ?? []))
        for (const edge of edgesBetween(file, other, told.get(other.person) ?? [], way, profiles))
          edges.set(edge.id, edge);
    }
    generation = nextOf(files, met, edges);
    settled = among(met, edges);
    const done = { met: [...met.values()], edges: settled, ledOn };
    if (step === way.depth) return { ...done, stopped: ledOn.size > 0 ? 'depth' : 'end' };
    if (!full && generation.length > 0 && met.size + settled.length >= limits.enough)
      return { ...done, stopped: 'enough' };
    for (const file of generation) met.set(file.person, { file, step: step + 1 });
    if (full) return { met: [...met.values()], edges: among(met, edges), ledOn, stopped: 'too-many-people' };
  }
  return { met: [...met.values()], edges: settled, ledOn, stopped: 'end' };
}

const among = (met: ReadonlyMap<string, Met>, edges: ReadonlyMap<string, Edge>): Edge[] =>
  [...edges.values()].filter(({ from, to }) => met.has(from) && met.has(to));

/** Reads whoever is next and not read yet; false where that would be too many: then as many as may be. */
async function readAhead(
  load: LoadFiles,
  files: Map<string, PersonFile>,
  ahead: readonly Ahead[],
  most: number,
): Promise<boolean> {
  const unread = [...new Set(ahead.flatMap(({ others }) => others))].filter((id) => !files.has(id)).sort(byText);
  const may = Math.max(0, most - files.size);
  const read = await load(unread.slice(0, may));
  for (const [id, file] of read) files.set(id, file);
  return unread.length <= may;
}

/** Those at the far end of edges who were not met before. */
function nextOf(
  files: ReadonlyMap<string, PersonFile>,
  met: ReadonlyMap<string, Met>,
  edges: ReadonlyMap<string, Edge>,
): PersonFile[] {
  const ids = new Set([...edges.values()].flatMap(({ from, to }) => [from, to]).filter((id) => !met.has(id)));
  return [...ids].sort(byText).flatMap((id) => files.get(id) ?? []);
}
