import type { DiseaseProfile } from '../diseases/profile.ts';
import { type Edge, exposureEdge, linksBetween } from './edges.ts';
import { caseOf, confirmedWith, type LoadFiles, type PersonFile, type ToldExposure } from './person-file.ts';
import { isOf } from './same-person.ts';

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
  /** Nobody of a generation is read where not all of it may be: whoever asks goes about it in another way then. */
  readonly wholeGenerations?: boolean;
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

type Files = ReadonlyMap<string, PersonFile>;

/** The far end of an exposure, by the id it was told with. */
const otherOf = ({ from, to }: ToldExposure, file: PersonFile) => (isOf(file, from.person) ? to.person : from.person);

/** Whether an edge leads on from this person, the way that is walked. */
const leadsOn = (from: string, to: string, file: PersonFile, direction: Way['direction']): boolean =>
  isOf(file, from) !== isOf(file, to) && (direction === 'both' || isOf(file, direction === 'forwards' ? from : to));

/** Whom a person's exposures lead to, before anything is known of them. */
function neighbours(file: PersonFile, { direction, over }: Way): string[] {
  const told = file.exposures.filter(
    ({ from, to, state }) =>
      // A confirmed link outlives the exposure that was taken back.
      (over === 'links' || state === 'stands') && leadsOn(from.person, to.person, file, direction),
  );
  const judged = over === 'links' ? confirmedWith(file, direction) : [];
  return [...new Set([...told.map((exposure) => otherOf(exposure, file)), ...judged])];
}

/** A person's exposures by whom they are with: of thousands, each is looked at once. */
const byOther = (file: PersonFile, files: Files) =>
  Map.groupBy(
    file.exposures.filter(({ state }) => state === 'stands'),
    (exposure) => files.get(otherOf(exposure, file))?.person,
  );

/** The edges between a person and another that the walk takes. */
function edgesBetween(
  file: PersonFile,
  other: PersonFile,
  told: readonly ToldExposure[],
  { direction, over, contacts, wanted }: Way,
  profiles: readonly DiseaseProfile[],
): Edge[] {
  const end = (id: string) => (isOf(file, id) ? file.person : other.person);
  const found =
    over === 'exposures'
      ? told.map((exposure) => exposureEdge(exposure, end(exposure.from.person), end(exposure.to.person)))
      : [
          ...(direction === 'backwards' ? [] : linksBetween(file, other, profiles)),
          ...(direction === 'forwards' ? [] : linksBetween(other, file, profiles)),
        ].filter(({ state }) => state !== 'ruled-out');
  return found.filter(
    (edge) =>
      leadsOn(edge.from, edge.to, file, direction) &&
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
  const files = new Map([start.person, ...(start.alsoKnownAs ?? [])].map((id) => [id, start] as const));
  const met = new Map<string, Met>([[start.person, { file: start, step: 0 }]]);
  const edges = new Map<string, Edge>();
  const ledOn = new Set<string>();
  const done = (stopped: Walk['stopped']): Walk => ({
    met: [...met.values()],
    edges: [...edges.values()].filter(({ from, to }) => met.has(from) && met.has(to)),
    ledOn,
    stopped,
  });
  for (let generation = [start], step = 0; generation.length > 0; step++) {
    const ahead = generation.map((file) => ({ file, others: neighbours(file, way) }));
    const full = step < way.depth && !(await readAhead(load, files, ahead, limits));
    const found = ahead.flatMap(({ file, others }) => {
      if (others.some((id) => !files.has(id))) ledOn.add(file.person);
      const told = byOther(file, files);
      return [...new Set(others.flatMap((id) => files.get(id) ?? []))].flatMap((other) =>
        edgesBetween(file, other, told.get(other.person) ?? [], way, profiles),
      );
    });
    for (const edge of found) edges.set(edge.id, edge);
    const further = found.filter(({ from, to }) => !(met.has(from) && met.has(to)));
    generation = nextOf(files, met, further);
    if (step === way.depth) return done(ledOn.size > 0 ? 'depth' : 'end');
    if (!full && generation.length > 0 && met.size + edges.size - further.length >= limits.enough)
      return done('enough');
    for (const file of generation) met.set(file.person, { file, step: step + 1 });
    if (full) return done('too-many-people');
  }
  return done('end');
}

/** Reads whoever is next and not read yet; false where that would be too many: then as many as may be. */
async function readAhead(
  load: LoadFiles,
  files: Map<string, PersonFile>,
  ahead: readonly Ahead[],
  { people, wholeGenerations = false }: Limits,
): Promise<boolean> {
  const unread = [...new Set(ahead.flatMap(({ others }) => others))].filter((id) => !files.has(id)).sort(byText);
  const may = Math.max(0, people - files.size);
  if (wholeGenerations && unread.length > may) return false;
  const read = await load(unread.slice(0, may));
  for (const [id, file] of read) {
    // Of somebody who is known by two ids, one file: the first that was read.
    const known = files.get(file.person) ?? file;
    for (const each of [id, known.person, ...(known.alsoKnownAs ?? [])]) files.set(each, known);
  }
  return unread.length <= may;
}

/** Those at the far end of edges who were not met before. */
function nextOf(files: Files, met: ReadonlyMap<string, Met>, edges: readonly Edge[]): PersonFile[] {
  const ids = new Set(edges.flatMap(({ from, to }) => [from, to]).filter((id) => !met.has(id)));
  return [...ids].sort(byText).flatMap((id) => files.get(id) ?? []);
}
