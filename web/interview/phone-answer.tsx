import { useMutation } from '@tanstack/react-query';
import { useClient } from '../api/api.tsx';
import { Field } from '../look/field.tsx';
import { useSay } from '../words/words.tsx';
import type { Answering } from './answering.ts';
import { PhoneWords } from './phone-words.tsx';
import { QuestionFrame } from './question-frame.tsx';

/** Another number of the person: looked at while it is typed, and theirs as soon as the field is left. */
export function PhoneAnswer(asked: Answering) {
  const { question, task, sheet, answer } = asked;
  const say = useSay();
  const client = useClient();
  const given = sheet.answers[question.id];
  const number = typeof given === 'string' ? given : '';
  const { held } = task;
  const learn = useMutation({
    mutationFn: async (told: string) => {
      if (held === undefined) return false;
      const { readable } = await client.call('checkPhone', { body: { number: told } });
      if (!readable) return false;
      await client.call('learnDetails', {
        path: { task: held.id },
        body: { epoch: held.epoch, phones: [{ number: told }] },
      });
      return true;
    },
    retry: 3,
  });
  const { mutate, variables } = learn;
  const keep = () => {
    if (/\d{5}/.test(number.replace(/\D/g, '')) && number !== variables) mutate(number);
  };
  return (
    <QuestionFrame {...asked}>
      <Field
        label={question.ask}
        help={question.help}
        value={number}
        onChange={(text) => answer(text.trim() === '' ? undefined : text, false)}
        onBlur={keep}
        inputMode="tel"
      />
      <p className="understood" role="status">
        <PhoneWords number={number} /> {learn.data && variables === number ? say('phone.kept') : null}
      </p>
    </QuestionFrame>
  );
}
