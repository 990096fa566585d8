import { createContext, useContext } from 'react';
import type { Target } from './act-form.ts';
import type { ActName } from './steer.ts';

/** What a supervisor has asked for from a row of the board. */
export type Asked =
  | { readonly ask: 'act'; readonly act: ActName; readonly target: Target }
  | { readonly ask: 'line'; readonly list: string; readonly band: number }
  | { readonly ask: 'pause'; readonly list: string; readonly paused: boolean }
  | { readonly ask: 'surge'; readonly jurisdiction: string; readonly surging: boolean }
  | { readonly ask: 'let-go-on'; readonly operator: string }
  | { readonly ask: 'close-alert'; readonly alert: string; readonly operator: string };

export const Asking = createContext<(asked: Asked) => void>(() => undefined);

/** Opens a dialog over the board. It is not the row's own: rows come and go while somebody reads. */
export const useAsk = () => useContext(Asking);
