import { writeFileSync } from 'node:fs';
import type { Figures } from './figures.ts';
import { readClaimOptions } from './options.ts';
import { measureParts } from './parts.ts';
import { complaintsAbout, tableOf } from './print.ts';
import { openStand } from './stand.ts';

/** A Tuesday at 13:00 in Moscow: nobody's calling hours are over. */
const from = '2026-11-24T10:00:00.000Z';

/** `npm run bench -- claim`. */
export async function claim(args: readonly string[]): Promise<void> {
  const options = readClaimOptions(args);
  const say = (line: string) => console.error(line);
  const figures: Figures[] = [];
  for (const tasks of options.tasks) {
    const started = Date.now();
    say(`Making a list of ${tasks} tasks ...`);
    const stand = await openStand({ tasks, now: from, progress: say });
    say(`... made in ${((Date.now() - started) / 1000).toFixed(0)} s`);
    try {
      figures.push(...(await measureParts(stand, { tasks, from, say }, options)));
    } finally {
      await stand.stop();
    }
  }
  console.log(tableOf(figures));
  if (options.report !== undefined) writeFileSync(options.report, `${JSON.stringify({ figures }, undefined, 2)}\n`);
  const complaints = complaintsAbout(figures);
  for (const complaint of complaints) say(complaint);
  if (complaints.length > 0) process.exitCode = 1;
}
