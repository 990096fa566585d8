import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { readClaimOptions } from '../../local/bench/claim/options.ts';
import { exitCodeOf, readNamedFile, UsageError, wholeNumber } from '../../local/command-line.ts';
import { readDayOptions } from '../../local/day/options.ts';
import { LocalFailure } from '../../local/engines/failure.ts';
import { lockState } from '../../local/state-lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringtrace-command-'));
const file = join(folder, 'a-file');
writeFileSync(file, '');
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

test.for<[string, () => unknown]>([
  ["Unexpected argument 'foo'", () => readDayOptions(['foo'])],
  ["--operators is a whole number from 1 to 999, not '0'", () => readDayOptions(['--operators', '0'])],
  ["Unknown option '--frob'", () => readClaimOptions(['--frob'])],
  ["--tasks is a whole number of 1 or more, not 'many'", () => readClaimOptions(['--tasks', '40000,many'])],
  ["--only is a, b or c, not 'z'", () => readClaimOptions(['--only', 'z'])],
  ["--port is a whole number from 1 to 65527, not '65528'", () => wholeNumber('65528', '--port', 1, 65_527)],
  [`${folder} cannot be read: it is a folder`, () => readNamedFile(folder)],
  [`${file}-2 cannot be read: there is no such file`, () => readNamedFile(`${file}-2`)],
])('says in one line: %s', ([line, use]) => {
  expect(use).toThrow(UsageError);
  expect(use).toThrow(line);
});

test.for([file, join(file, 'below')])('state that cannot be kept where a file is, is said with what to do', (where) => {
  expect(() => lockState(where)).toThrow(LocalFailure);
  expect(() => lockState(where)).toThrow(/cannot be kept in .*a-file.*no folder.*--state DIR/);
});

describe('a command ends', () => {
  const endOf = async (main: () => unknown) => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const code = await exitCodeOf(main);
    return [code, ...said.mock.calls.splice(0).flat()];
  };

  test('with 2 and one line where it cannot be used so, with 1 where something else can be mended', async () => {
    expect(await endOf(() => wholeNumber('x', '--n'))).toEqual([2, "--n is a whole number of 1 or more, not 'x'."]);
    expect(await endOf(() => Promise.reject(new LocalFailure('no engine here')))).toEqual([1, 'no engine here']);
  });

  test('with the stack where the fault is ours', async () => {
    const fault = new TypeError('undefined is not a function');
    expect(await endOf(() => Promise.reject(fault))).toEqual([1, fault]);
  });

  test('with the code that it gives', async () => {
    expect(await endOf(() => 3)).toEqual([3]);
    expect(await endOf(() => undefined)).toEqual([0]);
  });
});
