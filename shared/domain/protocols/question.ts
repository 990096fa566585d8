import * as z from 'zod/mini';
import { CaseFacts } from '../cases/case-facts.ts';
import { Condition, QuestionId } from './condition.ts';

/**
 * One question of a protocol, without its words: what it takes, when it is asked, when it must be answered, and whether
 * its answer tells who somebody is.
 */

/** What the answer makes known, beside being an answer: of the case, of those it named, of what was told. */
export const Fact = z.enum(['onset', 'rash', 'isolated', 'recovered', 'died', 'may-be-told', 'told-dates']);
export type Fact = z.infer<typeof Fact>;

export type DayFact = Exclude<Fact, 'may-be-told' | 'told-dates'>;
export const isDayFact = (fact: Fact): fact is DayFact => fact in CaseFacts.shape;

/** What must be known of the person for a screen to ask this at all; such a question is never required. */
export const KnownOfPerson = z.enum(['possible-duplicate']);

const ids = z.array(QuestionId).check(z.minLength(1));

const asked = {
  id: QuestionId,
  /** All must hold for the question to be asked. */
  showIf: z.optional(z.array(Condition)),
  required: z.optional(z.literal(true)),
  requiredIf: z.optional(Condition),
  onlyWith: z.optional(KnownOfPerson),
  fact: z.optional(Fact),
};
const analyticOrNot = { ...asked, identifying: z.boolean() };
/** What somebody wrote freely may name anybody, whatever a protocol says. */
const free = { ...asked, identifying: z.literal(true) };

/** What is asked of each person named; the name always is. */
export const Column = z.enum([
  'phones',
  'birthDate',
  'age',
  'sex',
  'address',
  'language',
  'nationalNumber',
  'relation',
  'setting',
  'event',
  'firstExposure',
  'lastExposure',
  'continuing',
  'distance',
  'duration',
  'protection',
  'sameAir',
  'risk',
  'mayBeTold',
  'notes',
]);

export const Question = z.discriminatedUnion('type', [
  z.strictObject({ ...analyticOrNot, type: z.literal('choice'), options: ids }),
  z.strictObject({
    ...analyticOrNot,
    type: z.literal('several'),
    options: ids,
    /** Options that rule the others out: *none of these*. */
    alone: z.optional(ids),
  }),
  z.strictObject({
    ...analyticOrNot,
    type: z.literal('date'),
    /** May be a guess: `{ date, estimated: true }`. */
    mayBeEstimated: z.optional(z.literal(true)),
    /** Not after the day of the call. */
    past: z.optional(z.literal(true)),
  }),
  z.strictObject({
    ...analyticOrNot,
    type: z.literal('number'),
    least: z.optional(z.number()),
    most: z.optional(z.number()),
  }),
  z.strictObject({
    ...analyticOrNot,
    type: z.literal('yes-no'),
    /** *Does not know* is an answer too. */
    unknown: z.optional(z.literal(true)),
  }),
  z.strictObject({ ...free, type: z.literal('text') }),
  z.strictObject({ ...free, type: z.literal('phone') }),
  z.strictObject({
    ...free,
    type: z.literal('contacts'),
    direction: z.enum(['exposed', 'source']),
    columns: z.array(Column).check(z.minLength(1)),
  }),
  z.strictObject({ ...free, type: z.literal('events'), window: z.enum(['source', 'infectious']), options: ids }),
]);
export type Question = z.infer<typeof Question>;
