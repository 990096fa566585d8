import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type ReplayCommand, replayCommand } from '../replay/command.ts';
import { startTestLocal, type TestLocal } from '../support/local.ts';

let local: TestLocal;
let folder: string;
let command: ReplayCommand;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ringtrace-outbreak-'));
  local = await startTestLocal();
  command = replayCommand(folder, local.state);
}, 180_000);

afterAll(async () => {
  await local?.end();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

describe('a replay that is killed', () => {
  it('resumes after a kill where it was, and ends with the numbers of a replay that nobody killed', async () => {
    const ids = Array.from({ length: 24 }, (_, n) => `${n}`);
    const cases = ids.map((id, n) => `${id},2014-03-${String(n + 1).padStart(2, '0')}`);
    const named = ids.flatMap((id, n) => [`${id},${n + 1}`, `${id},x${n % 5}`]);
    const outbreak = [
      ...['--linelist', command.file('long.csv', ['id,dt_report', ...cases])],
      ...['--contacts', command.file('named.csv', ['from,to', ...named])],
    ];
    const killed = command.start(outbreak);
    while (command.daysOffered() < 3 && killed.child.exitCode === null) await pause(5);
    killed.child.kill('SIGKILL');
    await killed.done;
    const resumed = await command.run(outbreak);
    expect(resumed.printed).toContain('Resuming');
    expect(resumed.exit, resumed.printed).toBe(0);
    const numbers = ({ cases: c, tasks, attempts, people, exposures, ledger, graph }: Record<string, unknown>) => ({
      ...{ cases: c, tasks, attempts, people, exposures, ledger, graph },
    });
    const ofKilled = numbers(resumed.report());
    expect(ofKilled).toMatchObject({ cases: { registered: 24 }, graph: { found: 48, missing: [], unexpected: [] } });
    const other = await startTestLocal();
    onTestFinished(() => other.end());
    const whole = await replayCommand(folder, other.state).run(outbreak);
    expect(whole.printed).not.toContain('Resuming');
    expect(ofKilled).toEqual(numbers(whole.report()));
  });
});
