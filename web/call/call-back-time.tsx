import { useState } from 'react';
import { FormattedDate } from 'react-intl';
import { Button } from '../look/button.tsx';
import { Field } from '../look/field.tsx';
import { useSay } from '../words/words.tsx';
import { readHour } from './typed-hour.ts';

interface Agreeing {
  readonly agreed: (at: string) => void;
  readonly cancel: () => void;
}

/** The hour that was agreed, as it is said: "18:30", "+2", "1 9:00" for tomorrow. It is shown in words before it is sent. */
export function CallBackTime({ agreed, cancel }: Agreeing) {
  const say = useSay();
  const [typed, setTyped] = useState('');
  const at = readHour(typed, new Date());
  return (
    <form
      className="call-back"
      onSubmit={(event) => {
        event.preventDefault();
        if (at !== undefined) agreed(at.toISOString());
      }}
      onKeyDown={(event) => event.key === 'Escape' && cancel()}
    >
      <Field label={say('call-back.when')} help={say('call-back.help')} value={typed} onChange={setTyped} autoFocus />
      <p role="status">
        {at === undefined ? (
          say('call-back.unread')
        ) : (
          <FormattedDate value={at} weekday="long" day="numeric" month="long" hour="numeric" minute="2-digit" />
        )}
      </p>
      <Button look="main" type="submit" hint="Enter" isDisabled={at === undefined}>
        {say('call-back.agree')}
      </Button>
    </form>
  );
}
