import { Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { useSay } from '../words/words.tsx';
import type { Answering } from './answering.ts';
import { DayField } from './day-field.tsx';
import { dayHere } from './day-words.ts';
import { endOf, fitting, services, toggled } from './promising.ts';
import { QuestionFrame } from './question-frame.tsx';
import type { Referral } from './sheet.ts';
import { keyOf } from './typed-choice.ts';
import { WordsField } from './words-field.tsx';

/** What is promised to somebody in need: each service by one key; what, where to and by when as far as they say. */
export function Promises(asked: Answering) {
  const { question, task, sheet, change } = asked;
  const say = useSay();
  const { referrals } = sheet;
  const answer = sheet.answers[question.id];
  const fits = fitting(answer);
  const put = (next: readonly Referral[]) => change({ set: 'referrals', referrals: next });
  const toggle = (kind: Referral['kind']) => put(toggled(referrals, kind, question, answer));
  const tell = (kind: Referral['kind'], more: Partial<Referral>) =>
    put(referrals.map((each) => (each.kind === kind ? { ...each, ...more } : each)));
  const pick = (at: number) => {
    const kind = services[at];
    if (kind !== undefined) toggle(kind);
    return kind !== undefined;
  };
  const of = (kind: string, column: 'what' | 'address' | 'by') => ({
    ...{ field: `referrals.${kind}.${column}`, column, sheet, change, label: say(`promise.${column}`) },
  });
  return (
    <QuestionFrame {...asked} question={{ ...question, id: promisesOf(question.id) }} pick={pick} missing={false}>
      <CheckboxGroup value={referrals.map(({ kind }) => kind)}>
        <Label>{say('promise.title')}</Label>
        {services.map((kind, at) => (
          <Checkbox
            key={kind}
            value={kind}
            className="option"
            onChange={() => toggle(kind)}
            data-fits={fits.includes(kind)}
          >
            <kbd aria-hidden>{keyOf(at)}</kbd> {say(`referral.${kind}`)}
          </Checkbox>
        ))}
      </CheckboxGroup>
      {referrals.map(({ kind, what, address, by }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: figures are written in these fields
        <div
          key={kind}
          className="promised"
          data-row={kind}
          onKeyDown={(event) => /^(Digit|Numpad|Minus|Equal)/.test(event.code) && event.stopPropagation()}
        >
          <span>{say(`referral.${kind}`)}</span>
          <WordsField {...of(kind, 'what')} value={what} set={(text) => tell(kind, { what: text })} />
          <WordsField {...of(kind, 'address')} value={address} set={(text) => tell(kind, { address: text })} />
          <DayField
            {...of(kind, 'by')}
            lean="future"
            today={task.today}
            value={by === undefined ? undefined : dayHere(by)}
            set={(day) => tell(kind, { by: day && endOf(day) })}
          />
        </div>
      ))}
    </QuestionFrame>
  );
}

export const promisesOf = (question: string): string => `${question}-promises`;
