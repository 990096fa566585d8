import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCodeOf } from '../command-line.ts';
import { seedKeys } from '../engines/keys.ts';
import { openSite } from '../replay/site.ts';
import { runDay } from './day.ts';
import { type DayOptions, help, readDayOptions } from './options.ts';
import { complaintsOf, summarise } from './report.ts';

const exit = { well: 0, broken: 1, interrupted: 130 } as const;

async function run(options: DayOptions): Promise<number> {
  const state = mkdtempSync(join(tmpdir(), 'ringtrace-day-'));
  const say = (line: string) => console.log(line);
  // Who is drawn and who is next go by people's ids: the same seed must give the same.
  seedKeys(join(state, 'keys'), options.seed);
  const site = await openSite({ state, port: options.port, startedBefore: undefined, say });
  const stop = async () => {
    await site.stop();
    rmSync(state, { recursive: true, force: true });
  };
  const interrupted = () => void stop().finally(() => process.exit(exit.interrupted));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    const report = await runDay(site, options, say);
    console.log(`\n${summarise(report)}`);
    if (options.report !== undefined) writeFileSync(options.report, `${JSON.stringify(report, undefined, 2)}\n`);
    const complaints = complaintsOf(report);
    for (const complaint of complaints) console.error(complaint);
    return complaints.length === 0 ? exit.well : exit.broken;
  } finally {
    await stop();
  }
}

async function main(): Promise<number> {
  const options = readDayOptions(process.argv.slice(2));
  if (options !== 'help') return run(options);
  console.log(help);
  return exit.well;
}

process.exit(await exitCodeOf(main));
