import { Checkbox, CheckboxGroup, Label, Radio, RadioGroup, Text } from 'react-aria-components';
import { useSay } from '../words/words.tsx';
import type { Answering } from './question-field.tsx';

const digitOf = (code: string): number | undefined => {
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  return digit === undefined ? undefined : Number(digit);
};

/** One of several, or some of several: a digit chooses, and one of one moves on. */
export function ChoiceField({ question, sheet, missing, answer, done }: Answering) {
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
  const chosen = Array.isArray(given) ? given.filter((each) => typeof each === 'string') : [];
  const choose = (id: string) => {
    if (!several) return answer(id, true);
    const alone = question.alone ?? [];
    if (alone.includes(id)) return answer([id], true);
    const rest = chosen.filter((each) => each !== id && !alone.includes(each));
    const next = chosen.includes(id) ? rest : [...rest, id];
    answer(next.length === 0 ? undefined : next, false);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const digit = event.altKey || event.ctrlKey ? undefined : digitOf(event.code);
    const option = digit === undefined ? undefined : options[digit === 0 ? 9 : digit - 1];
    if (option !== undefined) {
      event.preventDefault();
      choose(option.id);
    } else if (event.key === 'Enter' && !event.ctrlKey) {
      event.preventDefault();
      done(sheet);
    }
  };
  const inside = (
    <>
      <Label>{question.ask}</Label>
      {question.help === undefined ? null : <Text slot="description">{question.help}</Text>}
    </>
  );
  const hint = (index: number) => (index < 10 ? <kbd aria-hidden>{(index + 1) % 10}</kbd> : null);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside come up to here
    <div
      data-question={question.id}
      data-takes-digits
      data-missing={missing || undefined}
      onKeyDown={onKeyDown}
      className="question"
    >
      {several ? (
        <CheckboxGroup value={chosen} onChange={(next) => answer(next.length === 0 ? undefined : next, false)}>
          {inside}
          {options.map(({ id, label }, index) => (
            <Checkbox key={id} value={id} className="option">
              {hint(index)} {label}
            </Checkbox>
          ))}
        </CheckboxGroup>
      ) : (
        <RadioGroup
          value={typeof given === 'string' ? given : null}
          onChange={(next) => answer(next, false)}
          orientation="horizontal"
        >
          {inside}
          {options.map(({ id, label }, index) => (
            <Radio key={id} value={id} className="option">
              {hint(index)} {label}
            </Radio>
          ))}
        </RadioGroup>
      )}
    </div>
  );
}
