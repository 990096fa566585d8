import { at, noRow } from '../../shared/domain/snapshot/columns.ts';
import { outbreakOf, type Question } from './question.ts';

export const refIn = (ref: string | undefined) => (ref ? { ref } : {});

/** By row of a person the line-list number of their case, where they are one. */
export async function refsOf(question: Question, people: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { caseOf, row } = await outbreakOf(question, 'links');
  const ill = [...new Set(people)].filter((person) => person !== noRow && at(caseOf, person) !== noRow);
  const rows = ill.map((person) => at(row, at(caseOf, person)));
  const refs = await question.snapshot.texts('cases', 'ref', rows);
  return new Map(ill.map((person, n) => [person, refs[n] ?? '']));
}
