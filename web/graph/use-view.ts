import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { lookAt, searchOf, type View, viewFrom } from './view.ts';

export interface Viewing {
  readonly view: View;
  /** Looks at the same otherwise. */
  readonly change: (more: Partial<View>) => void;
  /** Looks at somebody else; the way back leads to what was looked at before. */
  readonly goTo: (whom: { readonly person: string } | { readonly network: string }) => void;
}

/** The view as the address has it: there is no other, so a link and the way back always lead to what was seen. */
export function useView(): Viewing {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const view = useMemo(() => viewFrom(search), [search]);
  const change = useCallback(
    (more: Partial<View>) => navigate(`${path}?${searchOf({ ...view, ...more })}`, { replace: true }),
    [navigate, path, view],
  );
  const goTo = useCallback<Viewing['goTo']>(
    (whom) => navigate(`${path}?${searchOf(lookAt(view, whom))}`),
    [navigate, path, view],
  );
  return { view, change, goTo };
}
