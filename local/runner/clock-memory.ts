/**
 * The domain's time in memory that every worker shares: cell 0 is mode and value in one number, so that no reader sees half of a
 * change; cell 1 is the latest time anyone was shown, so that it never goes back, not even when the machine's own clock does.
 */
export type ClockCells = BigInt64Array<SharedArrayBuffer>;

export type ClockMode = 'unset' | 'running' | 'standing';

const modes = ['unset', 'running', 'standing'] as const;
const unset = 0n;
/** Earlier than any date that JavaScript knows. */
const never = -(2n ** 60n);

/** Cells of a clock that nobody has asked yet. */
export function newCells(): ClockCells {
  const cells = new BigInt64Array(new SharedArrayBuffer(16));
  Atomics.store(cells, 1, never);
  return cells;
}

/** Mode, and what goes with it: when running the milliseconds it is ahead of the machine, when standing the time itself. */
export function readCells(cells: ClockCells): { mode: ClockMode; value: number } {
  const packed = Atomics.load(cells, 0);
  const index = BigInt.asUintN(2, packed);
  return { mode: modes[Number(index)] ?? 'unset', value: Number((packed - index) / 4n) };
}

export function writeCells(cells: ClockCells, mode: ClockMode, value: number): void {
  Atomics.store(cells, 0, pack(mode, value));
}

function pack(mode: ClockMode, value: number): bigint {
  return BigInt(Math.trunc(value)) * 4n + BigInt(modes.indexOf(mode));
}

/**
 * Epoch milliseconds of the domain, at least what anyone was shown before.
 *
 * Whoever asks first sets a clock that is still unset to the machine's time.
 */
export function tellTime(cells: ClockCells): number {
  Atomics.compareExchange(cells, 0, unset, pack('running', 0));
  const { mode, value } = readCells(cells);
  return raise(cells, mode === 'standing' ? value : Date.now() + value);
}

/** The latest time anyone was shown, or undefined. */
export function latest(cells: ClockCells): number | undefined {
  const shown = Atomics.load(cells, 1);
  return shown === never ? undefined : Number(shown);
}

/** Shows a time, or the latest shown where that is later. */
export function raise(cells: ClockCells, time: number): number {
  const wanted = BigInt(Math.trunc(time));
  let shown = Atomics.load(cells, 1);
  while (shown < wanted) {
    const seen = Atomics.compareExchange(cells, 1, shown, wanted);
    if (seen === shown) return Number(wanted);
    shown = seen;
  }
  return Number(shown);
}
