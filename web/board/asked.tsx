import { type ReactNode, useState } from 'react';
import type { BoardResponse } from '../../shared/api/board.ts';
import { ActDialog } from './act-dialog.tsx';
import { LineDialog } from './line-dialog.tsx';
import { CloseAlertDialog, LetGoOnDialog, PauseDialog, SurgeDialog } from './switches.tsx';
import { type Asked, Asking } from './use-ask.ts';

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
    case 'line':
      return <LineDialog list={asked.list} band={asked.band} at={board.at} close={close} />;
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
