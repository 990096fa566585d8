import * as z from 'zod/mini';
import { Day } from './dates.ts';
import type { Answer } from './interview.ts';
import { TaskKind } from './task-kind.ts';

/**
 * A protocol is what an operator asks: questions for a kind of task, as versioned data. Each question says whether its
 * answer tells who somebody is, which decides the table it is kept in; free text always does.
 */

const id = z.string().check(z.regex(/^[a-z0-9-]{1,64}$/));
const options = z.array(id).check(z.minLength(1));

const Question = z.discriminatedUnion('type', [
  z.strictObject({ id, type: z.literal('choice'), options, identifying: z.boolean() }),
  z.strictObject({ id, type: z.literal('several'), options, identifying: z.boolean() }),
  z.strictObject({ id, type: z.literal('date'), identifying: z.boolean() }),
  z.strictObject({ id, type: z.literal('number'), identifying: z.boolean() }),
  z.strictObject({ id, type: z.literal('text'), identifying: z.literal(true) }),
]);
export type Question = z.infer<typeof Question>;

export const Protocol = z.strictObject({ id, version: z.int(), kind: TaskKind, questions: z.array(Question) });
export type Protocol = z.infer<typeof Protocol>;

/** The newest protocol for a kind of task. */
export function protocolFor(kind: TaskKind, protocols: readonly Protocol[]): Protocol | undefined {
  return protocols.filter((protocol) => protocol.kind === kind).sort((a, b) => b.version - a.version)[0];
}

interface Wrong {
  readonly field: string;
  readonly problem: string;
}

function wrongWith(question: Question, answer: Answer): string | undefined {
  const listed = (choice: string, among: readonly string[]) =>
    among.includes(choice) ? undefined : `takes one of ${among.join(', ')}`;
  switch (question.type) {
    case 'choice':
      return typeof answer === 'string'
        ? listed(answer, question.options)
        : `takes one of ${question.options.join(', ')}`;
    case 'several':
      if (!Array.isArray(answer)) return `takes a list of ${question.options.join(', ')}`;
      return answer.map((choice) => listed(choice, question.options)).find((problem) => problem !== undefined);
    case 'date':
      return z.safeParse(Day, answer).success ? undefined : 'a date is written yyyy-MM-dd';
    case 'number':
      return typeof answer === 'number' ? undefined : 'takes a number';
    case 'text':
      return typeof answer === 'string' ? undefined : 'takes a text';
  }
}

/** What is wrong with answers given under this protocol, by question; nothing of what was answered. */
export function wrongAnswers(protocol: Protocol, answers: Readonly<Record<string, Answer>>): Wrong[] {
  const questions = new Map(protocol.questions.map((question) => [question.id, question] as const));
  return Object.entries(answers).flatMap(([name, answer]) => {
    const question = questions.get(name);
    const field = `interview.answers.${name}`;
    if (question === undefined)
      return [
        {
          field,
          problem: `unknown question: ${protocol.id} ${protocol.version} asks ${[...questions.keys()].join(', ')}`,
        },
      ];
    const problem = wrongWith(question, answer);
    return problem === undefined ? [] : [{ field, problem }];
  });
}

/** Splits answers by whether they tell who somebody is. */
export function splitAnswers(protocol: Protocol, answers: Readonly<Record<string, Answer>>) {
  const analytic = new Set(protocol.questions.filter(({ identifying }) => !identifying).map((question) => question.id));
  const entries = Object.entries(answers);
  return {
    analytic: Object.fromEntries(entries.filter(([name]) => analytic.has(name))),
    identifying: Object.fromEntries(entries.filter(([name]) => !analytic.has(name))),
  };
}
