import { Checkbox } from 'react-aria-components';
import type { Answer } from '../../shared/domain/protocols/answer.ts';
import { useSay } from '../words/words.tsx';
import type { Answering } from './answering.ts';
import { useDayWords } from './day-words.ts';
import { QuestionFrame } from './question-frame.tsx';
import { dayAsTyped, readDay, type TypedDay } from './typed-day.ts';
import { TypedField } from './typed-field.tsx';

const dayOf = (given: Answer | undefined): TypedDay | undefined => {
  if (typeof given === 'string') return { day: given, estimated: false };
  return typeof given === 'object' && 'date' in given ? { day: given.date, estimated: given.estimated } : undefined;
};

/** A day, typed as it is heard and said back in words; `~` before it, or the tick, where it is a guess. */
export function DateAnswer(asked: Answering) {
  const { question, task, sheet, change, answer } = asked;
  const say = useSay();
  const words = useDayWords();
  const { today } = task;
  const field = `answers.${question.id}`;
  const given = dayOf(sheet.answers[question.id]);
  const set = (value: TypedDay | undefined) =>
    answer(value && (value.estimated ? { date: value.day, estimated: true } : value.day), false);
  const read = (typed: string) => {
    const understood = readDay(typed, { today });
    const isTooLate = question.past === true && understood !== undefined && understood.day > today;
    return isTooLate || (understood?.estimated && !question.mayBeEstimated) ? undefined : understood;
  };
  return (
    <QuestionFrame {...asked} isUnread={sheet.typed[field] !== undefined}>
      <div className="dated">
        <TypedField
          {...{ field, sheet, change, set, read, value: given }}
          label={question.ask}
          help={question.help}
          example={say('day.example')}
          write={({ day, estimated }) => `${estimated ? '~' : ''}${dayAsTyped(day)}`}
          inWords={({ day, estimated }) => words(day, today, estimated)}
          unread={say(question.past ? 'day.unread-past' : 'day.unread')}
        />
        {question.mayBeEstimated ? (
          <Checkbox
            className="option"
            isSelected={given?.estimated ?? false}
            isDisabled={given === undefined}
            onChange={(estimated) => given && set({ ...given, estimated })}
          >
            {say('day.estimated')}
          </Checkbox>
        ) : null}
      </div>
    </QuestionFrame>
  );
}
