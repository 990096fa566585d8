import * as z from 'zod/mini';
import { CaseFacts, type DatedFact } from '../domain/cases/case-facts.ts';
import { Day } from '../domain/dates.ts';
import { EstimatedDay } from '../domain/protocols/answer.ts';
import type { Answers } from '../domain/protocols/condition.ts';
import type { Protocol } from '../domain/protocols/protocol.ts';
import { type Fact, isDayFact } from '../domain/protocols/question.ts';

/** What answers make known, beside being answers: the questions of a protocol say which. */

function datedAnswer(answer: unknown): DatedFact | undefined {
  const exact = z.safeParse(Day, answer);
  if (exact.success) return { day: exact.data, estimated: false };
  const guess = z.safeParse(EstimatedDay, answer);
  return guess.success ? { day: guess.data.date, estimated: guess.data.estimated } : undefined;
}

/** Dates of the case that were told. */
export function toldFacts({ questions }: Protocol, answers: Answers): CaseFacts {
  const told = questions.flatMap(({ id, fact }) => {
    const dated = fact !== undefined && isDayFact(fact) ? datedAnswer(answers[id]) : undefined;
    return dated === undefined ? [] : [[fact, dated]];
  });
  return z.parse(CaseFacts, Object.fromEntries(told));
}

/** What was answered to the question that tells this; undefined where it was not. */
export function toldYesNo({ questions }: Protocol, answers: Answers, wanted: Fact): boolean | undefined {
  const question = questions.find(({ fact }) => fact === wanted);
  const answer = question && answers[question.id];
  return answer === undefined ? undefined : answer === 'yes';
}
