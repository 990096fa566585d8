import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openClock } from '../../local/runner/clock.ts';
import { tellTime } from '../../local/runner/clock-memory.ts';

const directory = mkdtempSync(join(tmpdir(), 'ringtrace-clock-'));
let files = 0;
let file = '';

beforeEach(() => {
  files += 1;
  file = join(directory, `clock-${files}.json`);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T12:00:00.000Z') });
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => rmSync(directory, { recursive: true }));

const may1861 = Date.parse('1861-05-01T08:00:00.000Z');
const june1861 = Date.parse('1861-06-01T08:00:00.000Z');

describe('the local clock', () => {
  it('is unset until something happens, and a look at it is nothing', () => {
    const clock = openClock(file);
    expect(clock.state()).toEqual({ now: null, mode: 'unset' });
    expect(clock.state().mode).toBe('unset');
  });

  it("takes the machine's time from the first function that asks", () => {
    const clock = openClock(file);
    tellTime(clock.cells);
    expect(clock.state()).toEqual({ now: '2026-11-22T12:00:00.000Z', mode: 'running' });
  });

  it('is driven from the first moment where a drive comes first, before 1970 too', () => {
    const clock = openClock(file);
    expect(clock.drive(may1861)).toEqual({ now: '1861-05-01T08:00:00.000Z', mode: 'standing' });
    vi.setSystemTime('2026-11-22T13:00:00.000Z');
    expect(tellTime(clock.cells)).toBe(may1861);
  });

  it('never goes back when it is driven back', () => {
    const clock = openClock(file);
    clock.drive(june1861);
    expect(clock.drive(may1861).now).toBe('1861-06-01T08:00:00.000Z');
  });

  it("runs on from where it stands at the machine's speed", () => {
    const clock = openClock(file);
    clock.drive(may1861);
    clock.run();
    vi.setSystemTime('2026-11-22T12:00:01.500Z');
    expect(clock.state()).toEqual({ now: '1861-05-01T08:00:01.500Z', mode: 'running' });
  });

  it("does not go back when the machine's own clock does", () => {
    const clock = openClock(file);
    const before = tellTime(clock.cells);
    vi.setSystemTime('2026-11-22T11:00:00.000Z');
    expect(tellTime(clock.cells)).toBe(before);
  });

  it('has written down a time before anyone can see it, so that kill -9 loses none', () => {
    const clock = openClock(file);
    clock.drive(may1861);
    const standing = openClock(file);
    expect(standing.state()).toEqual({ now: '1861-05-01T08:00:00.000Z', mode: 'standing' });
    standing.run();
    vi.setSystemTime('2026-11-22T12:00:01.000Z');
    expect(openClock(file).state().now).toBe('1861-05-01T08:00:01.000Z');
  });

  it("does not go back over a restart when the machine's clock went back meanwhile", () => {
    const clock = openClock(file);
    tellTime(clock.cells);
    clock.stop();
    vi.setSystemTime('2026-11-22T11:00:00.000Z');
    expect(openClock(file).state().now).toBe('2026-11-22T12:00:00.000Z');
  });

  it('keeps the last whole state when a crash cut the next one short', () => {
    openClock(file).drive(may1861);
    writeFileSync(`${file}.next`, readFileSync(file, 'utf8').slice(0, 5));
    expect(openClock(file).state().now).toBe('1861-05-01T08:00:00.000Z');
  });
});
