import type { Dispatch, ReactNode } from 'react';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import type { Question } from './asked.ts';
import { Came } from './came.tsx';
import { ChoiceField } from './choice-field.tsx';
import { ContactsAnswer } from './contacts-answer.tsx';
import { DateAnswer } from './date-answer.tsx';
import { EventsAnswer } from './events-answer.tsx';
import { NumberAnswer } from './number-answer.tsx';
import { PhoneAnswer } from './phone-answer.tsx';
import { Promises, promisesOf } from './promises.tsx';
import { isInNeed } from './promising.ts';
import { asksForNeeds } from './refused.ts';
import { changeSheet, type Sheet, type SheetChange } from './sheet.ts';
import { TextAnswer } from './text-answer.tsx';
import { ToldDates } from './told-dates.tsx';

/** What an interview is held about: a task that is held, or one that was finished and is opened again. */
export interface Subject extends Pick<HeldTaskView, 'script' | 'duplicates' | 'windows'> {
  /** The day it is where the person is. */
  readonly today: HeldTaskView['today'];
  readonly stayAtHome?: HeldTaskView['stayAtHome'];
  /** The number that is on the line, where it may be seen. */
  readonly ownNumber?: string | undefined;
  /** Services promised before that this call asks about. */
  readonly referrals?: HeldTaskView['referrals'];
  /** While they are held: what they tell of themselves is kept at once. */
  readonly held?: Pick<HeldTaskView, 'id' | 'epoch'> | undefined;
}

export interface Asked {
  readonly question: Question;
  readonly task: Subject;
  readonly sheet: Sheet;
  readonly change: Dispatch<SheetChange>;
  readonly missing: boolean;
  /** What the server could not use of it. */
  readonly wrong: string | undefined;
  /** And of rows of people named, by their keys. */
  readonly wrongRows: Readonly<Record<string, string>>;
  /** Answered for now: on to the next, as the sheet stands then. */
  readonly done: (sheet: Sheet, to?: string) => void;
}

export interface Answering extends Asked {
  readonly answer: (value: Sheet['answers'][string], moveOn: boolean) => void;
  /** Shown with the question: what belongs to its answer. */
  readonly beside?: ReactNode;
}

/** A question by its type. */
export function QuestionField(asked: Asked) {
  const { question, sheet, change, done } = asked;
  const answer = (value: Sheet['answers'][string], moveOn: boolean) => {
    const step: SheetChange = { set: 'answer', question: question.id, answer: value };
    change(step);
    if (moveOn) done(changeSheet(sheet, step));
  };
  const answering = { ...asked, answer };
  switch (question.type) {
    case 'choice':
    case 'yes-no':
    case 'several':
      return <WithBeside {...answering} />;
    case 'date':
      return <DateAnswer {...answering} />;
    case 'number':
      return <NumberAnswer {...answering} />;
    case 'phone':
      return <PhoneAnswer {...answering} />;
    case 'text':
      return <TextAnswer {...answering} />;
    case 'events':
      return <EventsAnswer {...answering} />;
    case 'contacts':
      return <ContactsAnswer {...answering} />;
  }
}

/** A choice with what belongs to its answer: the days at home, services that are promised, those that came. */
function WithBeside(asked: Answering) {
  const { question, done } = asked;
  if (question.fact === 'told-dates') return <ChoiceField {...asked} beside={<ToldDates {...asked} />} />;
  if (question.id === 'help-came') return <ChoiceField {...asked} beside={<Came {...asked} />} />;
  if (!asksForNeeds(question.id)) return <ChoiceField {...asked} />;
  const inNeed = (sheet: Sheet) => isInNeed(question, sheet.answers[question.id]);
  return (
    <>
      <ChoiceField {...asked} done={(now) => done(now, inNeed(now) ? promisesOf(question.id) : undefined)} />
      {inNeed(asked.sheet) || asked.sheet.referrals.length > 0 ? <Promises {...asked} wrong={undefined} /> : null}
    </>
  );
}
