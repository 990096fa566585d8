import fc from 'fast-check';
import { answersTo } from '../../local/replay/made-up-answers.ts';
import type { Answer } from '../../shared/domain/protocols/answer.ts';
import type { Condition } from '../../shared/domain/protocols/condition.ts';
import type { Protocol } from '../../shared/domain/protocols/protocol.ts';
import { problemsInProtocol, protocolOf, readProtocol } from '../../shared/domain/protocols/written-protocol.ts';
import { inLine } from '../../shared/domain/read-data.ts';

/** Made-up protocols, and answers to any protocol. */

const words = { en: 'Words', ru: 'Слова' };
const types = ['choice', 'several', 'date', 'number', 'yes-no', 'text', 'phone', 'events', 'contacts'] as const;
const options = ['one', 'two', 'three'].map((id) => ({ id, label: words }));

/** What a condition may say of a question of each type. */
function conditionOn(id: string, type: (typeof types)[number], n: number): Condition {
  if (type === 'choice' || type === 'several')
    return n % 3 === 0 ? { question: id, isNot: 'one' } : { question: id, isOneOf: ['one', 'two'] };
  if (type === 'yes-no') return { question: id, is: n % 2 === 0 ? 'yes' : 'no' };
  return type === 'number' ? { question: id, lessThan: 5 } : { question: id, answered: true };
}

function questionOf(id: string, type: (typeof types)[number], conditions: readonly Condition[], n: number): object {
  const free = type === 'text' || type === 'phone' || type === 'events' || type === 'contacts';
  const [showIf, requiredIf] = conditions;
  return {
    id,
    type,
    ask: words,
    identifying: free || n % 2 === 0,
    ...(showIf && { showIf }),
    ...(requiredIf ? { requiredIf } : n % 3 === 0 ? { required: true } : {}),
    ...(type === 'choice' || type === 'several' || type === 'events' ? { options } : {}),
    ...(type === 'several' && n % 2 === 0 ? { alone: ['one'] } : {}),
    ...(type === 'number' ? { least: -2, most: 9 } : {}),
    ...(type === 'date' ? { past: true, mayBeEstimated: true } : {}),
    ...(type === 'yes-no' && n % 5 === 0 ? { unknown: true } : {}),
    ...(type === 'events' ? { window: 'source' } : {}),
    ...(type === 'contacts' ? { direction: 'exposed', columns: ['phones'] } : {}),
  };
}

/** A protocol that validation accepts: of sections with questions that branch on what was asked before. */
export const aProtocol = (): fc.Arbitrary<Protocol> =>
  fc
    .array(
      fc.record({
        type: fc.constantFrom(...types),
        n: fc.nat(1000),
        branches: fc.array(fc.nat(), { maxLength: 2 }),
        opens: fc.boolean(),
      }),
      { minLength: 1, maxLength: 14 },
    )
    .map((plan) => {
      const asked: { id: string; type: (typeof types)[number] }[] = [];
      const sections: { id: string; title: typeof words; showIf?: Condition; questions: object[] }[] = [];
      const onEarlier = (n: number) => {
        const on = asked.filter(({ type }) => type !== 'contacts').at(n % Math.max(asked.length, 1));
        return on === undefined ? [] : [conditionOn(on.id, on.type, n)];
      };
      for (const [position, { type, n, branches, opens }] of plan.entries()) {
        const id = `q${position}`;
        if (opens || sections.length === 0) {
          const [showIf] = onEarlier(n);
          sections.push({ id: `s${position}`, title: words, questions: [], ...(showIf && n % 2 === 0 && { showIf }) });
        }
        sections.at(-1)?.questions.push(questionOf(id, type, branches.flatMap(onEarlier), n));
        asked.push({ id, type });
      }
      const data = { id: 'made-up', version: 1, kind: 'case-interview', title: words, sections };
      if (problemsInProtocol('made-up', data).length > 0)
        throw new Error(problemsInProtocol('made-up', data).map(inLine).join('\n'));
      return protocolOf(readProtocol('made-up', data));
    });

/** Answers all that is asked, each in one of the ways it can be. */
export const answering = (protocol: Protocol, choices: Iterator<number>, today: string): Record<string, Answer> =>
  answersTo(
    protocol,
    today,
    () => choices.next().value ?? 0,
    () => true,
  );
