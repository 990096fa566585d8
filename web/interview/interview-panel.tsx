import { type Dispatch, useMemo } from 'react';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import './interview.css';
import type { Subject } from './answering.ts';
import { OwnDetails } from './own-details.tsx';
import { usePanelKeys } from './panel-keys.ts';
import { QuestionField } from './question-field.tsx';
import type { Refusal } from './refused.ts';
import type { Sheet, SheetChange } from './sheet.ts';
import { useTurning } from './turning.ts';
import { isMissing, missingIn } from './wanted.ts';

interface Panel {
  readonly task: Subject;
  readonly sheet: Sheet;
  readonly change: Dispatch<SheetChange>;
  /** Escape: on to how the call ended. */
  readonly leave?: (() => void) | undefined;
  /** What could not be used when the call was to be ended. */
  readonly refusal?: Refusal | undefined;
}

/**
 * What is said and asked, one section at a time. An answer by one key moves on to the next question that must be
 * answered; what may be left out is reached with the arrows or Tab, and sections with PageUp and PageDown.
 */
export function InterviewPanel({ task, sheet, change, leave, refusal }: Panel) {
  const say = useSay();
  const { script } = task;
  const known = useMemo(() => ({ possibleDuplicate: task.duplicates.length > 0 }), [task.duplicates]);
  const { sections, here, place, wrong, toSection, toQuestion, moveOn } = useTurning({ script, sheet, known, refusal });
  const turn = (step: number) => {
    const next = sections[sections.findIndex(({ id }) => id === here?.id) + step];
    if (next !== undefined) toSection(next.id);
  };
  const onKeyDownCapture = usePanelKeys({ place, turn, leave });
  const left = sections.reduce((sum, section) => sum + missingIn(section, sheet), 0);
  return (
    // A number typed beside its field must not say how the call ended.
    <div className="interview" ref={place} onKeyDownCapture={onKeyDownCapture} data-takes-digits>
      <nav className="steps" aria-label={say('interview.sections')}>
        {sections.map((section) => {
          const missing = missingIn(section, sheet);
          return (
            <Button
              key={section.id}
              look="quiet"
              {...(section.id === here?.id ? { 'aria-current': 'step' as const } : {})}
              onPress={() => toSection(section.id)}
              excludeFromTabOrder
            >
              {section.title}{' '}
              {missing > 0 ? (
                <span className="missing">
                  <span aria-hidden>{missing}</span>
                  <span className="unseen">{say('interview.missing', { missing })}</span>
                </span>
              ) : null}
            </Button>
          );
        })}
      </nav>
      {script.opening !== undefined && here?.id === sections[0]?.id ? <p className="said">{script.opening}</p> : null}
      {here === undefined ? null : (
        <section aria-label={here.title} className="asked">
          {here.say === undefined ? null : <p className="said">{here.say}</p>}
          {here.questions.map((question) => (
            <QuestionField
              key={question.id}
              {...{ question, task, sheet, change }}
              missing={isMissing(question, sheet)}
              wrong={wrong.find((each) => each.question === question.id && each.row === undefined)?.wrong}
              wrongRows={Object.fromEntries(
                wrong.flatMap(({ question: id, row, wrong: what }) =>
                  id === question.id && row !== undefined ? [[row, what]] : [],
                ),
              )}
              done={(now, to) => (to === undefined ? moveOn(question.id, now) : toQuestion(to))}
            />
          ))}
        </section>
      )}
      {script.closing !== undefined && (left === 0 || here?.id === script.sections.at(-1)?.id) ? (
        <p className="said">{script.closing}</p>
      ) : null}
      {task.held === undefined ? null : <OwnDetails held={task.held} />}
      <p className="left-over" role="status">
        {left === 0 ? say('interview.whole') : say('interview.left', { left })}
      </p>
    </div>
  );
}
