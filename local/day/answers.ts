import type { SpokenProtocol } from '../../shared/api/protocols.ts';
import type { Answer } from '../../shared/domain/protocols/answer.ts';
import { type Answers, holds } from '../../shared/domain/protocols/condition.ts';

/** What an operator writes down who asks only what must be asked, of somebody who is well and speaks for themselves. */
export function answersTo(protocol: SpokenProtocol, today: string): Record<string, Answer> {
  const given: Record<string, Answer> = {};
  for (const section of protocol.sections) {
    if (section.showIf !== undefined && !holds(section.showIf, given)) continue;
    for (const question of section.questions) {
      if (question.showIf !== undefined && !holds(question.showIf, given)) continue;
      const answer = mustAnswer(question, given) ? answerTo(question, today) : undefined;
      if (answer !== undefined) given[question.id] = answer;
    }
  }
  return given;
}

type Question = SpokenProtocol['sections'][number]['questions'][number];

const mustAnswer = ({ required, requiredIf }: Question, given: Answers): boolean =>
  required === true || (requiredIf !== undefined && holds(requiredIf, given));

function answerTo({ type, options = [], alone = [], least, unknown }: Question, today: string): Answer | undefined {
  const [first] = options;
  switch (type) {
    case 'choice':
      return first?.id;
    case 'several':
      return [alone[0] ?? first?.id ?? ''];
    case 'date':
      return today;
    case 'number':
      return least ?? 1;
    case 'yes-no':
      return unknown ? 'unknown' : 'yes';
    case 'text':
      return 'made up';
    case 'phone':
      return '+72000000000';
    case 'contacts':
    case 'events':
      return undefined;
    default:
      return type satisfies never;
  }
}
