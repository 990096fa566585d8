import type { TaskKind } from '../calls/task-kind.ts';
import { type Condition, type Leaf, leavesOf } from './condition.ts';
import type { Protocol } from './protocol.ts';
import { isDayFact, type Question } from './question.ts';

/**
 * What a schema cannot see in a protocol: that ids are different, that conditions speak of earlier questions and of
 * answers these can have. So every protocol that is accepted can be answered to its end, from the first question on.
 */

interface Problem {
  readonly path: readonly PropertyKey[];
  readonly problem: string;
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
    if (same < s) problems.push({ path: ['sections', s, 'id'], problem: `is the id of section ${same} too` });
    for (const [q, { showIf }] of section.questions.entries()) {
      const question = questions[next++];
      if (question === undefined) continue;
      const at = ['sections', s, 'questions', q];
      problems.push(
        ...conditionProblems([...at, 'showIf'], showIf, earlier),
        ...conditionProblems([...at, 'requiredIf'], question.requiredIf, earlier),
        ...questionProblems(question, written, earlier).map(({ path, problem }) => ({
          path: [...at, ...path],
          problem,
        })),
      );
      earlier.set(question.id, question);
    }
  }
  return problems;
}

function questionProblems(question: Question, { kind }: Written, earlier: ReadonlyMap<string, Question>): Problem[] {
  const problems: Problem[] = [];
  const wrong = (at: string, problem: string) => problems.push({ path: [at], problem });
  if (earlier.has(question.id)) wrong('id', 'an earlier question has this id');
  if ('options' in question && new Set(question.options).size < question.options.length)
    wrong('options', 'two of them have one id');
  if (question.type === 'several')
    for (const alone of question.alone ?? [])
      if (!question.options.includes(alone)) wrong('alone', `${alone} is none of its options`);
  if (question.type === 'number' && (question.least ?? -Infinity) > (question.most ?? Infinity))
    wrong('least', 'is more than most: no number can be given');
  if (question.type === 'contacts' && kind !== 'case-interview')
    wrong('type', `only a case interview names contacts, and this is a ${kind}`);
  if (question.onlyWith !== undefined && (question.required || question.requiredIf !== undefined))
    wrong('onlyWith', 'is not asked of everybody, so it cannot be required');
  if (question.fact !== undefined) {
    if (isDayFact(question.fact) && question.type !== 'date') wrong('fact', `${question.fact} is a date`);
    if (!isDayFact(question.fact) && question.type !== 'yes-no') wrong('fact', `${question.fact} is a yes-no`);
    if (kind !== 'case-interview' && question.fact !== 'told-dates')
      wrong('fact', `${question.fact} is of a case, and this is a ${kind}`);
    if ([...earlier.values()].some(({ fact }) => fact === question.fact))
      wrong('fact', `an earlier question tells ${question.fact} already`);
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
    return problem === undefined ? [] : [{ path, problem }];
  });
}

function leafProblem(leaf: Leaf, question: Question | undefined): string | undefined {
  if (question === undefined) return `${leaf.question} is no question that was asked before`;
  if (leaf.answered) return question.type === 'contacts' ? `${question.id} takes rows and no answer` : undefined;
  if (leaf.lessThan !== undefined) return question.type === 'number' ? undefined : `${question.id} takes no number`;
  const choices = choicesOf(question);
  if (choices === undefined) return `${question.id} has no choices to be compared with`;
  const named = [leaf.is, leaf.isNot, ...(leaf.isOneOf ?? [])].filter((choice) => choice !== undefined);
  const unknown = named.find((choice) => !choices.includes(choice));
  return unknown === undefined ? undefined : `${unknown} is no answer to ${question.id}: ${choices.join(', ')}`;
}

function choicesOf(question: Question): readonly string[] | undefined {
  if (question.type === 'choice' || question.type === 'several') return question.options;
  return question.type === 'yes-no' ? ['yes', 'no', ...(question.unknown ? ['unknown'] : [])] : undefined;
}
