import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { TaskKind } from '../domain/calls/task-kind.ts';
import { asRead, getItem, put, queryAll, queryPage, remove } from './dynamo.ts';
import { keys } from './keys.ts';

/** Questions to experts: a pseudonym and what the call is about on their list, the words with identities. */

export interface QuestionTables {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly caseFiles: string;
}

export const Question = z.object({
  questionId: z.string(),
  personId: z.string(),
  list: z.string(),
  disease: z.string(),
  kind: TaskKind,
  askedBy: z.string(),
  askedAt: z.string(),
  state: z.enum(['asked', 'answered']),
  answeredBy: z.optional(z.string()),
  answeredAt: z.optional(z.string()),
  version: z.int(),
});
export type Question = z.infer<typeof Question>;

const Words = z.object({ question: z.string(), answer: z.optional(z.string()), version: z.int() });
export type QuestionWords = z.infer<typeof Words>;

/** The writes of a question's next state; an answered one leaves its list. */
export function questionWrites(
  { people, caseFiles }: Pick<QuestionTables, 'people' | 'caseFiles'>,
  before: Question | undefined,
  after: Question,
  words: Omit<QuestionWords, 'version'>,
): TransactWriteItem[] {
  const { questionId, personId, list, askedAt, version } = after;
  const onList = keys.questionOnList(list, askedAt, questionId);
  return [
    put(caseFiles, { ...after, ...keys.question(personId, questionId) }, asRead(before)),
    put(people, { ...words, version, ...keys.questionWords(questionId) }, asRead(before)),
    ...(before === undefined ? [put(caseFiles, { personId, ...keys.questionOwner(questionId) }, 'absent')] : []),
    after.state === 'asked' ? put(caseFiles, { ...after, ...onList }, 'none') : remove(caseFiles, onList, 'none'),
  ];
}

export async function readQuestion(
  { client, caseFiles }: Omit<QuestionTables, 'people'>,
  questionId: string,
): Promise<Question | undefined> {
  const owner = await getItem(client, caseFiles, keys.questionOwner(questionId));
  if (owner === undefined) return undefined;
  const { personId } = z.parse(z.object({ personId: z.string() }), owner);
  const item = await getItem(client, caseFiles, keys.question(personId, questionId));
  return item && z.parse(Question, item);
}

export async function readQuestionWords(
  { client, people }: Omit<QuestionTables, 'caseFiles'>,
  questionId: string,
): Promise<QuestionWords | undefined> {
  const item = await getItem(client, people, keys.questionWords(questionId));
  return item && z.parse(Words, item);
}

/** What waits on a list, oldest first. */
export async function readQuestionsOn(
  { client, caseFiles }: Omit<QuestionTables, 'people'>,
  list: string,
  atMost: number,
): Promise<Question[]> {
  const { pk } = keys.questionOnList(list, '', '');
  const { items } = await queryPage(client, caseFiles, { pk }, 'eventual', undefined, atMost);
  return items.map((item) => z.parse(Question, item));
}

/** What experts were asked about a person, and what they answered, the oldest first. */
export async function readAskedOf(tables: QuestionTables, personId: string) {
  const { client, caseFiles } = tables;
  const items = await queryAll(client, caseFiles, { pk: `PERSON#${personId}`, startsWith: 'QUESTION#' });
  const asked = items.map((item) => z.parse(Question, item)).sort((a, b) => a.askedAt.localeCompare(b.askedAt));
  const words = await Promise.all(asked.map(({ questionId }) => readQuestionWords(tables, questionId)));
  return asked.flatMap(({ questionId: id, askedAt }, n) => {
    const { question, answer } = words[n] ?? {};
    return question === undefined ? [] : [{ id, askedAt, question, ...(answer === undefined ? {} : { answer }) }];
  });
}
