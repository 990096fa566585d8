import * as z from 'zod/mini';
import { wrongs } from '../wrong.ts';
import type { Answer } from './answer.ts';

/**
 * When a question is asked, or must be answered: by what earlier questions were answered. Said of one answer, or of
 * several of which all or any must hold; more than that nobody can read in a file.
 */

export const QuestionId = z.string().check(z.regex(/^[a-z0-9-]{1,64}$/, wrongs['question-id']));

const ways = ['is', 'isNot', 'isOneOf', 'lessThan', 'answered'] as const;

/** What must be so of one answer; of a list of choices, that it contains the one named. */
const Leaf = z
  .strictObject({
    question: QuestionId,
    is: z.optional(QuestionId),
    /** Answered, and otherwise. */
    isNot: z.optional(QuestionId),
    isOneOf: z.optional(z.array(QuestionId).check(z.minLength(1))),
    lessThan: z.optional(z.number()),
    answered: z.optional(z.literal(true)),
  })
  .check(z.refine((leaf) => ways.filter((way) => leaf[way] !== undefined).length === 1, wrongs['one-comparison']));
export type Leaf = z.infer<typeof Leaf>;

const leaves = z.array(Leaf).check(z.minLength(1));

export const Condition = z.union([Leaf, z.strictObject({ allOf: leaves }), z.strictObject({ anyOf: leaves })]);
export type Condition = z.infer<typeof Condition>;

export function leavesOf(condition: Condition): readonly Leaf[] {
  if ('allOf' in condition) return condition.allOf;
  return 'anyOf' in condition ? condition.anyOf : [condition];
}

export type Answers = Readonly<Record<string, Answer | undefined>>;

/** Whether a condition holds; of a question that was not answered, nothing does. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('allOf' in condition) return condition.allOf.every((leaf) => isSo(leaf, answers));
  if ('anyOf' in condition) return condition.anyOf.some((leaf) => isSo(leaf, answers));
  return isSo(condition, answers);
}

function isSo({ question, is, isNot, isOneOf, lessThan }: Leaf, answers: Answers): boolean {
  const answer = answers[question];
  if (answer === undefined) return false;
  if (lessThan !== undefined) return typeof answer === 'number' && answer < lessThan;
  const chosen = (choice: string) =>
    Array.isArray(answer) ? answer.some((each) => each === choice) : answer === choice;
  if (is !== undefined) return chosen(is);
  if (isNot !== undefined) return !chosen(isNot);
  return isOneOf === undefined || isOneOf.some(chosen);
}
