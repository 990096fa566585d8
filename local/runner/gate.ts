/**
 * What sources hand to functions can be held back: then everything that was asked meanwhile has its effect at one moment,
 * whichever machine it runs on.
 */
export interface Gate {
  hold(): void;
  release(): void;
  /** Returns once nothing is held back. */
  passed(): Promise<void>;
}

export function openGate(): Gate {
  let held: { readonly until: Promise<void>; readonly open: () => void } | undefined;
  return {
    hold() {
      held ??= newHold();
    },
    release() {
      held?.open();
      held = undefined;
    },
    async passed() {
      while (held !== undefined) await held.until;
    },
  };
}

function newHold() {
  const { promise: until, resolve: open } = Promise.withResolvers<void>();
  return { until, open };
}
