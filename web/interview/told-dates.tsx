import { useSay } from '../words/words.tsx';
import type { Answering } from './answering.ts';
import { useDayWords } from './day-words.ts';
import { dayAsTyped, readDay } from './typed-day.ts';
import { TypedField } from './typed-field.tsx';

/** The days at home as the profile has them, and where another day was told: that one. */
export function ToldDates({ task, sheet, change }: Answering) {
  const say = useSay();
  const words = useDayWords();
  const { stayAtHome, today } = task;
  const recovery = say('told.recovery');
  return (
    <div className="told">
      {stayAtHome === undefined ? null : (
        <p>
          {say('told.computed', { kind: stayAtHome.kind })} {stayAtHome.words ?? recovery}
        </p>
      )}
      <TypedField
        field="told"
        label={say('told.otherwise')}
        example={say('told.example')}
        {...{ sheet, change }}
        value={sheet.told}
        set={(until) => change({ set: 'told', until })}
        read={(typed) =>
          typed.trim().toLowerCase() === recovery.toLowerCase()
            ? 'recovery'
            : readDay(typed, { today, lean: 'future' })?.day
        }
        write={(until) => (until === 'recovery' ? recovery : dayAsTyped(until))}
        inWords={(until) => (until === 'recovery' ? null : words(until, today))}
        unread={say('day.unread')}
      />
    </div>
  );
}
