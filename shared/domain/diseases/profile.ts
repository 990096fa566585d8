import * as z from 'zod/mini';
import { problemsIn, type SettingProblem, UnusableData } from '../read-data.ts';
import { wrongs } from '../wrong.ts';

/**
 * A disease profile is what the work has to know of a disease, as data that a department may change: when somebody may
 * have been infected and may infect others, what a close contact is, how long to follow up, what must be done soon.
 * Every figure says where it comes from: `source` has an entry for each.
 */

/** Days from the anchor date: negative ones lie before it. */
const offset = z.int().check(z.gte(-90), z.lte(365));
const days = z.int().check(z.gte(1), z.lte(365));
const text = z.string().check(z.minLength(1), z.maxLength(500));
const inTime = z.number().check(z.gt(0), z.lte(24 * 365));

const inOrder = z.refine<{ from: number; to: number | 'recovery' }>(
  ({ from, to }) => to === 'recovery' || from <= to,
  'from is not after to',
);

/** What helps only within a time from the last exposure: in hours, or in days. */
const ActBefore = z
  .strictObject({
    what: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/)),
    hours: z.optional(inTime),
    days: z.optional(inTime),
  })
  .check(z.refine((act) => (act.hours === undefined) !== (act.days === undefined), wrongs['hours-or-days']));

/** The figures, each with an entry in `source`; a profile leaves out what is not known or not done. */
const figures = {
  /** Days from onset to the anchor date, where that is another: the prodrome of measles. */
  anchorAfterOnset: z.optional(z.int().check(z.gte(0), z.lte(30))),
  sourceWindow: z.optional(z.strictObject({ from: offset, to: offset }).check(inOrder)),
  infectiousWindow: z.optional(
    z.strictObject({ from: offset, to: z.union([offset, z.literal('recovery')]) }).check(inOrder),
  ),
  /** From the last exposure. */
  followUp: z.optional(z.strictObject({ days, every: z.literal(1) })),
  closeContact: z.optional(
    z.strictObject({
      metres: z.optional(z.number().check(z.gt(0), z.lte(100))),
      minutes: z.optional(z.number().check(z.gt(0), z.lte(24 * 60))),
      /** The air of one room is enough, also this many hours after the case has left it. */
      sameAir: z.optional(z.strictObject({ hoursAfter: z.number().check(z.gte(0), z.lte(48)) })),
    }),
  ),
  actBefore: z.optional(z.array(ActBefore)),
  /** Of the sick, from the anchor date. */
  isolationDays: z.optional(z.union([days, z.literal('recovery')])),
  /** Of the exposed, from the last exposure. */
  quarantineDays: z.optional(days),
  /** Days between the onsets of a case and of the one it infected. */
  greatestSerialInterval: z.optional(days),
  incubation: z.optional(
    z.strictObject({ from: z.int().check(z.gte(0)), to: z.int().check(z.gte(0), z.lte(365)) }).check(inOrder),
  ),
};

export type Figure = keyof typeof figures;
const isFigure = (name: string): name is Figure => name in figures;

export const DiseaseProfile = z
  .strictObject({
    disease: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/, wrongs['disease-name'])),
    version: z.int().check(z.gte(1)),
    /** As an operator says it. */
    name: z.strictObject({ en: text, ru: text }),
    /** The date from which the windows are counted. */
    anchor: z.enum(['onset', 'rash']),
    ...figures,
    source: z.record(z.string(), text),
  })
  .check(({ value, issues }) => {
    const given = Object.entries(value).flatMap(([name, figure]) =>
      isFigure(name) && figure !== undefined ? [name] : [],
    );
    for (const figure of given.filter((name) => value.source[name] === undefined))
      issues.push({
        code: 'custom',
        input: value,
        path: ['source', figure],
        message: wrongs['source-absent'],
      });
    for (const name of Object.keys(value.source).filter((each) => !given.some((figure) => figure === each)))
      issues.push({
        code: 'custom',
        input: value,
        path: ['source', name],
        message: wrongs['source-of-nothing'],
      });
  });
export type DiseaseProfile = z.infer<typeof DiseaseProfile>;

/** What is wrong with a profile, each with its place; nothing where it can be used. */
export const problemsInProfile = (file: string, data: unknown): SettingProblem[] =>
  problemsIn(file, DiseaseProfile, data);

/** @throws UnusableData with every place to be mended. */
export function readDiseaseProfile(file: string, data: unknown): DiseaseProfile {
  const problems = problemsInProfile(file, data);
  if (problems.length > 0) throw new UnusableData(problems);
  return z.parse(DiseaseProfile, data);
}

/** What holds for a disease that nobody has described: it has no windows, no follow-up, no deadlines. */
export const unspecified = 'unspecified';

/** The newest profile of a disease, however its name is capitalised; else the one for what is not specified. */
export function profileFor(disease: string, profiles: readonly DiseaseProfile[]): DiseaseProfile {
  const named = (name: string) =>
    profiles.filter((profile) => profile.disease === name).sort((a, b) => b.version - a.version)[0];
  const found = named(disease.toLowerCase()) ?? named(unspecified);
  if (found === undefined) throw new Error(`There is no profile "${unspecified}" to fall back on.`);
  return found;
}

/** Hours from the last exposure until when something helps. */
export const actBeforeHours = ({ hours, days: inDays }: z.infer<typeof ActBefore>): number =>
  hours ?? (inDays ?? 0) * 24;
