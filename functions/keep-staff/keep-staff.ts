import { type Refused, refuseField } from '../../shared/api/problem.ts';
import type { KeepStaffRequest, KeepStaffResponse, StaffResponse } from '../../shared/api/staff.ts';
import { seatCleared } from '../../shared/domain/calls/seat.ts';
import type { Staff } from '../../shared/domain/desk/staff.ts';
import { readStaffFile } from '../../shared/domain/desk/staff-file.ts';
import { differences } from '../../shared/domain/differences.ts';
import { readCsv } from '../../shared/runtime/csv.ts';
import { StaleRead, untilFresh } from '../../shared/storage/retry.ts';
import { changeSeat } from '../../shared/storage/seats.ts';
import { readAllStaff, readStaff, readStaffPage, saveStaff } from '../../shared/storage/staff.ts';
import { handOver, type Keeping } from './hand-over.ts';

const pageSize = 200;

/** A page of the staff, by id. */
export async function listStaff({ desk }: Pick<Keeping, 'desk'>, after: string | undefined): Promise<StaffResponse> {
  const { staff, more } = await readStaffPage(desk, after, pageSize);
  const last = staff.at(-1);
  return more && last !== undefined ? { staff, next: last.id } : { staff };
}

const nothing: KeepStaffResponse = { problems: [], added: 0, changed: 0, unchanged: 0, lines: [], handedOver: 0 };

/** Takes in a staff file, or lets operators go on who were stopped. */
export async function keepStaff(
  keeping: Keeping,
  by: string,
  { csv, dryRun = false, letGoOn = [] }: KeepStaffRequest,
): Promise<KeepStaffResponse | Refused> {
  if (csv === undefined && letGoOn.length === 0) return refuseField('csv', 'absent');
  const answer = csv === undefined ? nothing : await importStaff(keeping, by, csv, dryRun);
  if (dryRun) return answer;
  const queue = { client: keeping.client, table: keeping.callQueue };
  for (const operator of letGoOn)
    await changeSeat(queue, operator, (seat) => (seat?.stoppedAt === undefined ? undefined : seatCleared(seat)));
  return answer;
}

/** Written at once: a file of some thousand people is taken in within a request. */
const atOnce = 25;

const unversioned = ({ version: _, ...staff }: Staff) => staff;

const linesOf = (id: string, before: Staff | undefined, after: Staff): string[] =>
  before === undefined
    ? [`${id}: new`]
    : differences(unversioned(before), unversioned(after)).map((line) => `${id}: ${line}`);

/**
 * Makes the staff what the file says: all of it or, where a row cannot be used, none. Again and again without harm; who
 * is not active any more hands over what they hold each time, should they have taken something within the last minute.
 */
export async function importStaff(
  keeping: Keeping,
  by: string,
  csv: string,
  dryRun: boolean,
): Promise<KeepStaffResponse> {
  const table = readCsv(csv);
  const file =
    'rows' in table ? readStaffFile(table.rows) : { problems: [{ row: 1, column: '(all of it)', ...table.wrong }] };
  if ('problems' in file) return { ...nothing, problems: [...file.problems] };
  const known = new Map((await readAllStaff(keeping.desk)).map((staff) => [staff.id, staff]));
  const changes = file.staff.map((staff) => ({ staff, lines: linesOf(staff.id, known.get(staff.id), staff) }));
  const changing = changes.filter(({ lines }) => lines.length > 0);
  for (let n = 0; !dryRun && n < changing.length; n += atOnce)
    await Promise.all(changing.slice(n, n + atOnce).map(({ staff }) => keepOne(keeping, by, staff)));
  const gone = dryRun ? [] : file.staff.filter(({ active }) => !active);
  let handedOver = 0;
  for (const { id } of gone) handedOver += await handOver(keeping, id, by);
  const added = changing.filter(({ staff }) => !known.has(staff.id)).length;
  return {
    problems: [],
    added,
    changed: changing.length - added,
    unchanged: changes.length - changing.length,
    lines: changing.flatMap(({ lines }) => lines),
    handedOver,
  };
}

/** Keeps one person as the file says, whatever anybody changed of them meanwhile: the file was asked for last. */
const keepOne = ({ desk, clock, pause }: Keeping, by: string, staff: Staff): Promise<void> =>
  untilFresh(pause, async () => {
    const before = await readStaff(desk, staff.id, 'consistent');
    const after = { ...staff, version: (before?.version ?? 0) + 1 };
    if (!(await saveStaff(desk, before, after, by, clock()))) throw new StaleRead();
  });
