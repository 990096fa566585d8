import { useEffect } from 'react';
import { useAuth } from 'react-oidc-context';
import { inCall } from '../call/in-call.ts';
import { useConfig } from './config.tsx';
import { leave } from './leave.ts';

const signs = ['keydown', 'pointerdown', 'wheel'] as const;
const checkEvery = 15_000;

/** Signs out whoever left their desk. Text is saved as it is typed, so the draft is kept; a call is never cut. */
export function IdleWatch() {
  const auth = useAuth();
  const config = useConfig();
  useEffect(() => {
    let last = Date.now();
    const seen = () => {
      last = Date.now();
    };
    for (const sign of signs) addEventListener(sign, seen, { passive: true, capture: true });
    const timer = setInterval(() => {
      if (inCall.is()) seen();
      else if (Date.now() - last > config.idleMinutes * 60_000) void leave(auth, config);
    }, checkEvery);
    return () => {
      for (const sign of signs) removeEventListener(sign, seen, { capture: true });
      clearInterval(timer);
    };
  }, [auth, config]);
  return null;
}
