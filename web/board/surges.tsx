import type { BoardResponse } from '../../shared/api/board.ts';
import { Button } from '../look/button.tsx';
import { useSay } from '../words/words.tsx';
import { jurisdictionsOf } from './band-rows.ts';
import { useAsk } from './use-ask.ts';

/** The surge switch of every jurisdiction that the board shows, or that surges. */
export function Surges({ board }: { readonly board: BoardResponse }) {
  const say = useSay();
  const ask = useAsk();
  return (
    <fieldset className="surges" aria-label={say('surge.title')}>
      {jurisdictionsOf(board).map((jurisdiction) => {
        const surging = board.surging.includes(jurisdiction);
        return (
          <Button key={jurisdiction} onPress={() => ask({ ask: 'surge', jurisdiction, surging })}>
            {say(surging ? 'surge.is.on' : 'surge.is.off', { jurisdiction })}
          </Button>
        );
      })}
    </fieldset>
  );
}
