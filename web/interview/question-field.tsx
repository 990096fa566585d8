import type { Dispatch } from 'react';
import { ChoiceField } from './choice-field.tsx';
import { changeSheet, type InterviewTask, type Question, type Sheet, type SheetChange } from './sheet.ts';
import { TextAnswer } from './text-answer.tsx';

export interface Asked {
  readonly question: Question;
  readonly task: InterviewTask;
  readonly sheet: Sheet;
  readonly change: Dispatch<SheetChange>;
  readonly missing: boolean;
  /** Answered for now: on to the next, as the sheet stands then. */
  readonly done: (sheet: Sheet) => void;
}

/** A question by its type. */
export function QuestionField(asked: Asked) {
  const { question, sheet, change, done } = asked;
  const answer = (value: Sheet['answers'][string], moveOn: boolean) => {
    const step: SheetChange = { set: 'answer', question: question.id, answer: value };
    change(step);
    if (moveOn) done(changeSheet(sheet, step));
  };
  switch (question.type) {
    case 'choice':
    case 'yes-no':
    case 'several':
      return <ChoiceField {...asked} answer={answer} />;
    default:
      return <TextAnswer {...asked} answer={answer} />;
  }
}

export interface Answering extends Asked {
  readonly answer: (value: Sheet['answers'][string], moveOn: boolean) => void;
}
