import { Ref } from '../cases/case.ts';
import type { Day } from '../dates.ts';
import { type Wrong, wrong } from '../wrong.ts';
import { type Cells, dayIn } from './cells.ts';
import type { ContactField, FileName, FileRow, ImportProblem } from './columns.ts';
import type { DateForm } from './date-form.ts';
import type { ImportedCase } from './line-list.ts';
import { type KnownNumber, numbersIn } from './numbers.ts';

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
export const onsetDates = ['fromOnset', 'toOnset'] as const satisfies readonly ContactField[];

export interface ReadPairs {
  /** One for each source that the row names; none where it is refused, or names no source. */
  readonly read: readonly ImportedPair[];
  /** The row says that no source is known: that is no error. */
  readonly noSource?: true;
  readonly problems: readonly ImportProblem[];
}

/** Longer is cut: a setting is counted by, not read. */
const settingAtMost = 200;

/** Reads one row: a pair for each source that it names. */
export function readPairRow(
  cells: Cells<ContactField>,
  row: FileRow,
  form: DateForm | undefined,
  known: KnownNumber,
): ReadPairs {
  const { file } = cells;
  const refused = (field: ContactField, what: Wrong): ImportProblem => ({
    file,
    row: row.row,
    column: cells.nameOf(field),
    ...what,
    effect: 'refused',
  });
  const [from, exposed] = [cells.text(row, 'from'), cells.text(row, 'to')];
  if (exposed === undefined)
    return from === undefined
      ? { read: [], noSource: true, problems: [] }
      : { read: [], problems: [refused('to', wrong('exposed-absent'))] };
  if (from === undefined) return { read: [], noSource: true, problems: [] };
  const to = known(exposed) ?? exposed;
  const sources = numbersIn(from, known);
  const days = contactDates.map((field) => ({ field, day: dayIn(cells, row, field, form) }));
  const problems = [
    ...sources.flatMap((source) => pairProblems(source, to, refused)),
    ...days.flatMap(({ field, day }) =>
      day === 'unreadable' ? [refused(field, wrong('day', { pattern: form?.pattern ?? 'yyyy-MM-dd' }))] : [],
    ),
  ];
  if (problems.length > 0) return { read: [], problems };
  const [first, last] = days.map(({ day }) => (day === 'unreadable' ? undefined : day));
  const [setting, relation] = [cells.text(row, 'setting'), cells.text(row, 'relation')];
  const told = {
    setting: setting?.slice(0, settingAtMost),
    relation: relation?.slice(0, settingAtMost),
    firstExposure: first,
    lastExposure: last,
  };
  return { read: sources.map((source) => ({ file, row: row.row, from: source, to, ...told })), problems: [] };
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

/** The pairs that a row of a line list tells, where it names who infected the case. */
export function pairsIn({ row, id, infector }: ImportedCase, column: string, known: KnownNumber): ReadPairs {
  if (infector === undefined) return { read: [], noSource: true, problems: [] };
  const leftOut = (_: ContactField, what: Wrong): ImportProblem => ({
    file: 'linelist',
    row,
    column,
    ...what,
    effect: 'left-out',
  });
  const sources = numbersIn(infector, known);
  const problems = sources.flatMap((from) => pairProblems(from, id, leftOut));
  if (problems.length > 0) return { read: [], problems };
  return { read: sources.map((from) => ({ file: 'linelist', row, from, to: id })), problems };
}
