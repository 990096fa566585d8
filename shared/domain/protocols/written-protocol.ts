import * as z from 'zod/mini';
import { TaskKind } from '../calls/task-kind.ts';
import { placed, problemsIn, type SettingProblem, UnusableData } from '../read-data.ts';
import { wrongs } from '../wrong.ts';
import { Condition, QuestionId } from './condition.ts';
import { wrongFields } from './merge-fields.ts';
import type { Protocol } from './protocol.ts';
import { wrongReferences } from './protocol-references.ts';
import { Question } from './question.ts';

/**
 * A protocol as a department writes it: sections, questions and what the operator says, in every language. It is data:
 * a new disease, or another way of asking, is a file and no code. What is wrong with it is said with the place.
 */

export const languages = ['en', 'ru'] as const;
export type ProtocolLanguage = (typeof languages)[number];

const words = z.string().check(z.trim(), z.minLength(1, wrongs.wordless), z.maxLength(4000));

/** In every language there is: nobody is asked in a language that the protocol forgot. */
const Text = z.strictObject({ en: words, ru: words });
export type Text = z.infer<typeof Text>;

const Option = z.strictObject({ id: QuestionId, label: Text });

/** The rules of a question are those of `question.ts`; here come its words, and its own condition. */
const rules = {
  showIf: z.optional(Condition),
  ask: Text,
  help: z.optional(Text),
  options: z.optional(z.array(Option)),
};
const WrittenQuestion = z.looseObject({ id: QuestionId, type: z.string(), ...rules });
export type WrittenQuestion = z.infer<typeof WrittenQuestion>;

const Section = z.strictObject({
  id: QuestionId,
  title: Text,
  /** What the operator says when they come here. */
  say: z.optional(Text),
  showIf: z.optional(Condition),
  questions: z.array(WrittenQuestion),
});

export const WrittenProtocol = z.strictObject({
  id: QuestionId,
  version: z.int().check(z.gte(1)),
  kind: TaskKind,
  disease: z.optional(z.string().check(z.regex(/^[a-z0-9-]{1,64}$/))),
  title: Text,
  /** How the call begins and how it ends. */
  opening: z.optional(Text),
  closing: z.optional(Text),
  sections: z.array(Section).check(z.minLength(1)),
});
export type WrittenProtocol = z.infer<typeof WrittenProtocol>;

/** A protocol with words, in every language or in one. */
interface Worded extends Pick<WrittenProtocol, 'id' | 'version' | 'kind' | 'disease'> {
  readonly sections: readonly {
    readonly showIf?: Condition | undefined;
    readonly questions: readonly WordedQuestion[];
  }[];
}
interface WordedQuestion {
  readonly ask: unknown;
  readonly help?: unknown;
  readonly options?: readonly { readonly id: string }[] | undefined;
  readonly showIf?: Condition | undefined;
}

/** What rules the answers, without a word. */
export function protocolOf({ id, version, kind, disease, sections }: Worded): Protocol {
  const questions = sections.flatMap((section) =>
    section.questions.map((question) => z.parse(Question, rulesOf(question, section.showIf))),
  );
  return { id, version, kind, ...(disease === undefined ? {} : { disease }), questions };
}

function rulesOf(question: WordedQuestion, sectionShownIf: Condition | undefined): Record<string, unknown> {
  const { ask: _ask, help: _help, options, showIf, ...rest } = question;
  const conditions = [sectionShownIf, showIf].filter((condition) => condition !== undefined);
  return {
    ...rest,
    ...(options === undefined ? {} : { options: options.map((option) => option.id) }),
    ...(conditions.length === 0 ? {} : { showIf: conditions }),
  };
}

/** What is wrong with a protocol, each with its place; nothing where it can be used. */
export function problemsInProtocol(file: string, data: unknown): SettingProblem[] {
  const problems = problemsIn(file, WrittenProtocol, data);
  if (problems.length > 0) return problems;
  const protocol = z.parse(WrittenProtocol, data);
  const inQuestions = protocol.sections.flatMap((section, s) =>
    section.questions.flatMap((question, q) =>
      problemsIn(file, Question, rulesOf(question, section.showIf), ['sections', s, 'questions', q]),
    ),
  );
  const inTexts = textsOf(protocol).flatMap(({ path, text }) =>
    languages.flatMap((language) =>
      wrongFields(text[language], protocol.kind).map((each) => placed(file, [...path, language], each)),
    ),
  );
  if (inQuestions.length > 0) return [...inQuestions, ...inTexts];
  const references = wrongReferences(protocol, protocolOf(protocol));
  return [...references.map(({ path, ...each }) => placed(file, path, each)), ...inTexts];
}

/** @throws UnusableData with every place to be mended. */
export function readProtocol(file: string, data: unknown): WrittenProtocol {
  const problems = problemsInProtocol(file, data);
  if (problems.length > 0) throw new UnusableData(problems);
  return z.parse(WrittenProtocol, data);
}

interface Placed {
  readonly path: readonly PropertyKey[];
  readonly text: Text;
}

/** Every text that is read out or shown, with its place. */
function textsOf({ title, opening, closing, sections }: WrittenProtocol): Placed[] {
  const one = (path: readonly PropertyKey[], text: Text | undefined): Placed[] =>
    text === undefined ? [] : [{ path, text }];
  return [
    ...one(['title'], title),
    ...one(['opening'], opening),
    ...one(['closing'], closing),
    ...sections.flatMap((section, s) => [
      ...one(['sections', s, 'title'], section.title),
      ...one(['sections', s, 'say'], section.say),
      ...section.questions.flatMap(({ ask, help, options = [] }, q) => {
        const at = ['sections', s, 'questions', q];
        return [
          ...one([...at, 'ask'], ask),
          ...one([...at, 'help'], help),
          ...options.flatMap(({ label }, o) => one([...at, 'options', o, 'label'], label)),
        ];
      }),
    ]),
  ];
}
