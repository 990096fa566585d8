import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

const lineList = [
  'nr;onset;reported;sex',
  'A;01.02.2014;03.02.2014;f',
  'B;;04.02.2014;m',
  'late;10.02.2014;;f',
  'C;05.02.2014;04.02.2014;m',
  'A;01.02.2014;03.02.2014;f',
  'B;;06.02.2014;m',
  'bad;30.02.2014;07.02.2014;m',
  ';;07.02.2014;m',
];
const pairs = [
  'who;whom;where',
  'A;B;ward',
  'late;C;home',
  'A;outside;bus',
  'stranger;A;market',
  'A;B;ward again',
  ';late;',
  'A;A;',
  'nobody;no one;',
  'bad;C;',
];

describe('replaying an outbreak through a whole Ringtrace', () => {
  const columns = ['--id', 'nr', '--onset', 'onset', '--report-date', 'reported', '--setting', 'where'];
  const format = ['--from', 'who', '--to', 'whom', '--delimiter', ';', '--date-format', 'dd.MM.yyyy'];
  const files = () => [
    '--linelist',
    command.file('cases.csv', lineList),
    '--contacts',
    command.file('pairs.csv', pairs),
  ];
  const graph = { expected: 5, found: 5, missing: [], unexpected: [] };

  it('accounts for every row and pair, and finds the file again in the graph', async () => {
    const { exit, printed, report } = await command.run([...files(), ...columns, ...format]);
    expect(printed).toContain("set aside, onset is '30.02.2014'");
    expect(exit, printed).toBe(0);
    expect(report()).toMatchObject({
      cases: { offered: 8, registered: 4, alreadyKnown: 1, setAside: 3 },
      pairs: { rows: 9, expected: 5, noSource: 1, outsideFrom: 2, outsideTo: 1, duplicate: 1, setAside: 2 },
      tasks: { open: 0 },
      people: 7,
      exposures: 5,
      ledger: { difference: 0, setAside: 3 },
      doubleClaims: 0,
      graph,
    });
  }, 60_000);

  it('makes nothing new of the same files', async () => {
    const { exit, printed, report } = await command.run([...files(), ...columns, ...format]);
    expect(exit, printed).toBe(0);
    expect(report()).toMatchObject({
      cases: { offered: 8, registered: 0, alreadyKnown: 5, setAside: 3 },
      tasks: { opened: 0, closed: 0, open: 0 },
      attempts: {},
      people: 0,
      exposures: 0,
      graph,
    });
  }, 60_000);

  it('refuses an endpoint that is not this machine before it does anything', async () => {
    const state = join(folder, 'elsewhere');
    mkdirSync(state);
    const running = { ...local.running, pid: process.pid, sqs: 'https://sqs.eu-west-1.amazonaws.com' };
    writeFileSync(join(state, 'running.json'), JSON.stringify(running));
    const { exit, printed } = await replayCommand(folder, state).run([...files(), ...columns, ...format]);
    expect(exit).toBe(2);
    expect(printed).toContain('https://sqs.eu-west-1.amazonaws.com, which is not this machine');
    expect(readdirSync(state)).toEqual(['running.json']);
  }, 30_000);
});
