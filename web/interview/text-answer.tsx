import { Field } from '../look/field.tsx';
import type { Answering } from './question-field.tsx';

/** An answer in words. */
export function TextAnswer({ question, sheet, missing, answer, done }: Answering) {
  const given = sheet.answers[question.id];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside come up to here
    <div
      data-question={question.id}
      data-missing={missing || undefined}
      className="question"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.ctrlKey) done(sheet);
      }}
    >
      <Field
        label={question.ask}
        help={question.help}
        value={typeof given === 'string' ? given : ''}
        onChange={(text) => answer(text === '' ? undefined : text, false)}
      />
    </div>
  );
}
