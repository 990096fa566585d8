import { type Wrong, wrong } from '../wrong.ts';
import { readOr } from '../wrong-issue.ts';
import { Staff } from './staff.ts';

/**
 * The staff as a department keeps it, in a spreadsheet saved as CSV: a row a person. Several values in a cell are
 * separated by `|`. Shifts are written as one says them: `mon-fri 08:00-20:00 Europe/Moscow`. What is wrong is said by
 * row and column, all of it at once, and then nothing is changed.
 */

export const staffColumns = {
  id: 'the name they sign in with (the `sub` of their token); required',
  name: 'what colleagues call them',
  roles: 'for the eye; what somebody may do is decided by their sign-in',
  lists: 'work lists in the order in which they are served, `*` for any: moscow/ru/interview|moscow/*/notification',
  languages: 'languages they speak; none: any',
  skills: 'skills they have; none: any that is not excluded',
  excludes: 'skills or kinds of task that they are never given',
  shifts: 'mon-fri 08:00-20:00 Europe/Moscow|sat 10:00-14:00 Europe/Moscow; none: at any hour',
  trained: 'trainings they passed',
  active: 'yes or no; no: nothing is handed to them any more',
  practice: 'yes or no; yes: works on made-up people only',
} as const;

type Column = keyof typeof staffColumns;

export interface RowProblem extends Wrong {
  readonly row: number;
  readonly column: string;
}

export type ReadStaffFile = { readonly staff: readonly Staff[] } | { readonly problems: readonly RowProblem[] };

const isColumn = (name: string): name is Column => name in staffColumns;

const several = (cell: string): string[] =>
  cell
    .split('|')
    .map((each) => each.trim())
    .filter((each) => each !== '');

const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** `mon-fri`, `fri-mon`, `sat`, and several of them with commas. */
function daysIn(text: string): string[] | undefined {
  const days = text.split(',').flatMap((part) => {
    const [from = '', to = from] = part.toLowerCase().split('-');
    const [first, last] = [week.indexOf(from), week.indexOf(to)];
    if (first === -1 || last === -1) return ['?'];
    return first <= last ? week.slice(first, last + 1) : [...week.slice(first), ...week.slice(0, last + 1)];
  });
  return days.includes('?') ? undefined : [...new Set(days)];
}

function shiftIn(text: string): unknown {
  const [, days = '', from, to, zone] = /^(\S+)\s+(\S+?)-(\S+)\s+(\S+)$/.exec(text) ?? [];
  return { days: daysIn(days) ?? [], from, to, zone };
}

const truths: Readonly<Record<string, boolean>> = { yes: true, true: true, 1: true, no: false, false: false, 0: false };

function cellValue(column: Column, cell: string): unknown {
  switch (column) {
    case 'id':
    case 'name':
      return cell;
    case 'active':
    case 'practice':
      return truths[cell.toLowerCase()] ?? cell;
    case 'shifts':
      return several(cell).map(shiftIn);
    default:
      return several(cell);
  }
}

/** A cell is written as its column is, whatever the person that it is read into takes. */
const inCell = (column: string, found: Wrong): Wrong => {
  if (column === 'shifts') return wrong('shift');
  return column === 'active' || column === 'practice' ? wrong('yes-or-no') : found;
};

function readRow(columns: readonly Column[], row: number, cells: readonly string[]): Staff | RowProblem[] {
  // A spreadsheet pads rows with empty cells.
  if (cells.slice(columns.length).some((cell) => cell !== ''))
    return [
      {
        row,
        column: '(after the last)',
        ...wrong('cells', { cells: cells.length, columns: columns.length }),
      },
    ];
  const filled = columns.flatMap((column, n) => {
    const cell = cells[n] ?? '';
    return cell === '' ? [] : [[column, cellValue(column, cell)] as const];
  });
  const read = readOr(Staff, Object.fromEntries(filled));
  if ('data' in read) return read.data;
  // One word on each cell: a shift that cannot be read at all lacks its days, both hours and its zone.
  const found = new Map(read.wrong.toReversed().map(({ path, ...what }) => [String(path[0] ?? ''), what] as const));
  return [...found].toReversed().map(([column, what]) => ({ row, column, ...inCell(column, what) }));
}

function columnsIn(names: readonly string[]): Column[] | RowProblem[] {
  const header = (column: string, what: Wrong) => ({ row: 1, column, ...what });
  const known = Object.keys(staffColumns).join(', ');
  const problems = names.flatMap((name, n) => {
    if (!isColumn(name)) return [header(name, wrong('no-column', { columns: known }))];
    return names.indexOf(name) === n ? [] : [header(name, wrong('column-twice'))];
  });
  if (!names.includes('id')) problems.push(header('id', wrong('absent')));
  return problems.length > 0 ? problems : names.filter(isColumn);
}

const areProblems = <T>(read: readonly T[] | RowProblem[]): read is RowProblem[] =>
  read.some((each) => typeof each === 'object' && each !== null && 'problem' in each);

/** A row as a spreadsheet counts it: the one with the columns' names is 1. */
export interface StaffRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Reads the whole file, or says everything that is wrong with it. */
export function readStaffFile([header, ...rows]: readonly StaffRow[]): ReadStaffFile {
  const columns = columnsIn((header?.cells ?? []).map((name) => name.toLowerCase()));
  if (areProblems(columns)) return { problems: columns };
  const read = rows.map(({ row, cells }) => ({ row, read: readRow(columns, row, cells) }));
  const problems = read.flatMap((each) => (Array.isArray(each.read) ? each.read : []));
  const first = new Map<string, number>();
  const staff: Staff[] = [];
  for (const { row, read: person } of read) {
    if (Array.isArray(person)) continue;
    const before = first.get(person.id);
    if (before !== undefined) problems.push({ row, column: 'id', ...wrong('row-before', { row: before }) });
    first.set(person.id, row);
    staff.push(person);
  }
  return problems.length > 0 ? { problems: problems.sort((a, b) => a.row - b.row) } : { staff };
}
