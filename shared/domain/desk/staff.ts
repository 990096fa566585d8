import * as z from 'zod/mini';
import type { Place } from '../calls/task.ts';
import type { TaskKind } from '../calls/task-kind.ts';
import type { Moment } from '../dates.ts';
import { Shift, shiftsEnd } from '../hours/shifts.ts';
import { wrongs } from '../wrong.ts';
import { practiceJurisdiction } from './practice.ts';

/**
 * Who works the lists: which ones, in which order, in which languages, with which skills, and when. Volunteers, clerks
 * and doctors sit at the same desk and may not do the same: what somebody may not be given is said here, in one place.
 */

const name = z.string().check(z.regex(/^[^#/*\s]{1,64}$/, 'a name has no space, #, / or *'));
const part = '(\\*|[^#/*]{1,64})';

/** A work list, or several: `*` stands for any jurisdiction, language or skill. */
export const ListPattern = z.string().check(z.regex(new RegExp(`^${part}/${part}/${part}$`), wrongs.lists));

export const Staff = z.object({
  /** As the sign-in names them. */
  id: z.string().check(z.minLength(1), z.maxLength(256)),
  name: z.optional(z.string().check(z.maxLength(200))),
  roles: z._default(z.array(name), []),
  /** In the order in which they are served. */
  lists: z._default(z.array(ListPattern), []),
  /** None named: any. */
  languages: z._default(z.array(name), []),
  /** None named: any that is not excluded. */
  skills: z._default(z.array(name), []),
  /** Skills and kinds of task that this person is never given: a volunteer takes no medical answers. */
  excludes: z._default(z.array(name), []),
  /** None: at any hour. */
  shifts: z._default(z.array(Shift), []),
  /** Trainings that were passed. */
  trained: z._default(z.array(name), []),
  /** Their user in Amazon Connect, to whom answered calls are put through. */
  agent: z.optional(z.string().check(z.maxLength(256))),
  /** Works on made-up people only. */
  practice: z._default(z.boolean(), false),
  active: z._default(z.boolean(), true),
  version: z._default(z.int(), 1),
});
export type Staff = z.infer<typeof Staff>;

/** Trainings that a kind of task takes, from the policy. */
type Trainings = Readonly<Partial<Record<TaskKind, readonly string[]>>>;

/** What somebody must have passed, by kind of task, and for the lists in which calls to bereaved families wait. */
export interface Needed {
  readonly trainings?: Trainings | undefined;
  readonly bereaved?: { readonly skill: string; readonly trainings: readonly string[] } | undefined;
}

/** Every training that is asked for. */
export const trainingsIn = ({ trainings = {}, bereaved }: Needed): string[] => [
  ...new Set([...Object.values(trainings).flat(), ...(bereaved?.trainings ?? [])]),
];

/** Somebody whom nobody entered: works on everything at any hour, or on nothing, as the policy says. */
export const unknownStaff = (id: string, may: 'everything' | 'nothing', needed: Needed = {}): Staff =>
  may === 'everything'
    ? z.parse(Staff, { id, lists: ['*/*/*'], trained: trainingsIn(needed) })
    : z.parse(Staff, { id, active: false });

const partsOf = (list: string): string[] => list.split('/');

const matches = (pattern: string, list: string): boolean => {
  const parts = partsOf(list);
  return partsOf(pattern).every((wanted, n) => wanted === '*' || wanted === parts[n]);
};

/** Which of their lists this is, counted from 0; undefined where it is none of theirs. Of two that fit, the first. */
export function listOrder({ lists, practice }: Staff, list: string): number | undefined {
  const madeUp = partsOf(list)[0] === practiceJurisdiction;
  if (practice || madeUp) return practice && madeUp ? 0 : undefined;
  const at = lists.findIndex((pattern) => matches(pattern, list));
  return at === -1 ? undefined : at;
}

/** Whether this person may be given a task of this kind from this list, at an hour at which they work. */
export function mayServe(
  staff: Staff,
  { list, kind }: Pick<Place, 'list' | 'kind'>,
  { trainings = {}, bereaved }: Needed = {},
): boolean {
  const [jurisdiction, language = '', skill = ''] = partsOf(list);
  if (!staff.active || listOrder(staff, list) === undefined) return false;
  if (jurisdiction === practiceJurisdiction) return true;
  const speaks = staff.languages.length === 0 || language === 'any' || staff.languages.includes(language);
  const skilled = staff.skills.length === 0 || staff.skills.includes(skill);
  const excluded = staff.excludes.includes(skill) || staff.excludes.includes(kind);
  const asked = [...(trainings[kind] ?? []), ...(skill === bereaved?.skill ? bereaved.trainings : [])];
  const trained = asked.every((training) => staff.trained.includes(training));
  return speaks && skilled && !excluded && trained;
}

/** Whether they work at this moment; who has no shifts works at any hour. */
export const onShift = ({ active, shifts }: Staff, now: Moment): boolean =>
  active && (shifts.length === 0 || shiftsEnd(shifts, now) !== undefined);

/** When they go, if they work now and there is an end to it: what was promised in their name is anybody's from then on. */
export const shiftEnd = ({ active, shifts }: Staff, now: Moment): Moment | undefined =>
  active ? shiftsEnd(shifts, now) : undefined;
