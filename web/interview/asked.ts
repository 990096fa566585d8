import type { SpokenProtocol } from '../../shared/api/protocols.ts';
import type { Answer } from '../../shared/domain/protocols/answer.ts';
import { type Answers, holds } from '../../shared/domain/protocols/condition.ts';

/** What is asked, as the answers stand. */

export type Section = SpokenProtocol['sections'][number];
export type Question = Section['questions'][number];

/** What is known of the person that opens a question. */
export interface Known {
  readonly possibleDuplicate: boolean;
}

/** The sections and questions that these answers lead to: an answer to a hidden question opens none. */
export function askedIn(script: SpokenProtocol, answers: Answers, known: Known): readonly Section[] {
  const counted: Record<string, Answer | undefined> = {};
  const open = (condition: Question['showIf']) => condition === undefined || holds(condition, counted);
  return script.sections.flatMap((section) => {
    if (!open(section.showIf)) return [];
    const questions = section.questions.filter((question) => {
      const asked = open(question.showIf) && (question.onlyWith === undefined || known.possibleDuplicate);
      if (asked) counted[question.id] = answers[question.id];
      return asked;
    });
    return questions.length === 0 ? [] : [{ ...section, questions }];
  });
}
