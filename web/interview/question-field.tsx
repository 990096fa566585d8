import type { Answering, Asked } from './answering.ts';
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
