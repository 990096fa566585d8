import { Label } from 'react-aria-components';
import { useSay } from '../words/words.tsx';
import type { Answering } from './answering.ts';
import { EventLine } from './event-line.tsx';
import { blankEvent, eventRowsOf, nextEventKey, withEvent } from './event-rows.ts';
import { QuestionFrame } from './question-frame.tsx';

/** Where people were together, a row each, within the days that are asked about. */
export function EventsAnswer(asked: Answering) {
  const { question, task, sheet, change, answer } = asked;
  const say = useSay();
  const given = sheet.answers[question.id];
  const window = question.window === undefined ? undefined : task.windows[question.window];
  const rows = [...eventRowsOf(given), blankEvent(nextEventKey(sheet.answers))];
  const kinds = question.options ?? [];
  return (
    <QuestionFrame {...asked}>
      <Label elementType="h2">
        {question.ask} {window === undefined ? null : <span className="dim">{window.words}</span>}
      </Label>
      {question.help === undefined ? null : <p className="dim">{question.help}</p>}
      <div className="event columns heads" aria-hidden>
        {(['kind', 'place', 'from', 'to', 'people'] as const).map((column) => (
          <span key={column}>{say(`event.${column}`)}</span>
        ))}
      </div>
      <ol className="plain" aria-label={question.ask}>
        {rows.map((row) => (
          <EventLine
            key={row.key}
            {...{ row, kinds, window, sheet, change, question: question.id, today: task.today }}
            set={(next) => answer(withEvent(given, next), false)}
            takeOut={() => change({ set: 'no-event', question: question.id, key: row.key })}
          />
        ))}
      </ol>
    </QuestionFrame>
  );
}
