import type { Policy } from '../domain/desk/policy.ts';
import type { Staff } from '../domain/desk/staff.ts';
import { type DeskTable, readStaffNames, staffAtDesk } from '../storage/staff.ts';
import { remember } from './remember.ts';

/** Milliseconds for which a change of the staff may go unnoticed. */
const remembered = 60_000;

/** Who somebody is at this desk, asked for once a minute. */
export const rememberStaff = (
  desk: DeskTable,
  settings: () => Promise<{ readonly policy: Policy }>,
): ((operator: string) => Promise<Staff>) =>
  remember(remembered, 2_000, Date.now, async (operator) => staffAtDesk(desk, operator, (await settings()).policy));

/** Milliseconds for which somebody new may go without their name on the board. */
const namesRemembered = 5 * 60_000;

/** What everybody is called: the whole staff at once, and not one by one. */
export function rememberNames(desk: DeskTable): () => Promise<ReadonlyMap<string, string>> {
  const now = remember(namesRemembered, 1, Date.now, () => readStaffNames(desk));
  return () => now('');
}
