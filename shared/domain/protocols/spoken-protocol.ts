import { fillIn, type MergeField, unknownInWords } from './merge-fields.ts';
import type { ProtocolLanguage, Text, WrittenProtocol, WrittenQuestion } from './written-protocol.ts';

/** A protocol in one language, as a screen shows it: the rules as they are, and each text in the operator's words. */

export type Values = Readonly<Partial<Record<MergeField, string>>>;

/** With `values` the script is ready to be read out; without, its merge fields stay as they are written. */
export function spokenProtocol(
  { title, opening, closing, sections, ...head }: WrittenProtocol,
  language: ProtocolLanguage,
  values?: Values,
) {
  const say = (text: Text): string =>
    values === undefined ? text[language] : fillIn(text[language], values, unknownInWords[language]);
  return {
    ...head,
    language,
    title: say(title),
    ...(opening && { opening: say(opening) }),
    ...(closing && { closing: say(closing) }),
    sections: sections.map((section) => ({
      id: section.id,
      title: say(section.title),
      ...(section.say && { say: say(section.say) }),
      ...(section.showIf && { showIf: section.showIf }),
      questions: section.questions.map((question: WrittenQuestion) => ({
        ...question,
        ask: say(question.ask),
        ...(question.help && { help: say(question.help) }),
        ...(question.options === undefined
          ? {}
          : { options: question.options.map(({ id, label }) => ({ id, label: say(label) })) }),
      })),
    })),
  };
}
