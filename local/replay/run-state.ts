import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { LedgerResponse } from '../../shared/api/ledger.ts';

const Units = z.record(z.string(), z.object({ wru: z.number(), rru: z.number(), n: z.number() }));

/** How far a replay has come, so that the same command goes on where it was interrupted. */
const RunState = z.object({
  /** This run of the replay; its messages' intake ids are made from it. */
  run: z.string(),
  /** The numbers before anything was offered: what they grow by is this run's. */
  baseline: z.object({ ledger: LedgerResponse, units: Units }),
  clockWasStanding: z.boolean(),
  /** Days, in the plan's order, whose rows are all on the queue. */
  daysOffered: z.int(),
  /** Of runs that were interrupted, until then. */
  seconds: z.number(),
  /** A `npm start` that the replay started and has to stop. */
  startedRunner: z.nullable(z.int()),
  /** Times that a task was seen with two holders. */
  doubleClaims: z.int(),
  /** People who were shown as possibly the same as somebody else. */
  possibleDuplicates: z.array(z.string()),
  finished: z.boolean(),
});
export type RunState = z.infer<typeof RunState>;

export interface RunStateFile {
  /** The run that was interrupted, if the last one was. */
  readonly unfinished: RunState | undefined;
  save(state: RunState): void;
}

export function runStateFile(stateFolder: string, replay: string): RunStateFile {
  const folder = join(stateFolder, 'replays');
  const file = join(folder, `${replay}.json`);
  const before = read(file);
  return {
    unfinished: before?.finished === false ? before : undefined,
    save(state) {
      mkdirSync(folder, { recursive: true });
      // Whole or not at all: a kill in between leaves the state before.
      writeFileSync(`${file}.new`, `${JSON.stringify(state)}\n`);
      renameSync(`${file}.new`, file);
    },
  };
}

function read(file: string): RunState | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  return z.parse(RunState, JSON.parse(text));
}
