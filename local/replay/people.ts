import { createHash } from 'node:crypto';
import names from './made-up-names.json' with { type: 'json' };

/**
 * The people of a replay. The files have numbers for people and nothing else, so everybody gets an identity made up
 * from source and number alone: the same at every replay, and never shared by two outbreaks that both count 1, 2, 3.
 */
export interface MadeUpPerson {
  readonly given: string;
  readonly patronymic: string;
  readonly family: string;
  readonly sex: 'female' | 'male';
  /** yyyy-MM-dd */
  readonly birthDate: string;
  /** E.164. */
  readonly phone: string;
  readonly nationalNumber: string;
}

/** What a file says about somebody. */
export interface KnownFacts {
  /** Completed years on `on`. */
  readonly age?: number | undefined;
  readonly sex?: 'female' | 'male' | undefined;
  /** The day for which the age holds, yyyy-MM-dd. */
  readonly on: string;
}

/**
 * Makes somebody up. Of the SHA-256 of source and id the national number takes 64 bits, so that no two people of any
 * replays share one; phones have 10^9 to go round, and two people who share theirs are a household.
 */
export function madeUpPerson(source: string, id: string, { age, sex: said, on }: KnownFacts): MadeUpPerson {
  const hash = createHash('sha256')
    .update(JSON.stringify([source, id]))
    .digest();
  const sex = said ?? (hash.readUInt8(0) % 2 === 0 ? 'female' : 'male');
  const isFemale = sex === 'female';
  const years = age === undefined ? 1 + (hash.readUInt16BE(1) % 89) : Math.floor(age);
  return {
    given: pick(names[sex], hash.readUInt16BE(3)),
    patronymic: pick(names.patronymicStems, hash.readUInt16BE(5)) + (isFemale ? 'на' : 'ич'),
    family: pick(names.families, hash.readUInt16BE(7)) + (isFemale ? 'а' : ''),
    sex,
    birthDate: daysBefore(yearsBefore(on, years), hash.readUInt16BE(9) % 365),
    phone: undialable(hash.readUIntBE(11, 6)),
    // Shaped like no country's number, so that nobody takes it for one.
    nationalNumber: `made-up-${hash.readBigUInt64BE(17).toString().padStart(20, '0')}`,
  };
}

/**
 * A number of +7 2xx: Russia's plan assigns no code from 200 to 299 (and Kazakhstan's are 6xx and 7xx), so no exchange connects it,
 * while it has the length of a number and passes for one that can be called.
 */
function undialable(random: number): string {
  return `+72${String(random % 1_000_000_000).padStart(9, '0')}`;
}

function pick(from: readonly string[], random: number): string {
  return from[random % from.length] ?? '';
}

/** The last day on which somebody born then is that old on `day`; in a year without 29 February it is the 28th. */
function yearsBefore(day: string, years: number): string {
  const moment = new Date(`${day}T00:00:00.000Z`);
  const month = moment.getUTCMonth();
  moment.setUTCFullYear(moment.getUTCFullYear() - years);
  if (moment.getUTCMonth() !== month) moment.setUTCDate(0);
  return moment.toISOString().slice(0, 10);
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
