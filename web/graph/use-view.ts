import { useCallback } from 'react';
import { useInAddress } from '../supervise/use-in-address.ts';
import { lookAt, type View, viewInAddress } from './view.ts';

export interface Viewing {
  readonly view: View;
  /** Looks at the same otherwise. */
  readonly change: (more: Partial<View>) => void;
  /** Looks at somebody else; the way back leads to what was looked at before. */
  readonly goTo: (whom: { readonly person: string } | { readonly network: string }) => void;
}

export function useView(): Viewing {
  const { view, change, show } = useInAddress(viewInAddress);
  const goTo = useCallback<Viewing['goTo']>((whom) => show(lookAt(view, whom), true), [show, view]);
  return { view, change, goTo };
}
