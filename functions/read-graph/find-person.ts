import type { FindQuery, FindResponse } from '../../shared/api/graph.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import { deriveId } from '../../shared/runtime/ids.ts';
import { readCaseFile, readReported } from '../../shared/storage/cases.ts';
import { type GraphTables, readNames } from '../../shared/storage/graph.ts';

/** Who is behind a source's own number for a case. */
export async function findPerson(
  graph: GraphTables,
  { source, caseId, ref }: FindQuery,
): Promise<FindResponse | Refused> {
  if ((caseId === undefined) === (ref === undefined))
    return refuse('invalid-fields', { fields: [{ field: 'ref', problem: 'give either the caseId or the ref' }] });
  const ids = ref === undefined ? [deriveId('case', source, caseId ?? '')] : await readReported(graph, source, ref);
  const files = await Promise.all(ids.map((id) => readCaseFile(graph, id)));
  const theirs = files.flatMap((file) =>
    file?.personId === undefined || (ref !== undefined && file.ref !== ref) ? [] : [{ ...file, id: file.personId }],
  );
  const people = theirs.map(async (file) => {
    const { person } = await readNames(graph, file.id);
    return { person, ref: file.ref, disease: file.disease };
  });
  return { people: await Promise.all(people) };
}
