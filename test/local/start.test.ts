import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { controlClient, readRunning } from '../../local/control-client.ts';
import { commandLine } from '../../local/engines/process-table.ts';
import { startLocal } from '../../local/start-local.ts';
import { exampleCase } from '../../local/summary.ts';
import { CaseMessage } from '../../shared/messages/case-message.ts';
import { eightFreePorts } from '../support/local.ts';
import { synthesiseFixture } from '../support/local-assembly.ts';

const place = mkdtempSync(join(tmpdir(), 'ringtrace-start-'));
const assembly = join(place, 'assembly');
const root = new URL('../../', import.meta.url).pathname;

beforeAll(() => {
  synthesiseFixture(assembly);
});
afterAll(() => rmSync(place, { recursive: true }));

/** Runs a script that starts Ringtrace on the fixture, as a process of its own. */
function startProcess(state: string, port: number) {
  const script = `
    const { startLocal } = await import('${root}local/start-local.ts');
    await startLocal(${JSON.stringify({ state, port, assembly })});
    console.log('ready');
  `;
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Runs `npm start` with arguments that it refuses. */
async function refused(...args: string[]): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, [join(root, 'local/start.ts'), ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = once(child, 'close');
  let said = '';
  for await (const text of child.stderr) said += text;
  const [code] = await closed;
  return { code, said };
}

describe('npm start', () => {
  it('says in one line which port is taken and by whom, and how to choose others', async () => {
    const port = await eightFreePorts();
    const other = createServer().listen(port + 3, '127.0.0.1');
    await once(other, 'listening');
    const { code, said } = await refused('--port', String(port), '--state', join(place, 'taken'));
    other.close();
    expect(code).toBe(1);
    expect(said.trim().split('\n')).toHaveLength(1);
    expect(said).toContain(`Port ${port + 3} (the SQS engine) is already in use by `);
    expect(said).toContain('--port');
  });

  it('refuses an option it does not know', async () => {
    expect(await refused('--prot', '1')).toMatchObject({
      code: 1,
      said: expect.stringContaining("Unknown option '--prot'"),
    });
  });

  it('offers a case to try that the pipeline takes', () => {
    expect(CaseMessage.safeParse(exampleCase('2026-11-22T08:00:00.000Z')).success).toBe(true);
  });
});

describe('a start that cannot be', () => {
  it('names the file of a template that cannot be read, and leaves nothing running', async () => {
    const broken = join(place, 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, 'manifest.json'), '{"artifacts": {');
    const state = join(place, 'broken-state');
    await expect(startLocal({ state, port: await eightFreePorts(), assembly: broken })).rejects.toThrow(
      /manifest\.json/,
    );
    expect(readRunning(state)).toBeUndefined();
  });

  it('refuses an engine it does not know', async () => {
    const options = { state: join(place, 'engine'), port: await eightFreePorts(), assembly, engine: 'dynalite' };
    await expect(startLocal(options)).rejects.toThrow("RINGTRACE_ENGINE is 'dynalite'");
  });
});

describe('after kill -9', () => {
  it('the next start ends the engine left behind, and time and messages are still there', async () => {
    const [state, port] = [join(place, 'killed'), await eightFreePorts()];
    const first = startProcess(state, port);
    await once(first.stdout, 'data');
    const before = readRunning(state);
    if (before === undefined) throw new Error('It does not run');
    await controlClient(before).drive('2015-06-01T08:00:00Z');
    const engine = Number(/"pid":(\d+)/.exec(readFileSync(join(state, 'dynamodb', 'engine.pid'), 'utf8'))?.[1]);
    first.kill('SIGKILL');
    await once(first, 'close');
    expect(commandLine(engine)).toContain('--db-path');
    expect(readRunning(state)).toBeUndefined();

    const second = await startLocal({ state, port, assembly });
    expect(commandLine(engine)).toBeUndefined();
    expect((await controlClient(second.running).clock()).now).toBe('2015-06-01T08:00:00.000Z');
    await second.stop();
    expect(readRunning(state)).toBeUndefined();
  });

  it('--fresh forgets the state and nothing beside it', async () => {
    const [state, port] = [join(place, 'fresh'), await eightFreePorts()];
    const first = await startLocal({ state, port, assembly });
    await controlClient(first.running).drive('2015-06-01T08:00:00Z');
    await first.stop();
    writeFileSync(join(state, 'my-notes.txt'), 'keep me');
    const second = await startLocal({ state, port, assembly, fresh: true });
    expect((await controlClient(second.running).clock()).mode).toBe('unset');
    expect(readFileSync(join(state, 'my-notes.txt'), 'utf8')).toBe('keep me');
    await second.stop();
  });
});
