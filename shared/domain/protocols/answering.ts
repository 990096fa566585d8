import * as z from 'zod/mini';
import { Day } from '../dates.ts';
import { type Wrong, wrong } from '../wrong.ts';
import { EstimatedDay, EventRow, eventsAtMost } from './answer.ts';
import { type Answers, holds, leavesOf } from './condition.ts';
import type { Protocol } from './protocol.ts';
import type { Question } from './question.ts';

/**
 * Answers against the protocol they were given under. What is asked follows from what was answered before it; an answer
 * to a question that was not asked never counts, and says so by name.
 */

interface WrongAnswer extends Wrong {
  readonly field: string;
}

/** The questions that these answers lead to, in order: an answer to a hidden question opens none. */
export function askedOf(protocol: Protocol, answers: Answers): Question[] {
  const counted: Record<string, Answers[string]> = {};
  return protocol.questions.filter((question) => {
    const asked = (question.showIf ?? []).every((condition) => holds(condition, counted));
    if (asked) counted[question.id] = answers[question.id];
    return asked;
  });
}

/** The answers that count: those to questions that were asked. */
export function countedAnswers(protocol: Protocol, answers: Answers): Answers {
  return Object.fromEntries(askedOf(protocol, answers).flatMap(({ id }) => answered(id, answers)));
}

const answered = (id: string, answers: Answers) => {
  const answer = answers[id];
  return answer === undefined ? [] : [[id, answer] as const];
};

export interface Answering {
  /** What was sent now. */
  readonly answers: Answers;
  /** What was answered in an earlier version of the same interview, and stays unless it is answered anew. */
  readonly before?: Answers;
  /** Whether it is said to be all: then what must be answered is. */
  readonly completed: boolean;
  readonly today: Day;
}

/** What is wrong with answers given under this protocol, by question; nothing of what was answered. */
export function wrongAnswers(protocol: Protocol, answering: Answering): WrongAnswer[] {
  const { answers, before = {}, completed, today } = answering;
  const questions = new Map(protocol.questions.map((question) => [question.id, question] as const));
  const all = { ...before, ...answers };
  const asked = askedOf(protocol, all);
  const visible = new Set(asked.map(({ id }) => id));
  const found = Object.entries(answers).flatMap(([name, answer]) => {
    const question = questions.get(name);
    const what =
      question === undefined
        ? wrong('unknown-question', {
            protocol: `${protocol.id} ${protocol.version}`,
            questions: listed([...questions.keys()]),
          })
        : visible.has(name)
          ? problemWith(question, answer, today)
          : wrong('not-asked', { questions: listed(dependsOn(question)) });
    return what === undefined ? [] : [{ field: fieldOf(name), ...what }];
  });
  return completed ? [...found, ...missing(asked, countedAnswers(protocol, all))] : found;
}

const listed = (names: readonly string[]): string => names.join(', ');

const fieldOf = (question: string) => `interview.answers.${question}`;

/** Rows of contacts are no answers: whether somebody was named is a fact of its own (`plan-interview.ts`). */
function missing(asked: readonly Question[], answers: Answers): WrongAnswer[] {
  return asked
    .filter(({ id, type }) => type !== 'contacts' && answers[id] === undefined)
    .filter(({ required, requiredIf }) => required || (requiredIf !== undefined && holds(requiredIf, answers)))
    .map(({ id }) => ({ field: fieldOf(id), ...wrong('unanswered') }));
}

const dependsOn = ({ showIf = [] }: Question): string[] => [
  ...new Set(showIf.flatMap(leavesOf).map(({ question }) => question)),
];

const phoneLength = 64;

function problemWith(question: Question, answer: Answers[string], today: Day): Wrong | undefined {
  switch (question.type) {
    case 'choice':
      return oneOf(answer, question.options);
    case 'yes-no':
      return oneOf(answer, question.unknown ? ['yes', 'no', 'unknown'] : ['yes', 'no']);
    case 'several':
      return severalOf(answer, question.options, question.alone ?? []);
    case 'date':
      return dated(answer, question.mayBeEstimated ?? false, question.past ? today : undefined);
    case 'number':
      return numbered(answer, question.least, question.most);
    case 'text':
      return typeof answer === 'string' ? undefined : wrong('kind', { kind: 'string' });
    case 'phone':
      return typeof answer === 'string' && /\d/.test(answer) && answer.length <= phoneLength
        ? undefined
        : wrong('phone-text', { most: phoneLength });
    case 'contacts':
      return wrong('no-answer');
    case 'events':
      return eventRows(answer, question.options);
  }
}

function oneOf(answer: unknown, options: readonly string[]): Wrong | undefined {
  const isOne = typeof answer === 'string' && options.includes(answer);
  return isOne ? undefined : wrong('not-offered', { options: listed(options) });
}

function severalOf(answer: unknown, options: readonly string[], alone: readonly string[]): Wrong | undefined {
  if (!Array.isArray(answer) || answer.length === 0) return wrong('several-of', { options: listed(options) });
  const only = alone.find((each) => answer.includes(each));
  if (only !== undefined && answer.length > 1) return wrong('alone', { choice: only });
  return answer.map((choice) => oneOf(choice, options)).find((what) => what !== undefined);
}

function dated(answer: unknown, mayBeEstimated: boolean, today: Day | undefined): Wrong | undefined {
  const guess = mayBeEstimated ? z.safeParse(EstimatedDay, answer) : undefined;
  const exact = z.safeParse(Day, answer);
  const day = guess?.success ? guess.data.date : exact.success ? exact.data : undefined;
  if (day === undefined) return mayBeEstimated ? wrong('date-or-guess') : wrong('date');
  return today !== undefined && day > today ? wrong('after-today') : undefined;
}

/** What a store can keep as a number: nothing beyond these, and nothing that is nearly 0 and not 0. */
const [greatest, smallest] = [1e12, 1e-6];

function numbered(answer: unknown, least = -greatest, most = greatest): Wrong | undefined {
  if (typeof answer !== 'number') return wrong('kind', { kind: 'number' });
  if (answer !== 0 && Math.abs(answer) < smallest) return wrong('nearly-zero', { least: smallest });
  if (answer < least) return wrong('too-little', { least });
  return answer > most ? wrong('too-much', { most }) : undefined;
}

function eventRows(answer: unknown, kinds: readonly string[]): Wrong | undefined {
  const read = z.safeParse(z.array(EventRow), answer);
  if (!read.success) return wrong('event-rows', { most: eventsAtMost });
  const keys = read.data.map(({ key }) => key);
  if (new Set(keys).size < keys.length) return wrong('event-keys');
  if (read.data.some(({ from, to }) => to !== undefined && to < from)) return wrong('event-days');
  return read.data.every(({ kind }) => kinds.includes(kind))
    ? undefined
    : wrong('event-kinds', { kinds: listed(kinds) });
}
