import { Field } from '../look/field.tsx';
import { useSay } from '../words/words.tsx';

/** As the API has it: three signs at least. */
export const isReason = (text: string): boolean => text.trim().length >= 3;

interface Why {
  readonly reason: string;
  readonly change: (reason: string) => void;
  /** Something else is to be looked at first. */
  readonly later?: boolean;
  /** What is asked, where it is not why. */
  readonly label?: string | undefined;
}

/** Why something is done: it is kept with who did it. */
export function Reason({ reason, change, later = false, label }: Why) {
  const say = useSay();
  return (
    <Field
      label={label ?? say('act.reason')}
      help={say('act.reason.help')}
      value={reason}
      onChange={change}
      maxLength={500}
      autoFocus={!later}
    />
  );
}
