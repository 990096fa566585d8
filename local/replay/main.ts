import { closeSync, openSync, writeFileSync } from 'node:fs';
import { exitCodeOf, UsageError, whyNot } from '../command-line.ts';
import { help, type ReplayOptions, readOptions } from './options.ts';
import { makePlan, planHash } from './plan.ts';
import { progressOn } from './progress.ts';
import { replay } from './replay.ts';
import { complaintsOf } from './report.ts';
import { runStateFile } from './run-state.ts';
import { openSite, type Site } from './site.ts';
import { announce, summarise } from './summary.ts';

const exit = { well: 0, complaints: 1, interrupted: 130 } as const;

async function run(options: ReplayOptions): Promise<number> {
  const plan = makePlan(options);
  if (options.report !== undefined) requireWritable(options.report);
  const file = runStateFile(options.state, planHash(plan, options));
  const progress = progressOn(process.stderr);
  const { unfinished } = file;
  console.log(announce(plan));
  const startedBefore = unfinished?.startedRunner ?? undefined;
  const site = await openSite({ ...options, startedBefore, say: (line) => progress.say(line) });
  stopOnSignal(site);
  try {
    if (unfinished !== undefined) {
      console.log(
        `Resuming the replay that was interrupted after ${unfinished.daysOffered} of ${plan.days.length} days.`,
      );
    }
    const report = await replay(plan, options, { site, file, progress });
    progress.end();
    console.log(summarise(report));
    if (options.report !== undefined) writeFileSync(options.report, `${JSON.stringify(report, undefined, 2)}\n`);
    const complaints = complaintsOf(report);
    for (const complaint of complaints) console.error(complaint);
    return complaints.length === 0 ? exit.well : exit.complaints;
  } finally {
    progress.end();
    await site.stop();
  }
}

/** A report that cannot be written is better known before the outbreak than after. */
function requireWritable(file: string): void {
  try {
    closeSync(openSync(file, 'a'));
  } catch (error) {
    throw new UsageError(`--report ${file} cannot be written: ${whyNot(error)}.`);
  }
}

function stopOnSignal(site: Site): void {
  const stop = () => {
    console.error('\nInterrupted. The same command resumes this replay.');
    void site.stop().finally(() => process.exit(exit.interrupted));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options !== 'help') return run(options);
  console.log(help);
  return exit.well;
}

process.exit(await exitCodeOf(main));
