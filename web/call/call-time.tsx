import { useEffect, useState } from 'react';
import { serverClock } from '../api/server-clock.ts';

const shown = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** How long it has lasted. Not read out: a voice that counts seconds helps nobody. */
export function CallTime({ since }: { readonly since: string }) {
  const [now, setNow] = useState(serverClock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverClock.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <span aria-hidden>{shown(now - Date.parse(since))}</span>;
}
