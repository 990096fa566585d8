import type { ClustersQuery, ClustersResponse } from '../../shared/api/metrics.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { componentsOf, sizesOf } from '../../shared/domain/metrics/clusters.ts';
import { isWithin } from '../../shared/domain/metrics/population.ts';
import { at, dayText, noDay, noRow } from '../../shared/domain/snapshot/columns.ts';
import { contactsKnown, type KnownOutbreak } from '../../shared/domain/snapshot/known.ts';
import { isRefused } from '../../shared/runtime/http.ts';
import { answered, type Metrics, outbreakOf, type Question, read } from './question.ts';
import { refIn, refsOf } from './refs.ts';

const onPage = 100;

/** People and the pairs of them that hang together. */
interface Nodes {
  /** By node, its person's row. */
  readonly person: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly edges: number;
}

export async function readClusters(metrics: Metrics, query: ClustersQuery): Promise<ClustersResponse | Refused> {
  const question = await read(metrics, query);
  if (isRefused(question)) return question;
  const { over = 'links', from, to, cursor } = query;
  const outbreak = await outbreakOf(question, over);
  const nodes = over === 'exposures' ? await everybody(question, outbreak) : casesWithin(question, outbreak);
  const components = componentsOf(nodes.person.length, nodes.from, nodes.to, nodes.edges);
  const sizes = sizesOf(components);
  const roots: number[] = [];
  const bySize = new Map<number, number>();
  for (let root = 0; root < sizes.length; root++) {
    const size = at(sizes, root);
    if (size > 1) roots.push(root);
    if (size > 0) bySize.set(size, (bySize.get(size) ?? 0) + 1);
  }
  roots.sort((a, b) => at(sizes, b) - at(sizes, a) || a - b);
  const start = Number(cursor ?? 0);
  const page = roots.slice(start, start + onPage);
  const rows = page.map((root) => at(nodes.person, root));
  const [people, refs] = await Promise.all([question.snapshot.texts('people', 'person', rows), refsOf(question, rows)]);
  const spans = spansOf(page, components, nodes, outbreak);
  return {
    ...answered(question, 'clusters', { from, to, over }),
    clusters: roots.length,
    alone: bySize.get(1) ?? 0,
    sizes: [...bySize]
      .filter(([size]) => size > 1)
      .sort(([a], [b]) => b - a)
      .map(([size, clusters]) => ({ size, clusters })),
    largest: page.map((root, place) => ({
      size: at(sizes, root),
      person: people[place] ?? '',
      ...refIn(refs.get(rows[place] ?? noRow)),
      ...spans.get(root),
      cases: spans.get(root)?.cases ?? 0,
    })),
    ...(start + onPage < roots.length ? { cursor: String(start + onPage) } : {}),
  };
}

/** The cases of the window, and the links between them. */
function casesWithin({ window }: Question, { cases, anchor, person, links }: KnownOutbreak): Nodes {
  const node = new Int32Array(cases).fill(noRow);
  let count = 0;
  for (let n = 0; n < cases; n++) if (isWithin(at(anchor, n), window)) node[n] = count++;
  const people = new Int32Array(count);
  for (let n = 0; n < cases; n++) if (at(node, n) !== noRow) people[at(node, n)] = at(person, n);
  const from = new Int32Array(links.count);
  const to = new Int32Array(links.count);
  let edges = 0;
  for (let n = 0; n < links.count; n++) {
    const [a, b] = [at(node, at(links.from, n)), at(node, at(links.to, n))];
    if (a === noRow || b === noRow) continue;
    from[edges] = a;
    to[edges++] = b;
  }
  return { person: people, from, to, edges };
}

/** Everybody with an exposure of this disease; the window is that of the days on which exposures may have been. */
async function everybody(
  { snapshot, disease, minute, window }: Question,
  { cases, person }: KnownOutbreak,
): Promise<Nodes> {
  const [people, exposures] = await Promise.all([
    snapshot.read('people', ['sameAs']),
    snapshot.read('exposures', ['from', 'to', 'disease', 'known', 'until', 'stands', 'first', 'last', 'continuing']),
  ]);
  const told = contactsKnown(people, exposures, { disease, minute }, window);
  const node = new Int32Array(people.sameAs.length).fill(noRow);
  const rows: number[] = [];
  const nodeOf = (row: number) => {
    if (at(node, row) === noRow) {
      node[row] = rows.length;
      rows.push(row);
    }
    return at(node, row);
  };
  const from = told.from.map((row, n) => (n < told.count ? nodeOf(row) : 0));
  const to = told.to.map((row, n) => (n < told.count ? nodeOf(row) : 0));
  // Cases of whom no exposure was told stand alone.
  for (let n = 0; n < cases; n++) nodeOf(at(person, n));
  return { person: Int32Array.from(rows), from, to, edges: told.count };
}

interface Span {
  readonly cases: number;
  readonly firstDay?: string;
  readonly lastDay?: string;
}

/** How many cases a cluster has, and from when to when they fell ill. */
function spansOf(
  page: readonly number[],
  components: Int32Array,
  { person }: Nodes,
  { caseOf, anchor }: KnownOutbreak,
): ReadonlyMap<number, Span> {
  const shown = new Set(page);
  const found = new Map<number, { cases: number; first: number; last: number }>();
  for (let n = 0; n < components.length; n++) {
    const root = at(components, n);
    const own = at(caseOf, at(person, n));
    if (!shown.has(root) || own === noRow) continue;
    const span = found.get(root) ?? { cases: 0, first: noDay, last: noDay };
    const day = at(anchor, own);
    span.cases++;
    if (day !== noDay) {
      span.first = span.first === noDay ? day : Math.min(span.first, day);
      span.last = Math.max(span.last, day);
    }
    found.set(root, span);
  }
  const told = ({ cases, first, last }: { cases: number; first: number; last: number }): Span =>
    first === noDay ? { cases } : { cases, firstDay: dayText(first), lastDay: dayText(last) };
  return new Map([...found].map(([root, span]) => [root, told(span)]));
}
