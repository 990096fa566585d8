import type { SpokenProtocol } from '../../shared/api/protocols.ts';
import { type Day, plusDays } from '../../shared/domain/dates.ts';
import type { Answer } from '../../shared/domain/protocols/answer.ts';
import { askedOf } from '../../shared/domain/protocols/answering.ts';
import { holds } from '../../shared/domain/protocols/condition.ts';
import type { Protocol } from '../../shared/domain/protocols/protocol.ts';
import type { Question } from '../../shared/domain/protocols/question.ts';
import { protocolOf } from '../../shared/domain/protocols/written-protocol.ts';

/**
 * Answers that a made-up person gives: to each question that is put to them, one after the other, because what was
 * answered decides what is asked next. `choose` is a number from 0 for each answer that is not given.
 */
export function answersTo(
  protocol: Protocol,
  today: Day,
  choose: (question: Question) => number,
  wanted: (question: Question, isRequired: boolean) => boolean,
  given: Readonly<Record<string, Answer>> = {},
): Record<string, Answer> {
  const answers: Record<string, Answer> = {};
  for (const { id } of protocol.questions) {
    const question = askedOf(protocol, answers).find((each) => each.id === id);
    if (question === undefined || question.type === 'contacts') continue;
    const { required = false, requiredIf } = question;
    const isRequired = required || (requiredIf !== undefined && holds(requiredIf, answers));
    const told = given[id];
    if (told !== undefined) answers[id] = told;
    else if (wanted(question, isRequired)) answers[id] = answerTo(question, choose(question), today);
  }
  return answers;
}

/** What somebody answers who says yes to everything and tells no more than they must. */
export const shortAnswers = (spoken: SpokenProtocol, today: Day): Record<string, Answer> =>
  answersTo(
    protocolOf(spoken),
    today,
    () => 0,
    (_, isRequired) => isRequired,
  );

/** The n-th way of answering a question; 0 is *yes*, the first of the choices, today. */
function answerTo(question: Question, n: number, today: Day): Answer {
  const pick = (among: readonly string[]): string => among[n % among.length] ?? '';
  switch (question.type) {
    case 'choice':
      return pick(question.options);
    case 'yes-no':
      return pick(['yes', 'no', ...(question.unknown ? ['unknown'] : [])]);
    case 'several': {
      const { options, alone = [] } = question;
      const together = options.filter((option) => !alone.includes(option));
      return n % 2 === 0 || together.length === 0 ? [pick(options)] : together;
    }
    case 'date': {
      const date = plusDays(today, -(n % 30));
      return question.mayBeEstimated && n % 2 === 1 ? { date, estimated: true } : date;
    }
    case 'number':
      return Math.min(Math.max(n % 20, question.least ?? 0), question.most ?? 20);
    case 'text':
      return 'made up';
    case 'phone':
      return '+70000000001';
    case 'events':
      return [{ key: `event-${n}`, kind: pick(question.options), place: 'made up', from: plusDays(today, -3) }];
    case 'contacts':
      return [];
  }
}
