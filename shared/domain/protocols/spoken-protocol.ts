import { fillIn, type MergeField, unknownInWords } from './merge-fields.ts';
import type { ProtocolLanguage, Text, WrittenProtocol, WrittenQuestion } from './written-protocol.ts';

/** A protocol in one language, as a screen shows it: the rules as they are, and each text in the operator's words. */

export type Values = Readonly<Partial<Record<MergeField, string>>>;

/** Its merge fields stay as they are written: no person is meant yet. */
export function spokenProtocol(
  { title, opening, closing, sections, ...head }: WrittenProtocol,
  language: ProtocolLanguage,
) {
  const say = (text: Text): string => text[language];
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

/** What is read out to one person: every text filled in. Braces stand in texts only, so that none is named here. */
export function filledProtocol<Spoken extends { readonly language: ProtocolLanguage }>(
  protocol: Spoken,
  values: Values,
): Spoken {
  const otherwise = unknownInWords[protocol.language];
  return JSON.parse(JSON.stringify(protocol), (_, value: unknown) =>
    typeof value === 'string' ? fillIn(value, values, otherwise) : value,
  );
}
