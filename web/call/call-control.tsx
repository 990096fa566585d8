import { useEffect, useState } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import type { HeldTaskView } from '../../shared/api/my-task.ts';
import type { CallMode } from '../../shared/domain/calls/dialling.ts';
import { ProblemNote } from '../api/problem-note.tsx';
import { Button } from '../look/button.tsx';
import { useSay, useWord } from '../words/words.tsx';
import { CallTime } from './call-time.tsx';
import { DialWaits } from './dial-waits.tsx';
import { useKeys } from './keys.ts';
import type { PlacedCall } from './placed-call.ts';

interface Control {
  readonly task: HeldTaskView;
  readonly call: PlacedCall;
  /** Somebody speaks: on to the questions. */
  readonly answered: () => void;
}

/** Ringing and talking. What is done most now is focused: dial, then on to the questions. */
export function CallControl({ task, call, answered }: Control) {
  const say = useSay();
  const word = useWord();
  const usable = task.person.phones.flatMap(({ id, usable: may, ...phone }) =>
    may && id !== undefined ? [{ id, ...phone }] : [],
  );
  const [phone, setPhone] = useState(usable[0]?.id ?? '');
  const [mode, setMode] = useState<CallMode>(call.modes[0] ?? 'manual');
  const { placed } = call;
  const stage = placed?.attempt.call?.stage;
  const ended = placed?.attempt.call?.ended ?? false;
  const dial = () => void (phone === '' || call.isPlacing || call.place(phone, mode));
  useKeys({ main: placed === undefined ? dial : answered });
  useEffect(() => {
    if (stage === 'CONNECTED_TO_AGENT') answered();
  }, [stage, answered]);
  return (
    <section
      className="control"
      aria-label={say('control.title')}
      onKeyDown={({ key }) => key === 'Escape' && call.stop()}
    >
      <RadioGroup
        value={phone}
        onChange={(chosen) => {
          call.stop();
          setPhone(chosen);
        }}
        aria-label={say('control.phones')}
        isDisabled={placed !== undefined}
      >
        {usable.map(({ id, number, kind }) => (
          <Radio key={id} value={id} className="phone">
            <bdi>{placed?.attempt.phone === id && placed.number ? placed.number : number}</bdi>
            {kind === undefined ? '' : ` · ${word(`phone.${kind}`) ?? kind}`}
          </Radio>
        ))}
      </RadioGroup>
      {usable.length === 0 ? <p>{say('control.no-phone')}</p> : null}
      {placed === undefined ? (
        <>
          {call.modes.length > 1 ? (
            <RadioGroup
              value={mode}
              onChange={(chosen) => {
                call.stop();
                setMode(call.modes.find((each) => each === chosen) ?? 'manual');
              }}
              aria-label={say('control.how')}
              orientation="horizontal"
              className="modes"
            >
              {call.modes.map((each) => (
                <Radio key={each} value={each}>
                  {say(`control.mode.${each}`)}
                </Radio>
              ))}
            </RadioGroup>
          ) : null}
          <Button key="dial" look="main" onPress={dial} hint="Enter" isDisabled={phone === ''} autoFocus>
            {say('control.dial')}
          </Button>
          {call.waited === undefined ? null : <DialWaits waited={call.waited} stop={call.stop} />}
        </>
      ) : (
        <>
          <p role="status" className="stage">
            {task.practice
              ? say('control.practice')
              : placed.attempt.mode === 'manual'
                ? say('control.by-hand')
                : ended
                  ? say('control.ended')
                  : say('control.stage', { stage: stage ?? 'INITIATED' })}{' '}
            <CallTime since={placed.attempt.placedAt} />
          </p>
          <Button key="answered" look="main" onPress={answered} hint="Enter" autoFocus>
            {say(stage === 'CONNECTED_TO_AGENT' || task.practice ? 'control.questions' : 'control.answered')}
          </Button>
        </>
      )}
      <ProblemNote error={call.error} />
    </section>
  );
}
