import { type Dispatch, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { askedIn, firstIn, firstOpen, missingIn, nextAfter } from './asked.ts';
import './interview.css';
import { isMissing } from './asked.ts';
import { focusQuestion } from './in-row.ts';
import { usePanelKeys } from './panel-keys.ts';
import { QuestionField, type Subject } from './question-field.tsx';
import type { Sheet, SheetChange } from './sheet.ts';

interface Panel {
  readonly task: Subject;
  readonly sheet: Sheet;
  readonly change: Dispatch<SheetChange>;
  /** Escape: on to how the call ended. */
  readonly leave?: (() => void) | undefined;
}

/**
 * What is said and asked, one section at a time. An answer by one key moves on to the next question that must be
 * answered; what may be left out is reached with the arrows or Tab, and sections with PageUp and PageDown.
 */
export function InterviewPanel({ task, sheet, change, leave }: Panel) {
  const say = useSay();
  const { script } = task;
  const known = useMemo(() => ({ possibleDuplicate: task.duplicates.length > 0 }), [task.duplicates]);
  const sections = useMemo(() => askedIn(script, sheet.answers, known), [script, sheet.answers, known]);
  const [at, setAt] = useState(() => firstOpen(sections, sheet)?.section.id);
  const here = sections.find(({ id }) => id === at) ?? sections[0];
  const place = useRef<HTMLDivElement>(null);
  const focusNext = useRef<string | undefined>(undefined);

  const turnTo = (section: string, question: string | undefined) => {
    // What an answer opens is not there yet: the focus goes to it when it is drawn.
    const isThere = question !== undefined && focusQuestion(place.current, question);
    focusNext.current = isThere ? undefined : question;
    setAt(section);
  };
  const moveOn = (from: string, now: Sheet) => {
    const next = nextAfter(from, askedIn(script, now.answers, known), now);
    if (next !== undefined) turnTo(next.section.id, next.question.id);
  };
  const turn = (step: number) => {
    const next = sections[sections.findIndex(({ id }) => id === here?.id) + step];
    if (next !== undefined) turnTo(next.id, firstIn(next, sheet)?.id);
  };
  const onKeyDownCapture = usePanelKeys({ place, turn, leave });

  useEffect(() => {
    if (focusNext.current === undefined) return;
    if (focusQuestion(place.current, focusNext.current)) focusNext.current = undefined;
  });

  const left = sections.reduce((sum, section) => sum + missingIn(section, sheet), 0);
  return (
    <div className="interview" ref={place} onKeyDownCapture={onKeyDownCapture}>
      <nav className="steps" aria-label={say('interview.sections')}>
        {sections.map((section) => {
          const missing = missingIn(section, sheet);
          return (
            <Button
              key={section.id}
              look="quiet"
              {...(section.id === here?.id ? { 'aria-current': 'step' as const } : {})}
              onPress={() => turnTo(section.id, firstIn(section, sheet)?.id)}
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
              wrong={undefined}
              wrongRows={{}}
              done={(now) => moveOn(question.id, now)}
            />
          ))}
        </section>
      )}
      {script.closing !== undefined && (left === 0 || here?.id === script.sections.at(-1)?.id) ? (
        <p className="said">{script.closing}</p>
      ) : null}
      <p className="left-over" role="status">
        {left === 0 ? say('interview.whole') : say('interview.left', { left })}
      </p>
    </div>
  );
}
