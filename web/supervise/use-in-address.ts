import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';

interface Codec<View> {
  readonly read: (search: string) => View;
  readonly write: (view: View) => string;
}

/**
 * A screen's choices as the address has them: there are no others, so a link and the way back always lead to what was seen.
 *
 * @param codec the same each time
 */
export function useInAddress<View extends object>(codec: Codec<View>) {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const view = useMemo(() => codec.read(search), [codec, search]);
  /** With `push` the way back leads to what was seen before. */
  const show = useCallback(
    (next: View, push = false) => navigate(`${path}?${codec.write(next)}`, { replace: !push }),
    [codec, navigate, path],
  );
  const change = useCallback((more: Partial<View>) => show({ ...view, ...more }), [show, view]);
  return { view, change, show };
}
