import { type Dispatch, useEffect, useMemo, useRef, useState } from 'react';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { QuestionField } from './question-field.tsx';
import { askedIn, type InterviewTask, isMissing, type Question, type Sheet, type SheetChange } from './sheet.ts';

interface Panel {
  readonly task: InterviewTask;
  readonly sheet: Sheet;
  readonly change: Dispatch<SheetChange>;
}

/**
 * What is said and asked, one section at a time. An answer by one key moves on to the next question that must be
 * answered; what may be left out is reached with the arrows or Tab.
 */
export function InterviewPanel({ task, sheet, change }: Panel) {
  const say = useSay();
  const { script } = task;
  const known = useMemo(() => ({ possibleDuplicate: task.duplicates.length > 0 }), [task]);
  const sections = useMemo(() => askedIn(script, sheet.answers, known), [script, sheet.answers, known]);
  const [at, setAt] = useState(() => firstOpen(sections, sheet));
  const here = sections.find(({ id }) => id === at) ?? sections[0];
  const place = useRef<HTMLDivElement>(null);
  const focusNext = useRef<string | undefined>(undefined);

  const moveOn = (from: Question, now: Sheet) => {
    const all = askedIn(script, now.answers, known).flatMap((section) =>
      section.questions.map((question) => ({ section, question })),
    );
    const behind = all.slice(all.findIndex(({ question }) => question.id === from.id) + 1);
    const next = behind.find(({ question }) => isMissing(question, now));
    if (next === undefined) return;
    focusNext.current = next.question.id;
    setAt(next.section.id);
  };

  useEffect(() => {
    const wanted = focusNext.current;
    if (wanted === undefined) return;
    const question = place.current?.querySelector(`[data-question="${wanted}"]`);
    question?.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]')?.focus();
    if (question) focusNext.current = undefined;
  });

  return (
    <div className="interview" ref={place}>
      <nav className="steps" aria-label={say('interview.sections')}>
        {sections.map((section) => {
          const missing = section.questions.filter((question) => isMissing(question, sheet)).length;
          return (
            <Button
              key={section.id}
              look="quiet"
              aria-current={section.id === here?.id ? 'step' : false}
              onPress={() => setAt(section.id)}
            >
              {section.title} {missing > 0 ? <span className="missing">{missing}</span> : null}
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
              question={question}
              task={task}
              sheet={sheet}
              change={change}
              missing={isMissing(question, sheet)}
              done={(now) => moveOn(question, now)}
            />
          ))}
        </section>
      )}
      {script.closing !== undefined && here?.id === sections.at(-1)?.id ? (
        <p className="said">{script.closing}</p>
      ) : null}
    </div>
  );
}

const firstOpen = (sections: ReturnType<typeof askedIn>, sheet: Sheet): string | undefined =>
  (sections.find(({ questions }) => questions.some((question) => isMissing(question, sheet))) ?? sections[0])?.id;
