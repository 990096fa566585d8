import type { TaskKind } from '../calls/task-kind.ts';
import { type Wrong, wrong } from '../wrong.ts';
import { type Condition, type Leaf, leavesOf } from './condition.ts';
import type { Protocol } from './protocol.ts';
import { isDayFact, type Question } from './question.ts';

/**
 * What a schema cannot see in a protocol: that ids are different, that conditions speak of earlier questions and of
 * answers these can have. So every protocol that is accepted can be answered to its end, from the first question on.
 */

interface Problem extends Wrong {
  readonly path: readonly PropertyKey[];
}

/** Of a protocol as it is written: how its sections lie, and what each of them and of their questions waits for. */
interface Written {
  readonly kind: TaskKind;
  readonly sections: readonly {
    readonly id: string;
    readonly showIf?: Condition | undefined;
    readonly questions: readonly { readonly showIf?: Condition | undefined }[];
  }[];
}

export function wrongReferences(written: Written, { questions }: Protocol): Problem[] {
  const problems: Problem[] = [];
  const earlier = new Map<string, Question>();
  let next = 0;
  for (const [s, section] of written.sections.entries()) {
    problems.push(...conditionProblems(['sections', s, 'showIf'], section.showIf, earlier));
    const same = written.sections.findIndex(({ id }) => id === section.id);
    if (same < s) problems.push({ path: ['sections', s, 'id'], ...wrong('section-twice', { section: same }) });
    for (const [q, { showIf }] of section.questions.entries()) {
      const question = questions[next++];
      if (question === undefined) continue;
      const at = ['sections', s, 'questions', q];
      problems.push(
        ...conditionProblems([...at, 'showIf'], showIf, earlier),
        ...conditionProblems([...at, 'requiredIf'], question.requiredIf, earlier),
        ...questionProblems(question, written, earlier).map(({ path, ...each }) => ({
          path: [...at, ...path],
          ...each,
        })),
      );
      earlier.set(question.id, question);
    }
  }
  return problems;
}

function questionProblems(question: Question, { kind }: Written, earlier: ReadonlyMap<string, Question>): Problem[] {
  const problems: Problem[] = [];
  const found = (at: string, what: Wrong) => problems.push({ path: [at], ...what });
  if (earlier.has(question.id)) found('id', wrong('question-twice'));
  if ('options' in question && new Set(question.options).size < question.options.length)
    found('options', wrong('option-twice'));
  if (question.type === 'several')
    for (const alone of question.alone ?? [])
      if (!question.options.includes(alone)) found('alone', wrong('no-option', { option: alone }));
  if (question.type === 'number' && (question.least ?? -Infinity) > (question.most ?? Infinity))
    found('least', wrong('no-range'));
  if (question.type === 'contacts' && kind !== 'case-interview') found('type', wrong('contacts-elsewhere', { kind }));
  if (question.onlyWith !== undefined && (question.required || question.requiredIf !== undefined))
    found('onlyWith', wrong('required-of-some'));
  const { fact } = question;
  if (fact !== undefined) {
    if (isDayFact(fact) && question.type !== 'date') found('fact', wrong('fact-date', { fact }));
    if (!isDayFact(fact) && question.type !== 'yes-no') found('fact', wrong('fact-yes-no', { fact }));
    if (kind !== 'case-interview' && fact !== 'told-dates') found('fact', wrong('fact-of-case', { fact, kind }));
    if ([...earlier.values()].some((each) => each.fact === fact)) found('fact', wrong('fact-twice', { fact }));
  }
  return problems;
}

function conditionProblems(
  path: readonly PropertyKey[],
  condition: Condition | undefined,
  earlier: ReadonlyMap<string, Question>,
): Problem[] {
  if (condition === undefined) return [];
  return leavesOf(condition).flatMap((leaf) => {
    const problem = leafProblem(leaf, earlier.get(leaf.question));
    return problem === undefined ? [] : [{ path, ...problem }];
  });
}

function leafProblem(leaf: Leaf, question: Question | undefined): Wrong | undefined {
  if (question === undefined) return wrong('no-question-before', { question: leaf.question });
  if (leaf.answered) return question.type === 'contacts' ? wrong('takes-rows', { question: question.id }) : undefined;
  if (leaf.lessThan !== undefined)
    return question.type === 'number' ? undefined : wrong('takes-no-number', { question: question.id });
  const choices = choicesOf(question);
  if (choices === undefined) return wrong('no-choices', { question: question.id });
  const named = [leaf.is, leaf.isNot, ...(leaf.isOneOf ?? [])].filter((choice) => choice !== undefined);
  const unknown = named.find((choice) => !choices.includes(choice));
  return unknown === undefined
    ? undefined
    : wrong('no-such-answer', { choice: unknown, question: question.id, choices: choices.join(', ') });
}

function choicesOf(question: Question): readonly string[] | undefined {
  if (question.type === 'choice' || question.type === 'several') return question.options;
  return question.type === 'yes-no' ? ['yes', 'no', ...(question.unknown ? ['unknown'] : [])] : undefined;
}
