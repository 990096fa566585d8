import { Checkbox, CheckboxGroup, Label, Radio, RadioGroup, Text } from 'react-aria-components';
import { useSay } from '../words/words.tsx';
import type { Answering } from './answering.ts';
import { QuestionFrame } from './question-frame.tsx';
import { keyOf } from './typed-choice.ts';

/** One of several, or some of several: a key of the number row chooses, and what goes with no other moves on. */
export function ChoiceField(asked: Answering) {
  const { question, sheet, answer } = asked;
  const say = useSay();
  const options =
    question.type === 'yes-no'
      ? (['yes', 'no', ...(question.unknown ? (['unknown'] as const) : [])] as const).map((id) => ({
          id,
          label: say(`answer.${id}`),
        }))
      : (question.options ?? []);
  const given = sheet.answers[question.id];
  const several = question.type === 'several';
  const alone = question.alone ?? [];
  const chosen = Array.isArray(given) ? given.filter((each) => typeof each === 'string') : [];
  const choose = (next: readonly string[]) => {
    const added = next.find((each) => !chosen.includes(each));
    if (added !== undefined && alone.includes(added)) return answer([added], true);
    const rest = next.filter((each) => !alone.includes(each));
    answer(rest.length === 0 ? undefined : rest, false);
  };
  const pick = (at: number) => {
    const id = options[at]?.id;
    if (id === undefined) return false;
    if (!several) answer(id, true);
    else choose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
    return true;
  };
  const inside = (
    <>
      <Label>{question.ask}</Label>
      {question.help === undefined ? null : <Text slot="description">{question.help}</Text>}
    </>
  );
  const hint = (at: number) => (keyOf(at) === undefined ? null : <kbd aria-hidden>{keyOf(at)}</kbd>);
  return (
    <QuestionFrame {...asked} pick={pick}>
      {several ? (
        <CheckboxGroup value={chosen} onChange={choose}>
          {inside}
          {options.map(({ id, label }, at) => (
            <Checkbox key={id} value={id} className="option">
              {hint(at)} {label}
            </Checkbox>
          ))}
          <span className="several-keys">{say('answer.several')}</span>
        </CheckboxGroup>
      ) : (
        <RadioGroup
          value={typeof given === 'string' ? given : null}
          onChange={(next) => answer(next, false)}
          orientation="horizontal"
        >
          {inside}
          {options.map(({ id, label }, at) => (
            <Radio key={id} value={id} className="option">
              {hint(at)} {label}
            </Radio>
          ))}
        </RadioGroup>
      )}
      {asked.beside}
    </QuestionFrame>
  );
}
