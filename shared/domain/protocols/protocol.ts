import * as z from 'zod/mini';
import { TaskKind } from '../calls/task-kind.ts';
import { EventRow } from './answer.ts';
import type { Answers } from './condition.ts';
import { Question } from './question.ts';

/**
 * A protocol is what an operator asks: questions for a kind of task, as versioned data. Here is what rules the answers;
 * the words are in `written-protocol.ts`, and functions that show nobody a question do without them. Each question says
 * whether its answer tells who somebody is, which decides the table it is kept in; free text always does.
 */

export const Protocol = z.strictObject({
  id: z.string(),
  version: z.int(),
  kind: TaskKind,
  /** Absent: for every disease that has none of its own. */
  disease: z.optional(z.string()),
  questions: z.array(Question),
});
export type Protocol = z.infer<typeof Protocol>;

/** The newest protocol for a kind of task and a disease, else for the kind. */
export function protocolFor<P extends Pick<Protocol, 'kind' | 'disease' | 'version'>>(
  kind: Protocol['kind'],
  protocols: readonly P[],
  disease?: string,
): P | undefined {
  const newest = (of: string | undefined) =>
    protocols
      .filter((protocol) => protocol.kind === kind && protocol.disease === of)
      .sort((a, b) => b.version - a.version)[0];
  return (disease === undefined ? undefined : newest(disease.toLowerCase())) ?? newest(undefined);
}

/** What an event tells without words: kept under the pseudonym, and named by exposures. */
export const EventFile = z.extend(z.pick(EventRow, { key: true, kind: true, from: true, to: true, people: true }), {
  question: z.string(),
});
export type EventFile = z.infer<typeof EventFile>;

/** Splits answers by whether they tell who somebody is; an answer that no question asks for counts as telling. */
export function splitAnswers(protocol: Protocol, answers: Answers) {
  const analytic = new Set(protocol.questions.filter(({ identifying }) => !identifying).map((question) => question.id));
  const entries = Object.entries(answers).flatMap(([name, answer]) => (answer === undefined ? [] : [{ name, answer }]));
  const among = (wanted: boolean) =>
    Object.fromEntries(
      entries.filter(({ name }) => analytic.has(name) === wanted).map(({ name, answer }) => [name, answer]),
    );
  return { analytic: among(true), identifying: among(false), events: eventsIn(answers) };
}

/** The events among answers, without the places' names and notes. */
export function eventsIn(answers: Answers): EventFile[] {
  return Object.entries(answers).flatMap(([question, answer]) =>
    Array.isArray(answer)
      ? answer.flatMap((row) => {
          if (typeof row === 'string') return [];
          const { key, kind, from, to, people } = row;
          return [{ question, key, kind, from, ...(to && { to }), ...(people !== undefined && { people }) }];
        })
      : [],
  );
}
