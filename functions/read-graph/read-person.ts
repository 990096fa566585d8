import type { PersonResponse } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { linksBetween } from '../../shared/domain/graph/edges.ts';
import { readPersonFile, readPersonFiles } from '../../shared/storage/graph.ts';
import { generationsOf } from './generations.ts';
import { fromCursor, Offset, toCursor } from './pages.ts';
import { type Graph, isKnown, noSuchPerson } from './source.ts';
import { caseView, edgeView, exposureView, statusOf } from './views.ts';

/** Exposures of one page; the others' files are read to say which of them are links. */
const exposuresInPage = 100;

export async function readPerson(
  graph: Graph,
  person: string,
  cursor: string | undefined,
): Promise<PersonResponse | Refused> {
  const offset = fromCursor(Offset, cursor);
  if (offset !== undefined && 'refused' in offset) return offset;
  const file = await readPersonFile(graph, person);
  if (!isKnown(file)) return noSuchPerson();
  const after = offset?.after ?? 0;
  const page = file.exposures.slice(after, after + exposuresInPage);
  const judged = after === 0 ? file.judged.flatMap(({ sources }) => Object.keys(sources)) : [];
  const others = [...page.flatMap(({ from, to }) => [from.person, to.person]), ...judged].filter((id) => id !== person);
  const files = await readPersonFiles(graph, [...new Set(others)]);
  const links = [...files.values()].flatMap((other) => [
    ...linksBetween(file, other, graph.profiles),
    ...linksBetween(other, file, graph.profiles),
  ]);
  const generations = await generationsOf(graph, file);
  return {
    person,
    status: statusOf(file),
    cases: file.cases.map((each) => ({ ...caseView(each), ...generations.get(each.disease) })),
    exposures: page.map(exposureView),
    links: links.sort((a, b) => (a.id < b.id ? -1 : 1)).map(edgeView),
    ...(file.exposures.length > after + page.length ? { cursor: toCursor({ after: after + page.length }) } : {}),
  };
}
