import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { readArguments, wholeNumber } from '../command-line.ts';
import { outbreak } from './outbreak.ts';

const Report = z.object({
  cases: z.object({ registered: z.number() }),
  attempts: z.record(z.string(), z.number()),
  exposures: z.number(),
  units: z.record(z.string(), z.object({ wru: z.number(), rru: z.number(), n: z.number() })),
  seconds: z.number(),
});

/** A made-up outbreak through the whole pipeline, on a state of its own. */
export function pipeline(args: readonly string[]): void {
  const { values } = readArguments({
    args: [...args],
    options: {
      cases: { type: 'string', default: '500' },
      operators: { type: 'string', default: '8' },
      seed: { type: 'string', default: '1' },
    },
  });
  const directory = mkdtempSync(join(tmpdir(), 'ringtrace-bench-'));
  const file = (name: string) => join(directory, name);
  try {
    const { lineList, contacts } = outbreak(wholeNumber(values.cases, '--cases'), wholeNumber(values.seed, '--seed'));
    writeFileSync(file('cases.csv'), lineList);
    writeFileSync(file('contacts.csv'), contacts);
    const files = ['--linelist', file('cases.csv'), '--contacts', file('contacts.csv')];
    const here = ['--state', file('state'), '--port', '17700', '--report', file('report.json')];
    const command = ['local/replay/main.ts', ...files, '--operators', values.operators, ...here];
    const { status } = spawnSync(process.execPath, command, {
      stdio: ['ignore', 'inherit', 'inherit'],
      timeout: 30 * 60_000,
    });
    if (status !== 0) throw new Error(`The replay that is measured ended with exit code ${status}.`);
    print(z.parse(Report, JSON.parse(readFileSync(file('report.json'), 'utf8'))));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function print({ cases, attempts, exposures, units, seconds }: z.infer<typeof Report>): void {
  const calls = Object.values(attempts).reduce((sum, n) => sum + n, 0);
  const per = (n: number) => `${(n / seconds).toFixed(1)} a second`;
  console.log(
    `\n${cases.registered} cases (${per(cases.registered)}), ${calls} calls (${per(calls)}), ${exposures} exposures (${per(exposures)})`,
  );
  const all = Object.values(units).reduce((sum, { wru, rru }) => ({ wru: sum.wru + wru, rru: sum.rru + rru }), {
    wru: 0,
    rru: 0,
  });
  console.log(
    `${(all.wru / calls).toFixed(1)} WRU and ${(all.rru / calls).toFixed(1)} RRU a call, all tables and operations`,
  );
  const rows = Object.entries(units).sort(([, a], [, b]) => b.wru + b.rru - (a.wru + a.rru));
  for (const [name, { wru, rru, n }] of rows)
    console.log(
      `${name.padEnd(38)} ${String(n).padStart(7)} x ${(wru / n).toFixed(1).padStart(6)} WRU ${(rru / n).toFixed(1).padStart(6)} RRU`,
    );
}
