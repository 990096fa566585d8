import { Ref } from '../cases/case.ts';
import type { Day } from '../dates.ts';
import { type Wrong, wrong } from '../wrong.ts';
import { type Cells, dayIn } from './cells.ts';
import type { ContactField, FileName, FileRow, ImportProblem } from './columns.ts';
import type { DateForm } from './date-form.ts';
import type { ImportedCase } from './line-list.ts';

/** A pair of the contacts: that `from` may have exposed `to`, by their numbers in the files. */
export interface ImportedPair {
  readonly file: FileName;
  readonly row: number;
  readonly from: string;
  readonly to: string;
  readonly setting?: string | undefined;
  readonly relation?: string | undefined;
  readonly firstExposure?: Day | undefined;
  readonly lastExposure?: Day | undefined;
}

export const contactDates = ['firstExposure', 'lastExposure'] as const satisfies readonly ContactField[];

export interface ReadPair {
  /** Absent where the row is refused, or names no source. */
  readonly read?: ImportedPair;
  /** The row says that no source is known: that is no error. */
  readonly noSource?: true;
  readonly problems: readonly ImportProblem[];
}

/** Longer is cut: a setting is counted by, not read. */
const settingAtMost = 200;

/** @param numbers of cases, by how a pair may name them instead */
export function readPairRow(
  cells: Cells<ContactField>,
  row: FileRow,
  form: DateForm | undefined,
  numbers: ReadonlyMap<string, string>,
): ReadPair {
  const { file } = cells;
  const refused = (field: ContactField, what: Wrong): ImportProblem => ({
    file,
    row: row.row,
    column: cells.nameOf(field),
    ...what,
    effect: 'refused',
  });
  const [from, to] = (['from', 'to'] as const).map((field) => {
    const text = cells.text(row, field);
    return text === undefined ? undefined : (numbers.get(text) ?? text);
  });
  if (to === undefined)
    return from === undefined
      ? { noSource: true, problems: [] }
      : { problems: [refused('to', wrong('exposed-absent'))] };
  if (from === undefined) return { noSource: true, problems: [] };
  const days = contactDates.map((field) => ({ field, day: dayIn(cells, row, field, form) }));
  const problems = [
    ...pairProblems(from, to, refused),
    ...days.flatMap(({ field, day }) =>
      day === 'unreadable' ? [refused(field, wrong('day', { pattern: form?.pattern ?? 'yyyy-MM-dd' }))] : [],
    ),
  ];
  if (problems.length > 0) return { problems };
  const [first, last] = days.map(({ day }) => (day === 'unreadable' ? undefined : day));
  const [setting, relation] = [cells.text(row, 'setting'), cells.text(row, 'relation')];
  const read = {
    file,
    row: row.row,
    from,
    to,
    setting: setting?.slice(0, settingAtMost),
    relation: relation?.slice(0, settingAtMost),
    firstExposure: first,
    lastExposure: last,
  };
  return { read, problems: [] };
}

function pairProblems(from: string, to: string, said: (field: ContactField, what: Wrong) => ImportProblem) {
  if (from === to) return [said('from', wrong('exposed-too'))];
  const long = (
    [
      ['from', from],
      ['to', to],
    ] as const
  ).filter(([, id]) => !Ref.safeParse(id).success);
  return long.map(([field]) => said(field, wrong('too-long', { most: 128 })));
}

/** The pair that a row of a line list tells, where it names who infected the case. */
export function pairIn({ row, id, infector }: ImportedCase, column: string): ReadPair {
  if (infector === undefined) return { noSource: true, problems: [] };
  const leftOut = (_: ContactField, what: Wrong): ImportProblem => ({
    file: 'linelist',
    row,
    column,
    ...what,
    effect: 'left-out',
  });
  const problems = pairProblems(infector, id, leftOut);
  return problems.length > 0 ? { problems } : { read: { file: 'linelist', row, from: infector, to: id }, problems };
}
