import { useState } from 'react';
import { type FieldProblem, readAs } from '../../shared/api/problem.ts';
import { CaseMessage } from '../../shared/messages/case-message.ts';
import { Button } from '../look/button.tsx';
import { Field } from '../look/field.tsx';
import { Pasted } from '../supervise/chosen.tsx';
import { objectIn } from '../supervise/object-in.ts';
import { isReason, Reason } from '../supervise/reason.tsx';
import { useSay } from '../words/words.tsx';
import { useWrongWords } from '../words/wrong-words.ts';
import { formOf, withField } from './message-fields.ts';

interface Fixing {
  /** The message as it came. */
  readonly body: string;
  readonly problems: readonly FieldProblem[];
  readonly isBusy: boolean;
  readonly send: (message: CaseMessage, why: string) => void;
}

const pretty = (message: unknown) => JSON.stringify(message, undefined, 2);

/** A message put right: field by field, or as text. What is still wrong is said beside its field before it is sent. */
export function FixForm({ body, problems, isBusy, send }: Fixing) {
  const say = useSay();
  const wordsOf = useWrongWords();
  const came = objectIn(body);
  const [text, setText] = useState(came === undefined ? body : pretty(came));
  const [asText, setAsText] = useState(came === undefined);
  const [wrong, setWrong] = useState(problems);
  const [why, setWhy] = useState('');
  const message = objectIn(text);
  const wrongAt = (path: string) => wrong.filter(({ field }) => field === path);
  const fields = formOf(message, wrong);
  const elsewhere = wrong.filter(({ field }) => asText || !fields.some(({ path }) => path === field));
  const begin = () => {
    const read = readAs(CaseMessage, message);
    if ('fields' in read) return setWrong(read.fields);
    setWrong([]);
    send(read.data, why);
  };
  return (
    <form
      className="fix"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReason(why) && !isBusy) begin();
      }}
    >
      {elsewhere.length === 0 ? null : (
        <ul className="problem">
          {elsewhere.map((each) => (
            <li key={`${each.field} ${each.code}`}>
              {each.field}: {wordsOf(each)}
            </li>
          ))}
        </ul>
      )}
      {asText ? (
        <Pasted label={say('set-aside.as-text')} value={text} change={setText} />
      ) : (
        fields.map(({ path, value }) => (
          <div key={path} data-wrong={wrongAt(path).length > 0 || undefined}>
            <Field
              label={path}
              help={wrongAt(path).map(wordsOf).join('; ') || undefined}
              value={value}
              autoFocus={path === problems[0]?.field}
              isReadOnly={path === 'source' || path === 'caseId'}
              onChange={(typed) => setText(pretty(withField(message, path, typed)))}
            />
          </div>
        ))
      )}
      {message === undefined ? (
        <p className="problem">{say('set-aside.unread')}</p>
      ) : (
        <Button look="quiet" onPress={() => setAsText(!asText)}>
          {say(asText ? 'set-aside.to-fields' : 'set-aside.to-text')}
        </Button>
      )}
      <Reason reason={why} change={setWhy} later />
      <Button type="submit" look="main" isDisabled={message === undefined || !isReason(why) || isBusy}>
        {say('set-aside.fix')}
      </Button>
    </form>
  );
}
