import { createContext, type ReactNode, useContext, useState } from 'react';
import type { BoardResponse } from '../../shared/api/board.ts';
import { ActDialog } from './act-dialog.tsx';
import type { Target } from './act-form.ts';
import type { ActName } from './steer.ts';
import { CloseAlertDialog, LetGoOnDialog, PauseDialog, SurgeDialog } from './switches.tsx';

/** What a supervisor has asked for from a row of the board. */
export type Asked =
  | { readonly ask: 'act'; readonly act: ActName; readonly target: Target }
  | { readonly ask: 'pause'; readonly list: string; readonly paused: boolean }
  | { readonly ask: 'surge'; readonly jurisdiction: string; readonly surging: boolean }
  | { readonly ask: 'let-go-on'; readonly operator: string }
  | { readonly ask: 'close-alert'; readonly alert: string; readonly operator: string };

const Asking = createContext<(asked: Asked) => void>(() => undefined);

/** Opens a dialog over the board. It is not the row's own: rows come and go while somebody reads. */
export const useAsk = () => useContext(Asking);

export function BoardActs({ board, children }: { readonly board: BoardResponse; readonly children: ReactNode }) {
  const [asked, ask] = useState<Asked>();
  const close = () => ask(undefined);
  return (
    <Asking value={ask}>
      {children}
      {asked === undefined ? null : dialogOf(asked, board, close)}
    </Asking>
  );
}

function dialogOf(asked: Asked, board: BoardResponse, close: () => void): ReactNode {
  switch (asked.ask) {
    case 'act':
      return <ActDialog act={asked.act} target={asked.target} board={board} close={close} />;
    case 'pause':
      return <PauseDialog list={asked.list} paused={asked.paused} at={board.at} close={close} />;
    case 'surge':
      return <SurgeDialog jurisdiction={asked.jurisdiction} surging={asked.surging} close={close} />;
    case 'close-alert':
      return <CloseAlertDialog alert={asked.alert} operator={asked.operator} close={close} />;
    case 'let-go-on':
      return <LetGoOnDialog operator={asked.operator} close={close} />;
  }
}
