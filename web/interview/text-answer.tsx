import { Field } from '../look/field.tsx';
import type { Answering } from './answering.ts';
import { QuestionFrame } from './question-frame.tsx';

/** An answer in words. */
export function TextAnswer(asked: Answering) {
  const { question, sheet, answer } = asked;
  const given = sheet.answers[question.id];
  return (
    <QuestionFrame {...asked}>
      <Field
        label={question.ask}
        help={question.help}
        value={typeof given === 'string' ? given : ''}
        onChange={(text) => answer(text === '' ? undefined : text, false)}
      />
    </QuestionFrame>
  );
}
