/**
 * The server's time. A laptop's clock may be minutes off, and a claim that seems to last would run out; so moments of the
 * server are compared with the server's own.
 */
let ahead = 0;

export const serverClock = {
  /** Milliseconds since 1970, as the server counts them. */
  now: (): number => Date.now() + ahead,
  /** The server said that it is this moment. */
  heard: (at: string): void => {
    ahead = Date.parse(at) - Date.now();
  },
};
