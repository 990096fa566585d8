import { Label, Radio, RadioGroup } from 'react-aria-components';
import { FormattedDate } from 'react-intl';
import { useSay } from '../words/words.tsx';
import type { Answering } from './answering.ts';

/** Of several services promised before: which of them came. The question beside says it of them all. */
export function Came({ task, sheet, change }: Answering) {
  const say = useSay();
  const asked = task.referrals ?? [];
  if (asked.length < 2) return null;
  return (
    <div className="came">
      <p className="dim">{say('came.each')}</p>
      {asked.map(({ id, kind, due }) => (
        <RadioGroup
          key={id}
          orientation="horizontal"
          value={sheet.came[id] === undefined ? null : sheet.came[id] ? 'yes' : 'no'}
          onChange={(so) => change({ set: 'came', referral: id, came: so === 'yes' })}
        >
          <Label>
            {say(`referral.${kind}`)}{' '}
            <span className="dim">
              <FormattedDate value={due} day="numeric" month="long" />
            </span>
          </Label>
          {(['yes', 'no'] as const).map((so) => (
            <Radio key={so} value={so} className="option">
              {say(`answer.${so}`)}
            </Radio>
          ))}
        </RadioGroup>
      ))}
    </div>
  );
}
