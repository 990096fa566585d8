import * as z from 'zod/mini';
import { fractionOf } from '../chance.ts';
import type { Policy } from '../desk/policy.ts';
import { practiceJurisdiction } from '../desk/practice.ts';
import { type CallingClass, hoursIn } from '../hours/hours-policy.ts';
import { zoneOf } from '../hours/time-zone.ts';
import type { Identity } from '../people/identity.ts';
import { TaskKind } from './task-kind.ts';

/**
 * Where people wait: a work list is a jurisdiction, a language and a skill; inside it tasks stand in lines, one for each
 * class of calling hours and band, and a long line in several shards, so that hundreds of operators do not all reach
 * for the same first task.
 */

/** What placing must know of a person; nothing here tells who they are. */
export const TaskPerson = z.object({
  jurisdiction: z.string(),
  /** A language with work lists of its own, or `any`. */
  language: z.string(),
  /** IANA time zone, where it is known. */
  zone: z.optional(z.string()),
});
export type TaskPerson = z.infer<typeof TaskPerson>;

export const anyLanguage = 'any';

/** Whose list a person is on, and in which language they are called. */
export function personPlaced(
  { address, language, zone, jurisdiction: handedTo }: Pick<Identity, 'address' | 'language' | 'zone' | 'jurisdiction'>,
  policy: Policy,
): TaskPerson {
  const { fallback, byDistrict } = policy.jurisdictions;
  const district = address?.district;
  const own = policy.languages.find((each) => each.toLowerCase() === language?.toLowerCase());
  const base = policy.languages.find((each) => each.toLowerCase() === language?.split('-')[0]?.toLowerCase());
  const named = district === practiceJurisdiction ? district : byDistrict[district ?? ''];
  const jurisdiction = handedTo ?? named ?? fallback;
  const lives = zoneOf({ zone, address }, hoursIn(policy.hours, jurisdiction).places);
  return {
    jurisdiction,
    language: own ?? base ?? anyLanguage,
    ...(lives === undefined ? {} : { zone: lives }),
  };
}

/** The work list of a skill for this person. */
export const listOf = ({ jurisdiction, language }: TaskPerson, skill: string): string =>
  `${jurisdiction}/${language}/${skill}`;

export const jurisdictionOf = (list: string): string => list.slice(0, list.indexOf('/'));

/** What decides whether somebody is rung, and by whom. */
export interface Reach {
  readonly callable: boolean;
  readonly doNotCall?: boolean | undefined;
  readonly gaveUp?: object | undefined;
  readonly died?: boolean | undefined;
  readonly skill?: string | undefined;
}

const isWrittenTo = ({ doNotCall, gaveUp }: Reach): boolean => doNotCall === true || gaveUp !== undefined;

/**
 * What an operator must be able to do: to write to people, or visit them, whom nobody may ring or has reached; to find a
 * number of those who have none; to speak with the family of somebody who died; else to hold their call.
 */
export function skillOf(kind: TaskKind, reach: Reach, { skills, supervision }: Policy): string {
  if (isWrittenTo(reach)) return skills.letter;
  if (!reach.callable) return skills.locate;
  // Whoever else it was passed to: a family is spoken with by those who learned how.
  if (reach.died && supervision.bereaved !== undefined) return supervision.bereaved.skill;
  return reach.skill ?? skills[kind];
}

/** Asked for at any hour, because nobody is called: to be located, to be written to. */
export const anyHour = 'any';
/** The person asked for that hour, so it is theirs to be called at. */
export const askedHour = 'asked';
/** Nobody knows the person's time zone: called only when it is a calling hour wherever they may be. */
export const unknownZone = 'unknown';

/** The calling-hours class a task waits in. */
export function hoursOf(
  task: Reach & { readonly promised?: boolean | undefined; readonly person: TaskPerson },
): CallingClass {
  // The made-up may be called at any hour.
  if (!task.callable || isWrittenTo(task) || task.person.jurisdiction === practiceJurisdiction) return anyHour;
  return task.promised ? askedHour : (task.person.zone ?? unknownZone);
}

/** The kinds of task that wait in lists of this skill; any, where it is none of the ordinary ones. */
export function kindsServedBy(list: string, { skills }: Policy): TaskKind[] {
  const skill = list.slice(list.lastIndexOf('/') + 1);
  const served = TaskKind.options.filter((kind) => skills[kind] === skill);
  return served.length > 0 ? served : TaskKind.options;
}

/** A line without its shard: what counters count and shards are data of. */
export interface Line {
  readonly list: string;
  /** Calling-hours class. */
  readonly hours: string;
  readonly band: number;
}

export const lineOf = ({ list, hours, band }: Line): string => `${list}#${hours}#${band}`;

/** Reads `list#hours#band#shard`. */
export function readLineKey(key: string): (Line & { readonly shard: number }) | undefined {
  const [, list, hours, band, shard] = /^([^#]+)#([^#]+)#(\d+)#(\d+)$/.exec(key) ?? [];
  if (list === undefined || hours === undefined) return undefined;
  return { list, hours, band: Number(band), shard: Number(shard) };
}

/** The shard of a line in which a person stands: always the same while the line has as many. */
export function shardOf(personId: string, line: Line, { sharded = {} }: Policy): number {
  return Math.floor(fractionOf('shard', personId) * (sharded[lineOf(line)] ?? 1));
}

/** In how many shards a line with so many tasks stands. */
export const shardsFor = (tasks: number, { shards }: Policy): number =>
  shards.reduce((most, step) => (tasks > step.above ? Math.max(most, step.shards) : most), 1);
