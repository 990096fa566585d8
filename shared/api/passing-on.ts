import * as z from 'zod/mini';
import { TaskKind } from '../domain/calls/task-kind.ts';
import { Moment } from '../domain/dates.ts';
import { ListPattern } from '../domain/desk/staff.ts';
import { ClaimedTask, Epoch } from './calls.ts';

const text = (most: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(most));
const part = z.string().check(z.regex(/^[^#/*\s]{1,64}$/, 'a part of a work list has no space and none of # / *'));

/** To a list of specialists; the note is for whoever takes the call, and kept with identities. */
export const TransferRequest = z.strictObject({
  epoch: Epoch,
  skill: part,
  /** Of another department, or in another language, than the person's own list; until the call was made to its end. */
  jurisdiction: z.optional(part),
  language: z.optional(part),
  note: text(2000),
});
export type TransferRequest = z.infer<typeof TransferRequest>;

/** To the department in whose jurisdiction the person lives. */
export const HandOverRequest = z.strictObject({ epoch: Epoch, jurisdiction: part, note: text(2000) });
export type HandOverRequest = z.infer<typeof HandOverRequest>;

export const PassedOnResponse = z.strictObject({
  status: z.enum(['passed-on', 'already-passed-on']),
  /** Where it waits now; absent where nothing is left to ask. */
  list: z.optional(z.string()),
});
export type PassedOnResponse = z.infer<typeof PassedOnResponse>;

/** The case stays with who asks; the expert sees the question and a pseudonym. */
export const AskExpertRequest = z.strictObject({ epoch: Epoch, skill: part, question: text(2000) });
export type AskExpertRequest = z.infer<typeof AskExpertRequest>;
export const AskExpertResponse = z.strictObject({ question: z.string(), list: z.string() });
export type AskExpertResponse = z.infer<typeof AskExpertResponse>;

export const QuestionView = z.strictObject({
  id: z.string(),
  list: z.string(),
  disease: z.string(),
  kind: TaskKind,
  askedAt: Moment,
  state: z.enum(['asked', 'answered']),
});
export const QuestionsQuery = z.strictObject({ list: ListPattern.check(z.maxLength(200)) });
export const QuestionsResponse = z.strictObject({ questions: z.array(QuestionView) });
export type QuestionsResponse = z.infer<typeof QuestionsResponse>;

/** Without an answer the question is shown, which is written down; with one it is answered. */
export const AnswerRequest = z.strictObject({ answer: z.optional(text(4000)) });
export type AnswerRequest = z.infer<typeof AnswerRequest>;
export const AnswerResponse = z.strictObject({
  ...QuestionView.shape,
  question: z.string(),
  answer: z.optional(z.string()),
});
export type AnswerResponse = z.infer<typeof AnswerResponse>;

export const RingBackRequest = z.strictObject({
  /** From which they ring, as anybody writes it. */
  number: text(64),
  /** Which of several people with this number. */
  person: z.optional(text(64)),
});
export type RingBackRequest = z.infer<typeof RingBackRequest>;

export const RingBackResponse = z.strictObject({
  /** Their task, held by who asked. Absent while it is open which of several people rings. */
  task: z.optional(ClaimedTask),
  /** Initials only: ask who is speaking, and send the request again with `person`. */
  choose: z.optional(z.array(z.strictObject({ person: z.string(), name: z.string() }))),
});
export type RingBackResponse = z.infer<typeof RingBackResponse>;
