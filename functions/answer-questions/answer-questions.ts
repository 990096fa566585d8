import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { AnswerRequest, AnswerResponse, QuestionsResponse } from '../../shared/api/passing-on.ts';
import { type Refused, refuse } from '../../shared/api/problem.ts';
import type { Role } from '../../shared/api/roles.ts';
import { listOrder, type Staff } from '../../shared/domain/desk/staff.ts';
import type { Clock } from '../../shared/runtime/clock.ts';
import { audit as writeAudit } from '../../shared/storage/audit.ts';
import { writeTogether } from '../../shared/storage/dynamo.ts';
import {
  type Question,
  questionWrites,
  readQuestion,
  readQuestionsOn,
  readQuestionWords,
} from '../../shared/storage/questions.ts';
import { type Pause, untilFresh } from '../../shared/storage/retry.ts';

/** Tables and everything else that answering rests on; built once by the handler. */
export interface Desk {
  readonly client: DynamoDBClient;
  readonly people: string;
  readonly caseFiles: string;
  readonly audit: string;
  readonly staff: (operator: string) => Promise<Staff>;
  readonly clock: Clock;
  readonly pause: Pause;
}

export interface Expert {
  readonly id: string;
  readonly roles: readonly Role[];
}

const mayAnswer = async ({ staff }: Desk, { id, roles }: Expert, list: string): Promise<boolean> =>
  roles.includes('supervisor') || listOrder(await staff(id), list) !== undefined;

const shown = ({ questionId: id, list, disease, kind, askedAt, state }: Question) => ({
  id,
  list,
  disease,
  kind,
  askedAt,
  state,
});

/** What waits for an expert's answer: pseudonyms, and what the calls are about. */
export async function readQuestions(desk: Desk, expert: Expert, list: string): Promise<QuestionsResponse | Refused> {
  if (!(await mayAnswer(desk, expert, list))) return refuse('not-your-list');
  const questions = await readQuestionsOn(desk, list, 100);
  return { questions: questions.map(shown) };
}

/** Shows a question, and takes its answer down. An answer stands: what follows is another question. */
export async function answerQuestion(
  desk: Desk,
  expert: Expert,
  questionId: string,
  { answer }: AnswerRequest,
): Promise<AnswerResponse | Refused> {
  return untilFresh(desk.pause, async () => {
    const before = await readQuestion(desk, questionId);
    if (before === undefined) return refuse('no-such-question');
    if (!(await mayAnswer(desk, expert, before.list))) return refuse('not-your-list');
    const { personId, version } = before;
    const at = desk.clock();
    const act = answer === undefined ? 'read-question' : 'answer-question';
    const role = expert.roles.includes('operator') ? 'operator' : 'supervisor';
    const entry = { personId, at, actor: expert.id, role, act, purpose: questionId, epoch: version };
    await writeAudit(desk.client, desk.audit, { ...entry, fields: ['question'] });
    const words = await readQuestionWords(desk, questionId);
    if (words === undefined) throw new Error('A question has no words.');
    const said = { ...shown(before), question: words.question };
    if (answer === undefined) return words.answer === undefined ? said : { ...said, answer: words.answer };
    if (words.answer !== undefined)
      return words.answer === answer ? { ...said, answer } : refuse('other-result-recorded');
    const after: Question = {
      ...before,
      state: 'answered',
      answeredBy: expert.id,
      answeredAt: at,
      version: version + 1,
    };
    await writeTogether(desk.client, questionWrites(desk, before, after, { question: words.question, answer }));
    return { ...shown(after), question: words.question, answer };
  });
}
