import type { PersonResponse } from '../../shared/api/graph.ts';
import type { Refused } from '../../shared/api/problem.ts';
import { linksBetween } from '../../shared/domain/graph/edges.ts';
import { confirmedWith } from '../../shared/domain/graph/person-file.ts';
import { isOf } from '../../shared/domain/graph/same-person.ts';
import { readPersonFile, readPersonFiles } from '../../shared/storage/graph.ts';
import { generationsOf } from './generations.ts';
import type { Graph } from './graph.ts';
import { fromCursor, Offset, toCursor } from './pages.ts';
import { isKnown, noSuchPerson } from './source.ts';
import { caseView, edgeView, exposureView, namesOf, statusOf } from './views.ts';

/** Exposures of one page; the others' files are read to say which of them are links. */
const exposuresInPage = 100;

export async function readPerson(
  graph: Graph,
  asked: string,
  cursor: string | undefined,
): Promise<PersonResponse | Refused> {
  const offset = fromCursor(Offset, cursor);
  if (offset !== undefined && 'refused' in offset) return offset;
  const file = await readPersonFile(graph, asked);
  if (!isKnown(file)) return noSuchPerson();
  const { person } = file;
  const after = offset?.after ?? 0;
  const page = file.exposures.slice(after, after + exposuresInPage);
  const judged =
    after === 0
      ? [...file.judged.flatMap(({ sources }) => Object.keys(sources)), ...confirmedWith(file, 'forwards')]
      : [];
  const others = [...page.flatMap(({ from, to }) => [from.person, to.person]), ...judged].filter(
    (id) => !isOf(file, id),
  );
  const files = await readPersonFiles(graph, [...new Set(others)]);
  const names = new Map([...files].map(([id, other]) => [id, other.person]));
  const nameOf = (id: string) => (isOf(file, id) ? person : (names.get(id) ?? id));
  const people = new Map([...files.values()].map((other) => [other.person, other]));
  const links = [...people.values()].flatMap((other) => [
    ...linksBetween(file, other, graph.profiles),
    ...linksBetween(other, file, graph.profiles),
  ]);
  const generations = await generationsOf(graph, file);
  return {
    ...namesOf(file),
    status: statusOf(file),
    cases: file.cases.map((each) => ({ ...caseView(each), ...generations.get(each.disease) })),
    exposures: page.map((each) => exposureView(each, nameOf(each.from.person), nameOf(each.to.person))),
    links: links.sort((a, b) => (a.id < b.id ? -1 : 1)).map(edgeView),
    ...(file.exposures.length > after + page.length ? { cursor: toCursor({ after: after + page.length }) } : {}),
  };
}
