import { useSay } from '../words/words.tsx';
import type { Answering } from './answering.ts';
import { QuestionFrame } from './question-frame.tsx';
import { TypedField } from './typed-field.tsx';
import { readNumber } from './typed-measure.ts';

/** A number within what the protocol takes. */
export function NumberAnswer(asked: Answering) {
  const { question, sheet, change, answer } = asked;
  const say = useSay();
  const given = sheet.answers[question.id];
  const field = `answers.${question.id}`;
  const limits = { least: question.least, most: question.most };
  return (
    <QuestionFrame {...asked} isUnread={sheet.typed[field] !== undefined}>
      <TypedField
        {...{ field, sheet, change }}
        label={question.ask}
        help={question.help}
        inputMode="numeric"
        value={typeof given === 'number' ? given : undefined}
        set={(value) => answer(value, false)}
        read={(typed) => readNumber(typed, limits)}
        write={String}
        unread={say('number.unread', { least: limits.least ?? 'none', most: limits.most ?? 'none' })}
      />
    </QuestionFrame>
  );
}
