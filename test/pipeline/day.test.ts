import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { eightFreePorts } from '../support/local.ts';

const root = new URL('../..', import.meta.url).pathname;

const Report = z.looseObject({
  calls: z.number(),
  outcomes: z.record(z.string(), z.number()),
  ledger: z.looseObject({ difference: z.number(), opened: z.number() }),
  outage: z.object({ minutes: z.number(), placed: z.number(), counted: z.number() }),
  doubleClaims: z.number(),
  doubleRings: z.number(),
});

/** Runs the command as it is typed; what it reports, without what may differ from run to run. */
async function day(...more: readonly string[]): Promise<z.infer<typeof Report>> {
  const directory = mkdtempSync(join(tmpdir(), 'ringtrace-day-test-'));
  const report = join(directory, 'report.json');
  try {
    const args = ['--operators', '4', '--cases', '5', '--days', '1', '--report', report, ...more];
    const child = spawn(process.execPath, ['local/day/main.ts', ...args, '--port', String(await eightFreePorts())], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (said += String(text)));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code, said).toBe(0);
    const { seconds: _s, units: _u, ...same } = z.parse(Report, JSON.parse(readFileSync(report, 'utf8')));
    return z.parse(Report, same);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

test('a day on the desk keeps its promises, and the same seed gives the same day', { timeout: 300_000 }, async () => {
  const first = await day('--seed', '3');
  expect(first).toMatchObject({ doubleClaims: 0, doubleRings: 0, outage: { minutes: 20, counted: 0 } });
  expect(first.ledger.difference).toBe(0);
  expect(first.calls).toBeGreaterThanOrEqual(5);
  expect(first.outcomes.completed).toBeGreaterThan(0);
  expect(await day('--seed', '3')).toEqual(first);
});
