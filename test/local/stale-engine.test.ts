import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { endStale } from '../../local/engines/child.ts';
import { commandLine } from '../../local/engines/process-table.ts';

const directory = mkdtempSync(join(tmpdir(), 'ringtrace-stale-'));
const pidFile = join(directory, 'engine.pid');
const idle = ['-e', 'setInterval(() => {}, 1000)'];

afterAll(() => rmSync(directory, { recursive: true }));

async function startIdle() {
  const started = spawn(process.execPath, idle, { stdio: 'ignore' });
  await once(started, 'spawn');
  return { started, pid: started.pid ?? 0, exited: once(started, 'exit') };
}

it('ends the engine that an earlier run left behind', async () => {
  const { pid, exited } = await startIdle();
  writeFileSync(pidFile, JSON.stringify({ pid, command: process.execPath, args: idle }));
  expect(await endStale(pidFile)).toBe(pid);
  await exited;
  expect(commandLine(pid)).toBeUndefined();
  expect(existsSync(pidFile)).toBe(false);
});

it('leaves a stranger alone who was given the same process number', async () => {
  const { pid, started, exited } = await startIdle();
  writeFileSync(pidFile, JSON.stringify({ pid, command: '/somewhere/dynoxide', args: ['--port', '4702'] }));
  expect(await endStale(pidFile)).toBeUndefined();
  expect(commandLine(pid)).toContain('setInterval');
  started.kill();
  await exited;
});

it('ignores a pid file that a crash cut short', async () => {
  writeFileSync(pidFile, '{"pid": 12');
  expect(await endStale(pidFile)).toBeUndefined();
});
