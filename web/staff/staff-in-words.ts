import type { Staff } from '../../shared/domain/desk/staff.ts';

type Shift = Staff['shifts'][number];

/** A shift as the staff file writes it: `mon-fri 08:00-20:00 Europe/Moscow`. */
export function shiftAsWritten({ days, from, to, zone }: Shift): string {
  const week = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const on = week.map((day) => days.some((each) => each === day));
  const first = on.indexOf(true);
  const last = on.lastIndexOf(true);
  const inARow = last - first > 0 && on.slice(first, last + 1).every(Boolean);
  const named = inARow ? `${week[first]}-${week[last]}` : week.filter((_, n) => on[n]).join(',');
  return `${named} ${from}-${to} ${zone}`;
}

/** Those in whose row something that is written here is found. */
export function staffRows(staff: readonly Staff[], text: string): Staff[] {
  const wanted = text.trim().toLowerCase();
  return staff.filter((person) => {
    const { id, name = '', roles, lists, languages, skills, trained } = person;
    return [id, name, ...roles, ...lists, ...languages, ...skills, ...trained].some((each) =>
      each.toLowerCase().includes(wanted),
    );
  });
}
