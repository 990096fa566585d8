import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { useFollows } from './follows.ts';
import type { OfferedOutcome } from './outcome-pages.ts';

interface Offered {
  readonly offered: OfferedOutcome;
  readonly digit: number;
  /** What telephony thinks; the operator's word counts. */
  readonly isSuggested: boolean;
  readonly isDisabled: boolean;
  readonly end: () => void;
}

/** One way in which a call ends, the key that says it, and what will follow. */
export function OutcomeButton({ offered, digit, isSuggested, isDisabled, end }: Offered) {
  const say = useSay();
  const says = useFollows();
  const { outcome, follows, numberDies } = offered;
  return (
    <li data-suggested={isSuggested || undefined}>
      <Button
        look={outcome === 'completed' ? 'main' : 'quiet'}
        onPress={end}
        hint={outcome === 'completed' ? `${digit} · Ctrl+Enter` : String(digit)}
        isDisabled={isDisabled}
      >
        <span>
          {say(`outcome.${outcome}`)}
          {isSuggested ? ` (${say('end.suggested')})` : ''}
          <small>
            {follows !== undefined && outcome !== 'call-back-requested' ? says(follows) : ''}
            {follows === undefined && outcome === 'completed' ? say('follows.as-answered') : ''}
            {numberDies ? ` · ${say('end.number-dies')}` : ''}
          </small>
        </span>
      </Button>
    </li>
  );
}
