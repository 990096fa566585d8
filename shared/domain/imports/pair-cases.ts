import { Ref } from '../cases/case.ts';
import type { Day } from '../dates.ts';
import { wrong } from '../wrong.ts';
import { type Cells, dayIn } from './cells.ts';
import type { ContactField, FileRow, ImportProblem } from './columns.ts';
import type { DateForm } from './date-form.ts';
import type { ImportedCase } from './line-list.ts';
import { type KnownNumber, numbersIn } from './numbers.ts';

/**
 * Many outbreaks are published as pairs alone: who infected whom, and when both fell ill. Everybody in such a file is a
 * case, with the onset that its rows tell.
 */

interface Told {
  readonly row: number;
  onset?: Day | undefined;
}

/** The cases of a file of pairs that no line list goes with; a second onset of somebody is left out, and said. */
export function casesOfPairs(
  cells: Cells<ContactField>,
  rows: readonly FileRow[],
  form: DateForm | undefined,
  known: KnownNumber,
  disease: string,
): { readonly cases: readonly ImportedCase[]; readonly problems: readonly ImportProblem[] } {
  const told = new Map<string, Told>();
  const problems: ImportProblem[] = [];
  for (const row of rows)
    for (const [who, onset] of ends) {
      const text = cells.text(row, who);
      const ids = text === undefined ? [] : numbersIn(text, known).filter((id) => Ref.safeParse(id).success);
      for (const id of ids) if (!told.has(id)) told.set(id, { row: row.row });
      const [id, ...others] = ids;
      // An onset of several sources is nobody's.
      const before = id === undefined || others.length > 0 ? undefined : told.get(id);
      const day = dayIn(cells, row, onset, form);
      if (before === undefined || day === undefined) continue;
      const problem =
        day === 'unreadable'
          ? wrong('day', { pattern: form?.pattern ?? 'yyyy-MM-dd' })
          : before.onset !== undefined && before.onset !== day
            ? wrong('row-otherwise', { row: before.row })
            : undefined;
      if (problem === undefined && day !== 'unreadable') before.onset = day;
      else if (problem !== undefined)
        problems.push({
          file: cells.file,
          row: row.row,
          column: cells.nameOf(onset),
          ...problem,
          effect: 'left-out',
        });
    }
  const cases = [...told].map(([id, { row, onset }]) => ({
    row,
    id,
    details: { disease, ref: id, classification: 'confirmed' as const, ...(onset && { onsetDate: onset }) },
  }));
  return { cases, problems };
}

const ends = [
  ['from', 'fromOnset'],
  ['to', 'toOnset'],
] as const satisfies readonly (readonly [ContactField, ContactField])[];
