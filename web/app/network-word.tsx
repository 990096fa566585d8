import { useSyncExternalStore } from 'react';
import { useSay } from '../words/words.tsx';

const subscribe = (changed: () => void) => {
  addEventListener('online', changed);
  addEventListener('offline', changed);
  return () => {
    removeEventListener('online', changed);
    removeEventListener('offline', changed);
  };
};

/** Whether the browser has a network at all. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

export function NetworkWord() {
  const say = useSay();
  return (
    <span role="status" className="network">
      {useOnline() ? '' : say('app.offline')}
    </span>
  );
}
