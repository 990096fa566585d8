/** Somebody else changed what this write rested on: read again and decide again. */
export class StaleRead extends Error {
  override readonly name = 'StaleRead';
}

/** Waits; the handler's wiring adds the jitter. */
export type Pause = (milliseconds: number) => Promise<void>;

const most = 12;

/**
 * Reads, decides and writes again until the write rests on what is so. Gives up after a bounded number of tries; the
 * caller then answers "try again", or lets the queue bring the message back.
 */
export async function untilFresh<T>(pause: Pause, body: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await body();
    } catch (error) {
      if (!(error instanceof StaleRead) || attempt === most) throw error;
      await pause(Math.min(5 * 2 ** attempt, 500));
    }
  }
}
