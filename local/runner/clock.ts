import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import {
  type ClockCells,
  type ClockMode,
  latest,
  newCells,
  raise,
  readCells,
  tellTime,
  writeCells,
} from './clock-memory.ts';
import { replaceFile } from './files.ts';

/** The clock as the control port shows it. */
export interface ClockState {
  /** ISO 8601 in UTC, or null while nothing has happened yet. */
  readonly now: string | null;
  readonly mode: ClockMode;
}

/** The domain's clock of one state directory. */
export interface LocalClock {
  /** What the workers read it from. */
  readonly cells: ClockCells;
  /** Looks without setting an unset clock. */
  state(): ClockState;
  /** Moves to `time` (epoch milliseconds), or stays where it is when that is later, and stands still there. */
  drive(time: number): ClockState;
  /** Runs on from where it stands, at the machine's speed. */
  run(): ClockState;
  stop(): void;
}

const Remembered = z.object({
  mode: z.enum(['unset', 'running', 'standing']),
  value: z.number(),
  latest: z.optional(z.number()),
});

/** How often a running clock is written down: a restart resumes from the machine's clock, so this guards only against that going back. */
const rememberEveryMs = 1_000;

/** Opens the clock that a state directory remembers, or a new one that is unset. */
export function openClock(file: string): LocalClock {
  const cells = newCells();
  if (existsSync(file)) {
    const { mode, value, latest: shown } = z.parse(Remembered, JSON.parse(readFileSync(file, 'utf8')));
    if (shown !== undefined) raise(cells, shown);
    writeCells(cells, mode, value);
  }
  let written = '';
  // Written down before anyone can see it: a time that was shown must still have been shown after `kill -9`.
  const remember = (mode: ClockMode, value: number, shown: number | undefined) => {
    const text = JSON.stringify({ mode, value, latest: shown });
    if (text !== written) replaceFile(file, text);
    written = text;
  };
  const rememberNow = () => {
    const { mode, value } = readCells(cells);
    if (mode !== 'unset') remember(mode, value, latest(cells));
  };
  const timer = setInterval(rememberNow, rememberEveryMs).unref();
  const set = (mode: ClockMode, value: number, shown: number) => {
    remember(mode, value, shown);
    writeCells(cells, mode, value);
    raise(cells, shown);
    return state();
  };
  const state = (): ClockState => {
    const { mode } = readCells(cells);
    return { mode, now: mode === 'unset' ? null : new Date(tellTime(cells)).toISOString() };
  };
  return {
    cells,
    state,
    drive(time) {
      const to = readCells(cells).mode === 'unset' ? time : Math.max(time, tellTime(cells));
      return set('standing', to, to);
    },
    run() {
      const now = tellTime(cells);
      return set('running', now - Date.now(), now);
    },
    stop() {
      clearInterval(timer);
      rememberNow();
    },
  };
}
