import { closeSync, openSync, writeFileSync } from 'node:fs';
import { LocalFailure } from '../engines/failure.ts';
import { help, type ReplayOptions, readOptions } from './options.ts';
import { makePlan, planHash } from './plan.ts';
import { progressOn } from './progress.ts';
import { replay } from './replay.ts';
import { complaintsOf } from './report.ts';
import { runStateFile } from './run-state.ts';
import { openSite, type Site } from './site.ts';
import { announce, summarise } from './summary.ts';
import { UsageError } from './usage-error.ts';

const exit = { well: 0, complaints: 1, unusable: 2, interrupted: 130 } as const;

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
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--report ${file} cannot be written: ${why}.`);
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
  try {
    const options = readOptions(process.argv.slice(2));
    if (options !== 'help') return await run(options);
    console.log(help);
    return exit.well;
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(error.message);
      return exit.unusable;
    }
    if (!(error instanceof LocalFailure)) console.error(error);
    else console.error(error.message);
    return exit.complaints;
  }
}

process.exit(await main());
