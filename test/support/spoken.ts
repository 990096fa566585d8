import { afterEach, beforeEach, vi } from 'vitest';

/** What the functions write to their logs during a test, instead of into the test's own output. */
export function spoken(): () => Record<string, unknown>[] {
  const said: string[] = [];
  beforeEach(() => {
    said.length = 0;
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  return () =>
    said
      .join('')
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line): Record<string, unknown> => JSON.parse(line));
}
