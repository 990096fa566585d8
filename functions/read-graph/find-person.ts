import type { FindQuery, FindResponse } from '../../shared/api/graph.ts';
import { type Refused, refuseField } from '../../shared/api/problem.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { readCaseFile, readReported } from '../../shared/storage/cases.ts';
import { type GraphTables, readPersonFile } from '../../shared/storage/graph.ts';
import { isKnown } from './source.ts';
import { namesOf, statusOf } from './views.ts';

/** Who is behind a source's own number for a case, or behind a pseudonym that was theirs once. */
export async function findPerson(graph: GraphTables, query: FindQuery): Promise<FindResponse | Refused> {
  const { person, source, caseId, ref } = query;
  const given = person === undefined ? source !== undefined && (caseId === undefined) !== (ref === undefined) : true;
  const mixed = person !== undefined && (source ?? caseId ?? ref) !== undefined;
  if (!given || mixed) return refuseField('person', 'person-or-case');
  return { people: person === undefined ? await findReported(graph, query) : await findByPseudonym(graph, person) };
}

async function findByPseudonym(graph: GraphTables, person: string) {
  const file = await readPersonFile(graph, person);
  const [first] = file.cases;
  return isKnown(file) ? [{ ...namesOf(file), status: statusOf(file), ref: first?.ref, disease: first?.disease }] : [];
}

async function findReported(graph: GraphTables, { source = '', caseId, ref }: FindQuery) {
  const ids = ref === undefined ? [deriveId('case', source, caseId ?? '')] : await readReported(graph, source, ref);
  const files = await Promise.all(ids.map((id) => readCaseFile(graph, id)));
  const theirs = files.flatMap((file) =>
    file?.personId === undefined || (ref !== undefined && file.ref !== ref) ? [] : [{ ...file, id: file.personId }],
  );
  return Promise.all(
    theirs.map(async (file) => {
      const person = await readPersonFile(graph, file.id);
      return { ...namesOf(person), status: statusOf(person), ref: file.ref, disease: file.disease };
    }),
  );
}
